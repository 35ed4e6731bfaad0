package dk.adgang.sms.gateway.api;

import java.time.Duration;
import java.util.Optional;
import org.keycloak.provider.Provider;

/**
 * Hands one SMS to the service that delivers it. This is the interface to implement for another
 * service; the factory is {@link SmsGatewayFactory}.
 */
public interface SmsGateway extends Provider {

  /** Whether the gateway is configured, so that sending is worth a try. It asks no other server. */
  boolean configured();

  /**
   * Sends one SMS, once, and waits until the service has accepted or refused it.
   *
   * @param within how long to wait at most; an employee waits for the page, and a thread of the
   *     server with them
   * @throws SmsGatewayException when the service did not surely accept it; its kind says whether
   *     the SMS may have gone out nevertheless
   */
  SmsReceipt send(Sms sms, Duration within) throws SmsGatewayException;

  /**
   * Reads a delivery report, as the service sends them to {@code
   * /realms/REALM/adgang-sms/reports/ID}.
   *
   * @return empty unless the report is surely the service's
   */
  default Optional<DeliveryReport> report(ReportRequest request) {
    return Optional.empty();
  }

  @Override
  default void close() {}
}
