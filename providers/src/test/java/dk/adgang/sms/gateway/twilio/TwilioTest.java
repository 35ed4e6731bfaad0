package dk.adgang.sms.gateway.twilio;

import static dk.adgang.sms.gateway.Sending.KEY;
import static dk.adgang.sms.gateway.Sending.SMS;
import static dk.adgang.sms.gateway.Sending.refused;
import static dk.adgang.sms.gateway.Sending.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.sms.gateway.Sending;
import dk.adgang.sms.gateway.Settings;
import dk.adgang.sms.gateway.StandIn;
import dk.adgang.sms.gateway.api.SendFailure;
import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayException;
import dk.adgang.sms.gateway.api.SmsReceipt;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gateway {@code twilio} against a stand-in that speaks Twilio's Message resource. */
final class TwilioTest {

  private static final String ACCOUNT = "AC00112233445566778899aabbccddeeff";
  private static final String API_KEY = "SK00112233445566778899aabbccddeeff";
  private static final String SERVICE = "MG00112233445566778899aabbccddeeff";
  private static final String MESSAGE = "SM0123456789abcdef0123456789abcdef";
  private static final String TOKEN = KEY + "-token";
  private static final String SENT =
      "{\"sid\":\"%s\",\"status\":\"queued\",\"error_code\":null,\"error_message\":null}"
          .formatted(MESSAGE);

  @AutoClose private final StandIn service = new StandIn();

  /** Answers as the API's reference says. */
  private static StandIn.Manners answers(String user, int status, String body) {
    return exchange -> {
      String expected =
          "Basic " + Base64.getEncoder().encodeToString((user + ":" + TOKEN).getBytes(UTF_8));
      if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        StandIn.answer(401, error(20003, 401)).answer(exchange);
      } else {
        StandIn.answer(status, body).answer(exchange);
      }
    };
  }

  private static String error(int code, int status) {
    return "{\"code\":%d,\"message\":\"The 'To' number +4520123456 …\",\"more_info\":\"https://www.twilio.com/docs/errors/%d\",\"status\":%d}"
        .formatted(code, code, status);
  }

  private SmsGateway gateway(String... settings) {
    return Sending.gateway(
        new TwilioFactory(),
        Settings.of("url", service.url(), "account", ACCOUNT, "token", TOKEN).and(settings));
  }

  @Test
  void sends_one_message() throws SmsGatewayException {
    service.answers(answers(ACCOUNT, 201, SENT));
    assertThat(send(gateway())).isEqualTo(new SmsReceipt("twilio", MESSAGE));
    StandIn.Asked asked = service.once();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.address()).hasToString("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json");
    assertThat(asked.headers()).containsEntry("content-type", "application/x-www-form-urlencoded");
    assertThat(asked.form())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("To", SMS.to(), "From", "Adgang", "Body", SMS.text()));
  }

  @Test
  void the_sender_may_be_a_number_and_the_user_an_api_key() throws SmsGatewayException {
    service.answers(answers(API_KEY, 201, SENT));
    send(gateway("sender", "+4592451234", "api-key", API_KEY));
    assertThat(service.once().form()).containsEntry("From", "+4592451234");
  }

  @Test
  void a_messaging_service_may_choose_the_sender() throws SmsGatewayException {
    service.answers(answers(ACCOUNT, 201, SENT));
    send(gateway("messaging-service", SERVICE));
    assertThat(service.once().form())
        .containsEntry("MessagingServiceSid", SERVICE)
        .doesNotContainKey("From");
  }

  @ParameterizedTest
  @CsvSource({
    "400, 21211, BAD_NUMBER",
    "400, 21265, BAD_NUMBER",
    "400, 21268, BAD_NUMBER",
    "400, 21610, BAD_NUMBER",
    "400, 21614, BAD_NUMBER",
    "400, 21635, BAD_NUMBER",
    "400, 21408, PERMANENT",
    "400, 21212, PERMANENT",
    "400, 21606, PERMANENT",
    "400, 21612, PERMANENT",
    "401, 20003, PERMANENT",
    "404, 20404, PERMANENT",
    "403, 0, PERMANENT",
    "429, 20429, TEMPORARY",
    "429, 21611, TEMPORARY",
    "429, 63038, TEMPORARY",
    "400, 14107, TEMPORARY",
    "500, 20500, UNKNOWN",
    "503, 20503, TEMPORARY",
    "504, 0, UNKNOWN"
  })
  void an_error_says_what_may_be_done_next(int status, int code, SendFailure kind) {
    assertThat(TwilioErrors.meaning(status, code)).isEqualTo(kind);
    service.answers(answers(ACCOUNT, status, error(code, status)));
    assertThat(refused(gateway())).isEqualTo(kind);
    assertThat(service.asked()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "201 | <html>It works!</html>                       | UNKNOWN",
        "201 | {}                                           | UNKNOWN",
        "200 | {\"sid\":\"SM1\"}                            | UNKNOWN",
        "201 | {\"sid\":\"SM1\",\"error_code\":30007}       | UNKNOWN",
        "201 | {\"sid\":\"SM1\",\"error_code\":21610}       | BAD_NUMBER"
      })
  void an_answer_without_a_sent_message_is_not_accepted(int status, String body, SendFailure kind) {
    service.answers(answers(ACCOUNT, status, body));
    assertThat(refused(gateway())).isEqualTo(kind);
  }

  @Test
  void a_wrong_token_is_the_gateways_fault() {
    service.answers(answers(ACCOUNT, 201, SENT));
    assertThat(refused(gateway("token", KEY + "-other"))).isEqualTo(SendFailure.PERMANENT);
  }

  @ParameterizedTest
  @CsvSource({
    "account, AC1/../x",
    "account, ''",
    "token, ''",
    "api-key, mine",
    "messaging-service, mine",
    "url, api.twilio.com"
  })
  void a_setting_that_cannot_be_used_is_one_line_and_nothing_is_sent(String setting, String value) {
    Sending.isRefused("twilio", setting, () -> gateway(setting, value));
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void without_settings_nobody_complains() {
    Sending.isSilentWithoutSettings(new TwilioFactory());
  }
}
