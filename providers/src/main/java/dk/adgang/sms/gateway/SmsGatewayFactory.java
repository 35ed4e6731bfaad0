package dk.adgang.sms.gateway;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link SmsGateway}s. Configured as {@code --spi-sms-gateway--ID--NAME=VALUE}. */
public interface SmsGatewayFactory extends ProviderFactory<SmsGateway> {}
