package dk.adgang.sms.gateway.api;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The SPI {@code sms-gateway}. */
public final class SmsGatewaySpi implements Spi {

  @Override
  public boolean isInternal() {
    return false;
  }

  @Override
  public String getName() {
    return "sms-gateway";
  }

  @Override
  public Class<? extends Provider> getProviderClass() {
    return SmsGateway.class;
  }

  @Override
  public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
    return SmsGatewayFactory.class;
  }
}
