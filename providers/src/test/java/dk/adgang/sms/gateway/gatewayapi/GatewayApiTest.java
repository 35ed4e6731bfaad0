package dk.adgang.sms.gateway.gatewayapi;

import static dk.adgang.sms.gateway.Sending.KEY;
import static dk.adgang.sms.gateway.Sending.SMS;
import static dk.adgang.sms.gateway.Sending.refused;
import static dk.adgang.sms.gateway.Sending.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.sms.gateway.LogLines;
import dk.adgang.sms.gateway.Sending;
import dk.adgang.sms.gateway.Settings;
import dk.adgang.sms.gateway.StandIn;
import dk.adgang.sms.gateway.Vault;
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

/** The gateway {@code gatewayapi} against a stand-in that speaks GatewayAPI's REST API. */
final class GatewayApiTest {

  private static final String TOKEN = KEY + "-token";
  private static final String SENT =
      "{\"ids\":[421332671],\"usage\":{\"countries\":{\"DK\":1},\"currency\":\"DKK\",\"total_cost\":0.3}}";

  @AutoClose private final StandIn service = new StandIn();

  /** Answers as the API's reference says. */
  private static StandIn.Manners answers(int status, String body) {
    return exchange -> {
      String expected =
          "Basic " + Base64.getEncoder().encodeToString((TOKEN + ":").getBytes(UTF_8));
      if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        StandIn.answer(401, error("0x0229")).answer(exchange);
      } else {
        StandIn.answer(status, body).answer(exchange);
      }
    };
  }

  private static String error(String code) {
    return "{\"code\":\"%s\",\"incident_uuid\":\"8a3e1c\",\"message\":\"MSISDN 4520123456 …\",\"variables\":[\"4520123456\"]}"
        .formatted(code);
  }

  private SmsGateway gateway(String... settings) {
    return Sending.gateway(
        new GatewayApiFactory(),
        Settings.of("url", service.url() + "/", "token", TOKEN).and(settings));
  }

  @Test
  void sends_one_message() throws SmsGatewayException {
    service.answers(answers(200, SENT));
    assertThat(send(gateway("sender", "Kaffe")))
        .isEqualTo(new SmsReceipt("gatewayapi", "421332671"));
    StandIn.Asked asked = service.once();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.address()).hasToString("/rest/mtsms");
    assertThat(asked.headers()).containsEntry("content-type", "application/json");
    JsonNode body = asked.json();
    assertThat(body.path("sender").asText()).isEqualTo("Kaffe");
    assertThat(body.path("message").asText()).isEqualTo(SMS.text());
    assertThat(body.path("userref").asText()).isEqualTo(SMS.id());
    assertThat(body.path("recipients")).hasSize(1);
    assertThat(body.at("/recipients/0/msisdn").asText()).isEqualTo("4520123456");
  }

  @ParameterizedTest
  @CsvSource({
    "401, 0x0211, PERMANENT",
    "401, 0x0229, PERMANENT",
    "403, 0x0213, PERMANENT",
    "403, 0x0214, BAD_NUMBER",
    "403, 0x0215, BAD_NUMBER",
    "403, 0x0216, PERMANENT",
    "403, 0x0217, PERMANENT",
    "403, 0x022A, PERMANENT",
    "422, 0x0312, PERMANENT",
    "400, 0x0308, PERMANENT",
    "500, 0x021E, PERMANENT",
    "500, 0x0301, UNKNOWN",
    "500, 0x0304, UNKNOWN",
    "500, 0x0305, TEMPORARY",
    "500, 0x0306, TEMPORARY",
    "503, 0x0309, TEMPORARY",
    "500, 0x7777, UNKNOWN",
    "500, oops, UNKNOWN",
    "429, '', TEMPORARY",
    "302, '', PERMANENT"
  })
  void an_error_says_what_may_be_done_next(int status, String code, SendFailure kind) {
    assertThat(GatewayApiErrors.meaning(status, code)).isEqualTo(kind);
    service.answers(answers(status, error(code)));
    assertThat(refused(gateway())).isEqualTo(kind);
    assertThat(service.asked()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | <html>It works!</html>",
        "200 | {\"ids\":[]}",
        "200 | {\"ids\":[null]}",
        "200 | {\"error\":\"no\"}",
        "202 | {\"ids\":[1]}"
      })
  void an_answer_that_is_not_theirs_says_nothing(int status, String body) {
    service.answers(answers(status, body));
    assertThat(refused(gateway())).isEqualTo(SendFailure.UNKNOWN);
  }

  @Test
  void a_wrong_token_is_the_gateways_fault() {
    service.answers(answers(200, SENT));
    assertThat(refused(gateway("token", KEY + "-other"))).isEqualTo(SendFailure.PERMANENT);
  }

  @Test
  void the_token_may_come_from_the_vault() throws SmsGatewayException {
    service.answers(answers(200, SENT));
    SmsGateway gateway =
        Sending.gateway(
            new GatewayApiFactory(),
            Settings.of("url", service.url(), "token", "${vault.gatewayapi}"),
            Vault.with(Map.of("gatewayapi", TOKEN)));
    assertThat(send(gateway).messageId()).isEqualTo("421332671");
  }

  @Test
  void without_a_token_or_with_a_senseless_address_it_is_not_configured() {
    assertThat(Sending.gateway(new GatewayApiFactory(), Settings.of()).configured()).isFalse();
    try (LogLines log = new LogLines()) {
      for (String url : new String[] {"gatewayapi.eu", "https://x.example/?a", "https://x/{id}"}) {
        SmsGateway gateway = gateway("url", url);
        assertThat(gateway.configured()).isFalse();
        assertThat(refused(gateway)).isEqualTo(SendFailure.PERMANENT);
      }
      assertThat(log.lines())
          .hasSize(3)
          .allMatch(line -> line.startsWith("SMS gateway gatewayapi: the setting url"));
    }
  }
}
