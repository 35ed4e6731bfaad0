package dk.adgang.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.adgang.sms.gateway.api.SendFailure;
import dk.adgang.sms.gateway.api.Sms;
import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayException;
import dk.adgang.sms.gateway.api.SmsGatewayFactory;
import dk.adgang.sms.gateway.api.SmsReceipt;
import java.time.Duration;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;

/** Helpers of the tests of all gateways. */
public final class Sending {

  public static final String CODE = "123456";
  public static final Sms SMS =
      new Sms(
          "+4520123456",
          CODE + " er din kode & æøå=1\n\n@a.dk #" + CODE,
          "5f0c2c0a-5a3c-4a55-9f5d-4f3a2f1f9a10");
  public static final Duration TOTAL = Duration.ofSeconds(30);

  /** Part of every key that tests use, to be found nowhere else. */
  public static final String KEY = "k3y";

  private Sending() {}

  public static SmsGateway gateway(SmsGatewayFactory factory, Settings settings) {
    return gateway(factory, settings, Vault.empty());
  }

  public static SmsGateway gateway(
      SmsGatewayFactory factory, Settings settings, KeycloakSession session) {
    factory.init(settings);
    return factory.create(session);
  }

  public static SmsReceipt send(SmsGateway gateway) throws SmsGatewayException {
    return gateway.send(SMS, TOTAL);
  }

  /**
   * Returns why the gateway does not send, and checks that it tells nothing of the message or a
   * key.
   */
  public static SendFailure refused(SmsGateway gateway) {
    return refusal(gateway).kind();
  }

  public static SmsGatewayException refusal(SmsGateway gateway) {
    SmsGatewayException failure =
        catchThrowableOfType(SmsGatewayException.class, () -> send(gateway));
    assertThat(failure).hasMessageNotContainingAny(CODE, KEY, "2012").hasNoCause();
    return failure;
  }

  /** Checks that a gateway with such a setting says so in one line, and sends nothing. */
  public static void isRefused(String id, String setting, Supplier<SmsGateway> made) {
    try (LogLines log = new LogLines()) {
      SmsGateway gateway = made.get();
      assertThat(gateway.configured()).isFalse();
      assertThat(refused(gateway)).isEqualTo(SendFailure.PERMANENT);
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("SMS gateway " + id + ": the setting " + setting);
    }
  }

  /** Checks that a gateway that nobody has set up is silent. */
  public static void isSilentWithoutSettings(SmsGatewayFactory factory) {
    try (LogLines log = new LogLines()) {
      assertThat(gateway(factory, Settings.of()).configured()).isFalse();
      assertThat(log.lines()).isEmpty();
    }
  }
}
