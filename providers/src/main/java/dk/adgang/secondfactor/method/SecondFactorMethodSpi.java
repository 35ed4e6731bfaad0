package dk.adgang.secondfactor.method;

import org.keycloak.provider.Spi;

/** Makes {@link SecondFactorMethod} known to Keycloak as {@code second-factor-method}. */
public final class SecondFactorMethodSpi implements Spi {

  @Override
  public boolean isInternal() {
    return false;
  }

  @Override
  public String getName() {
    return "second-factor-method";
  }

  @Override
  public Class<SecondFactorMethod> getProviderClass() {
    return SecondFactorMethod.class;
  }

  /** A method is its own factory, as Keycloak's required actions are. */
  @Override
  public Class<SecondFactorMethod> getProviderFactoryClass() {
    return SecondFactorMethod.class;
  }
}
