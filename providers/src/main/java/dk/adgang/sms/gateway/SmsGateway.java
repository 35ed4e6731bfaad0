package dk.adgang.sms.gateway;

import org.keycloak.provider.Provider;

/**
 * Hands one SMS to the service that delivers it. This is the interface to implement for another
 * service; the factory is {@link SmsGatewayFactory}.
 */
public interface SmsGateway extends Provider {

  /**
   * Whether the gateway is configured, so that sending is worth a try. Costs nothing and asks
   * nobody.
   */
  boolean configured();

  /**
   * Sends one SMS and waits until the service has accepted or refused it, at most 5 seconds.
   *
   * @param to the receiver in E.164, for example {@code +4520123456}
   * @param text the whole text, at most 160 characters of the GSM alphabet
   * @return the service's own id of the message; may be empty
   * @throws SmsGatewayException when the service did not surely accept it; the message never holds
   *     the text or the number
   */
  String send(String to, String text) throws SmsGatewayException;

  @Override
  default void close() {}
}
