package dk.adgang.sms.gateway.api;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The SPI {@code sms-report-listener}. */
public final class ReportListenerSpi implements Spi {

  @Override
  public boolean isInternal() {
    return false;
  }

  @Override
  public String getName() {
    return "sms-report-listener";
  }

  @Override
  public Class<? extends Provider> getProviderClass() {
    return ReportListener.class;
  }

  @Override
  public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
    return ReportListenerFactory.class;
  }
}
