package dk.adgang.sms.gateway.api;

import dk.adgang.common.keycloak.PlainFactory;

/** Makes {@link SmsGateway}s. Configured as {@code --spi-sms-gateway--ID--NAME=VALUE}. */
public interface SmsGatewayFactory extends PlainFactory<SmsGateway> {}
