package dk.adgang.mail;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The SPI {@code adgang-letter}. */
public final class LetterSpi implements Spi {

  @Override
  public boolean isInternal() {
    return true;
  }

  @Override
  public String getName() {
    return "adgang-letter";
  }

  @Override
  public Class<? extends Provider> getProviderClass() {
    return Letter.class;
  }

  @Override
  public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
    return LetterFactory.class;
  }
}
