package dk.adgang.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.keycloak.models.KeycloakSession;

/** What tests of all gateways do. */
final class Sending {

  static final String CODE = "123456";
  static final Sms SMS =
      new Sms(
          "+4520123456",
          CODE + " er din kode & æøå=1\n\n@a.dk #" + CODE,
          "5f0c2c0a-5a3c-4a55-9f5d-4f3a2f1f9a10");
  static final Duration TOTAL = Duration.ofSeconds(30);

  /** Part of every key that tests use, to be found nowhere else. */
  static final String KEY = "k3y";

  private Sending() {}

  static SmsGateway gateway(SmsGatewayFactory factory, Settings settings) {
    return gateway(factory, settings, Vault.empty());
  }

  static SmsGateway gateway(SmsGatewayFactory factory, Settings settings, KeycloakSession session) {
    factory.init(settings);
    return factory.create(session);
  }

  static SmsReceipt send(SmsGateway gateway) throws SmsGatewayException {
    return gateway.send(SMS, TOTAL);
  }

  /** Why the gateway does not send; and nothing of the message or of a key is told. */
  static SendFailure refused(SmsGateway gateway) {
    return refusal(gateway).kind();
  }

  static SmsGatewayException refusal(SmsGateway gateway) {
    SmsGatewayException failure =
        catchThrowableOfType(SmsGatewayException.class, () -> send(gateway));
    assertThat(failure).hasMessageNotContainingAny(CODE, KEY, "2012").hasNoCause();
    return failure;
  }
}
