package dk.adgang.sms.gateway.http;

import static dk.adgang.sms.gateway.http.HttpSmsGatewayTest.gateway;
import static dk.adgang.sms.gateway.http.HttpSmsGatewayTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.sms.gateway.LogLines;
import dk.adgang.sms.gateway.Settings;
import dk.adgang.sms.gateway.StandIn;
import dk.adgang.sms.gateway.Vault;
import dk.adgang.sms.gateway.api.SendFailure;
import dk.adgang.sms.gateway.api.Sms;
import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayException;
import dk.adgang.sms.gateway.support.VaultSecret;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the settings word a request, and what they take for an answer. */
final class HttpSmsSettingsTest {

  private static final String TEXT = "123456 er din \"kode\" til Æ\n\n@a.dk #123456";
  private static final String NASTY = "a\"b\\c&d=e%f+g{to}\n$1<ø€😀>\u2028";
  private static final Sms SMS = new Sms("+4520123456", TEXT, "0d9c5e52-id");
  private static final Duration TOTAL = Duration.ofSeconds(30);

  @AutoClose private final StandIn service = new StandIn();

  private Settings here(String... more) {
    return Settings.of("url", service.url() + "/sms").and(more);
  }

  @Test
  void a_json_body_is_escaped_wherever_a_placeholder_stands() throws SmsGatewayException {
    service.answers(200, "{}");
    SmsGateway gateway =
        gateway(
            here(
                "body",
                "{\"m\":[{\"n\":\"{msisdn}\",\"t\":\"<{text}>\"}],\"s\":\"{from}\",\"i\":\"{id}\","
                    + "\"flash\":false,\"level\":1.5}"));
    Sms sms = new Sms("+4520123456", NASTY, "id-1");
    gateway.send(sms, TOTAL);
    JsonNode body = service.once().json();
    assertThat(body.at("/m/0/t").asText()).isEqualTo("<" + NASTY + ">");
    assertThat(body.at("/m/0/n").asText()).isEqualTo("4520123456");
    assertThat(body.at("/s").asText()).isEqualTo("Adgang");
    assertThat(body.at("/i").asText()).isEqualTo("id-1");
    assertThat(body.at("/flash").isBoolean()).isTrue();
    assertThat(body.at("/level").asDouble()).isEqualTo(1.5);
    assertThat(body).hasSize(5);
  }

  @Test
  void a_form_is_escaped_too() throws SmsGatewayException {
    service.answers(200, "");
    SmsGateway gateway =
        gateway(
            here(
                "content-type",
                "application/x-www-form-urlencoded",
                "body",
                "key=a%26b&number={to}&message=%C2%AB{text}%C2%BB&sender={from}"));
    gateway.send(new Sms("+4520123456", NASTY, "id-1"), TOTAL);
    assertThat(service.once().headers())
        .containsEntry("content-type", "application/x-www-form-urlencoded");
    assertThat(service.once().form())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "key", "a&b",
                "number", "+4520123456",
                "message", "«" + NASTY + "»",
                "sender", "Adgang"));
  }

  @Test
  void get_puts_the_form_into_the_address() throws SmsGatewayException {
    service.answers(200, "");
    gateway(here("method", "get", "url", service.url() + "/send?key=1", "token", "secret"))
        .send(new Sms("+4520123456", NASTY, "id-1"), TOTAL);
    StandIn.Asked asked = service.once();
    assertThat(asked.method()).isEqualTo("GET");
    assertThat(asked.address().getPath()).isEqualTo("/send");
    assertThat(asked.query())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("key", "1", "to", "+4520123456", "from", "Adgang", "text", NASTY));
    assertThat(asked.body()).isEmpty();
    assertThat(asked.headers())
        .containsEntry("authorization", "Bearer secret")
        .doesNotContainKey("content-type");
  }

  @Test
  void put_names_the_message_in_its_address_and_headers() throws SmsGatewayException {
    service.answers(200, "");
    gateway(
            here(
                "method", "PUT",
                "url", service.url() + "/to/{to}/{id}",
                "headers", "{\"Idempotency-Key\":\"{id}\",\"X-Api-Key\":\"k\"}"))
        .send(new Sms("+4520123456", "hi", "id 1"), TOTAL);
    StandIn.Asked asked = service.once();
    assertThat(asked.method()).isEqualTo("PUT");
    assertThat(asked.address().getRawPath()).isEqualTo("/to/%2B4520123456/id%201");
    assertThat(asked.headers())
        .containsEntry("idempotency-key", "id 1")
        .containsEntry("x-api-key", "k");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"status\":\"queued\",\"ids\":[7]}  |",
        "202 | {\"status\":\"ok\",\"ids\":[7]}      |",
        "201 | {\"status\":\"ok\",\"ids\":[7]}      | UNKNOWN",
        "200 | {\"status\":\"error\"}               | UNKNOWN",
        "200 | {\"status\":null}                    | UNKNOWN",
        "200 | <html>It works!</html>               | UNKNOWN",
        "200 | {\"status\":\"bad\",\"code\":404}      | BAD_NUMBER",
        "400 | {\"code\":405}                       | BAD_NUMBER",
        "400 | {\"code\":406}                       | PERMANENT",
        "503 | {\"status\":\"ok\"}                  | TEMPORARY"
      })
  void an_answer_means_what_the_settings_say(int status, String answer, SendFailure kind)
      throws SmsGatewayException {
    service.answers(status, answer);
    SmsGateway gateway =
        gateway(
            here(
                "success-status", "200, 202",
                "success-pointer", "/status",
                "success-values", "ok, queued",
                "id-pointer", "/ids/0",
                "bad-number-pointer", "/code",
                "bad-number-values", "404,405"));
    if (kind == null) {
      assertThat(gateway.send(SMS, TOTAL).messageId()).isEqualTo("7");
    } else {
      assertThat(refused(gateway, TOTAL)).isEqualTo(kind);
    }
  }

  @Test
  void with_a_pointer_alone_the_answer_must_have_something_there() throws SmsGatewayException {
    SmsGateway gateway = gateway(here("success-pointer", "/id"));
    service.answers(200, "{\"id\":\"x\"}");
    assertThat(gateway.send(SMS, TOTAL).messageId()).isEqualTo("x");
    service.answers(200, "{\"error\":\"no\"}");
    assertThat(refused(gateway, TOTAL)).isEqualTo(SendFailure.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url                | ftp://h0st.example/x",
        "url                | h0st.example",
        "url                | http://",
        "url                | http:// h0st.example",
        "url                | http://h0st.example/{nobody}",
        "url                | http://{to}.h0st.example/",
        "url                | http://h0st.example:99999/",
        "url                | http://me:h0st@h0st.example/",
        "url                | http://h0st.example/#h0st",
        "url                | javascript:alert(h0st)",
        "url                | file:///etc/h0st",
        "method             | DELETE h0st",
        "content-type       | text/h0st",
        "body               | {\"h0st\":{text}}",
        "body               | {\"h0st\":\"{nobody}\"}",
        "body               | \"h0st {text}\"",
        "body               | {\"h0st\":1} {}",
        "headers            | h0st",
        "headers            | {\"h0st\":{}}",
        "headers            | {\"h0st\":null}",
        "headers            | {\"X\":\"h0st {text}\"}",
        "headers            | {\"X\":\"h0st {nobody}\"}",
        "headers            | {\"X\":\"h0st \\n\"}",
        "headers            | {\"Content-Length\":\"h0st\"}",
        "headers            | {\"X h0st\":\"1\"}",
        "success-status     | h0st",
        "success-status     | 200,6xx",
        "success-pointer    | h0st",
        "success-values     | h0st",
        "bad-number-values  | h0st",
        "bad-number-pointer | /h0st",
        "id-pointer         | h0st"
      })
  void a_setting_that_cannot_be_used_is_one_line_and_nothing_is_sent(String setting, String value) {
    try (LogLines log = new LogLines()) {
      SmsGateway gateway = gateway(here(setting, value));
      assertThat(gateway.configured()).isFalse();
      assertThat(refused(gateway, TOTAL)).isEqualTo(SendFailure.PERMANENT);
      assertThat(log.lines()).hasSize(1);
      assertThat(log.lines().get(0))
          .contains("SMS gateway http", "the setting ")
          .doesNotContain("h0st");
    }
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void get_has_no_json() {
    try (LogLines log = new LogLines()) {
      assertThat(gateway(here("method", "GET", "content-type", "application/json")).configured())
          .isFalse();
      assertThat(log.lines()).hasSize(1);
    }
  }

  @Test
  void a_senseless_sender_is_replaced() throws SmsGatewayException {
    service.answers(200, "");
    gateway(here("sender", "Kaffehuset & Co")).send(SMS, TOTAL);
    assertThat(service.once().json().get("from").asText()).isEqualTo("Adgang");
  }

  @Test
  void keys_come_from_the_vault() throws SmsGatewayException {
    service.answers(200, "");
    Settings settings =
        here("token", "${vault.sms}", "headers", "{\"X-Key\":\"${vault.key}\",\"X-Id\":\"{id}\"}");
    gateway(settings, Vault.with(Map.of("sms", "from-vault{to}\n", "key", "k2"))).send(SMS, TOTAL);
    assertThat(service.once().headers())
        .containsEntry("authorization", "Bearer from-vault{to}")
        .containsEntry("x-key", "k2")
        .containsEntry("x-id", SMS.id());
  }

  @Test
  void a_key_that_the_vault_does_not_have_is_one_line_and_nothing_is_sent() {
    HttpSmsGatewayFactory factory = new HttpSmsGatewayFactory();
    factory.init(here("token", "${vault.sms}"));
    try (LogLines log = new LogLines()) {
      assertThat(factory.create(Vault.empty()).configured()).isFalse();
      assertThat(factory.create(Vault.empty()).configured()).isFalse();
      assertThat(factory.create(Vault.with(Map.of("sms", "\n"))).configured()).isFalse();
      assertThat(log.lines()).singleElement().asString().contains("the setting token");
    }
    assertThat(factory.create(Vault.with(Map.of("sms", "k"))).configured()).isTrue();
  }

  @Test
  void a_key_that_no_header_can_hold_is_not_shown_to_anybody() {
    SmsGateway gateway =
        gateway(here("token", "${vault.sms}"), Vault.with(Map.of("sms", "secret\nsecret")));
    assertThat(refused(gateway, TOTAL)).isEqualTo(SendFailure.PERMANENT);
    assertThat(new VaultSecret("http", "token", "secret")).hasToString("Secret token");
    assertThat(SMS).hasToString("Sms " + SMS.id());
  }
}
