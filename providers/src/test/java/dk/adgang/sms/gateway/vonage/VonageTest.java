package dk.adgang.sms.gateway.vonage;

import static dk.adgang.sms.gateway.Sending.KEY;
import static dk.adgang.sms.gateway.Sending.SMS;
import static dk.adgang.sms.gateway.Sending.refused;
import static dk.adgang.sms.gateway.Sending.send;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.sms.gateway.Sending;
import dk.adgang.sms.gateway.Settings;
import dk.adgang.sms.gateway.StandIn;
import dk.adgang.sms.gateway.Vault;
import dk.adgang.sms.gateway.api.SendFailure;
import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayException;
import dk.adgang.sms.gateway.api.SmsReceipt;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gateway {@code vonage} against a stand-in that speaks Vonage's SMS API. */
final class VonageTest {

  private static final String API_KEY = KEY + "4bcd";
  private static final String SECRET = KEY + "-secret";

  @AutoClose private final StandIn service = new StandIn();

  private static String message(String status) {
    return """
    {"message-count":"1","messages":[{"to":"4520123456","message-id":"0A0000000123ABCD1","status":"%s",
    "error-text":"about 4520123456","remaining-balance":"3.14","message-price":"0.03","network":"23801"}]}
    """
        .formatted(status);
  }

  private SmsGateway gateway(String... settings) {
    return Sending.gateway(
        new VonageFactory(),
        Settings.of("url", service.url(), "api-key", API_KEY, "api-secret", SECRET).and(settings));
  }

  @Test
  void sends_one_message() throws SmsGatewayException {
    service.answers(200, message("0"));
    assertThat(send(gateway("sender", "Kaffe")))
        .isEqualTo(new SmsReceipt("vonage", "0A0000000123ABCD1"));
    StandIn.Asked asked = service.once();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.address()).hasToString("/sms/json");
    assertThat(asked.form())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "api_key",
                API_KEY,
                "api_secret",
                SECRET,
                "to",
                "4520123456",
                "from",
                "Kaffe",
                "text",
                SMS.text(),
                "client-ref",
                SMS.id()));
  }

  /** Vonage says so with status 200. */
  @ParameterizedTest
  @CsvSource({
    "1, TEMPORARY",
    "2, PERMANENT",
    "3, PERMANENT",
    "4, PERMANENT",
    "5, UNKNOWN",
    "6, BAD_NUMBER",
    "7, BAD_NUMBER",
    "8, PERMANENT",
    "9, PERMANENT",
    "10, TEMPORARY",
    "11, PERMANENT",
    "12, PERMANENT",
    "14, PERMANENT",
    "15, PERMANENT",
    "22, PERMANENT",
    "23, PERMANENT",
    "29, PERMANENT",
    "32, PERMANENT",
    "33, BAD_NUMBER",
    "99, UNKNOWN"
  })
  void an_error_says_what_may_be_done_next(int status, SendFailure kind) {
    assertThat(VonageErrors.meaning(status)).isEqualTo(kind);
    service.answers(200, message(Integer.toString(status)));
    assertThat(refused(gateway())).isEqualTo(kind);
    assertThat(service.asked()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | <html>It works!</html>                                            | UNKNOWN",
        "200 | {\"messages\":[]}                                                 | UNKNOWN",
        "200 | {\"messages\":[{\"status\":\"0\"},{\"status\":\"5\"}]}            | UNKNOWN",
        "200 | {\"messages\":[{\"status\":\"zero\"}]}                            | UNKNOWN",
        "200 | {\"messages\":[{\"status\":null}]}                                | UNKNOWN",
        "200 | {\"messages\":[{}]}                                               | UNKNOWN",
        "401 | {\"messages\":[{\"status\":\"0\"}]}                               | PERMANENT",
        "429 | {}                                                                | TEMPORARY",
        "500 | {\"messages\":[{\"status\":\"0\"}]}                               | UNKNOWN"
      })
  void an_answer_of_another_kind_is_not_accepted(int status, String body, SendFailure kind) {
    service.answers(status, body);
    assertThat(refused(gateway())).isEqualTo(kind);
  }

  @Test
  void keys_may_come_from_the_vault() throws SmsGatewayException {
    service.answers(200, message("0"));
    SmsGateway gateway =
        Sending.gateway(
            new VonageFactory(),
            Settings.of("url", service.url(), "api-key", "${vault.a}", "api-secret", "${vault.b}"),
            Vault.with(Map.of("a", API_KEY, "b", SECRET)));
    send(gateway);
    assertThat(service.once().form())
        .containsEntry("api_key", API_KEY)
        .containsEntry("api_secret", SECRET);
  }

  @ParameterizedTest
  @CsvSource({"api-key, ''", "api-secret, ''", "url, nowhere"})
  void a_setting_that_cannot_be_used_is_one_line_and_nothing_is_sent(String setting, String value) {
    Sending.isRefused("vonage", setting, () -> gateway(setting, value));
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void without_settings_nobody_complains() {
    Sending.isSilentWithoutSettings(new VonageFactory());
  }
}
