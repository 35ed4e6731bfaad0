package dk.adgang.sms.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.adgang.sms.gateway.LogLines;
import dk.adgang.sms.gateway.Settings;
import dk.adgang.sms.gateway.StandIn;
import dk.adgang.sms.gateway.Vault;
import dk.adgang.sms.gateway.api.SendFailure;
import dk.adgang.sms.gateway.api.Sms;
import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayException;
import dk.adgang.sms.gateway.api.SmsReceipt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.KeycloakSession;

/** The gateway against a server that speaks HTTP, well and badly. */
final class HttpSmsGatewayTest {

  private static final String TEXT = "123456 er din \"kode\" til Æ\n\n@a.dk #123456";
  private static final Sms SMS = new Sms("+4520123456", TEXT, "0d9c5e52-id");
  private static final Duration TOTAL = Duration.ofSeconds(30);

  @AutoClose private final StandIn service = new StandIn();

  private SmsGateway gatewayWithoutToken() {
    return gateway(here());
  }

  private SmsGateway gateway(String token) {
    return gateway(service.url(), token);
  }

  private static SmsGateway gateway(String server, String token) {
    return gateway(Settings.of("url", server + "/sms", "token", token));
  }

  static SmsGateway gateway(Settings settings) {
    return gateway(settings, Vault.empty());
  }

  static SmsGateway gateway(Settings settings, KeycloakSession session) {
    HttpSmsGatewayFactory factory = new HttpSmsGatewayFactory();
    factory.init(settings);
    return factory.create(session);
  }

  private Settings here(String... more) {
    return Settings.of("url", service.url() + "/sms").and(more);
  }

  @Test
  void posts_the_message_and_returns_its_id() throws SmsGatewayException {
    service.answers(202, "{\"id\":\"m-1\"}");
    assertThat(gateway("secret").send(SMS, TOTAL)).isEqualTo(new SmsReceipt("http", "m-1"));
    StandIn.Asked asked = service.once();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.json().get("to").asText()).isEqualTo("+4520123456");
    assertThat(asked.json().get("from").asText()).isEqualTo("Adgang");
    assertThat(asked.json().get("text").asText()).isEqualTo(TEXT);
    assertThat(asked.json()).hasSize(3);
    assertThat(asked.headers())
        .containsEntry("authorization", "Bearer secret")
        .containsEntry("content-type", "application/json; charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OK", "[]", "{\"id\":null}", "{\"other\":1}"})
  void accepted_without_an_id_is_accepted(String answer) throws SmsGatewayException {
    service.answers(200, answer);
    assertThat(gatewayWithoutToken().send(SMS, TOTAL).messageId()).isEmpty();
    assertThat(service.once().headers()).doesNotContainKey("authorization");
  }

  @ParameterizedTest
  @CsvSource({
    "301, PERMANENT",
    "400, PERMANENT",
    "401, PERMANENT",
    "404, PERMANENT",
    "408, UNKNOWN",
    "429, TEMPORARY",
    "500, UNKNOWN",
    "501, PERMANENT",
    "502, UNKNOWN",
    "503, TEMPORARY",
    "504, UNKNOWN"
  })
  void any_other_status_is_not_accepted(int status, SendFailure kind) {
    service.answers(status, "{\"id\":\"m-1\"}");
    assertThat(refused(gateway("secret"), TOTAL)).isEqualTo(kind);
    assertThat(service.asked()).hasSize(1);
  }

  @Test
  void nobody_there_is_surely_not_sent() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(refused(gateway("http://127.0.0.1:" + free, "secret"), TOTAL))
        .isEqualTo(SendFailure.TEMPORARY);
  }

  @Test
  void a_service_that_hangs_is_left_in_time_and_nobody_knows() {
    service.hangs();
    long started = System.nanoTime();
    assertThat(refused(gateway("secret"), Duration.ofSeconds(1))).isEqualTo(SendFailure.UNKNOWN);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(TOTAL);
    assertThat(service.asked()).hasSize(1);
  }

  @Test
  void a_body_that_is_too_long_is_no_answer() {
    service.answers(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] much = new byte[64 * 1024];
          for (int i = 0; i < 160; i++) {
            exchange.getResponseBody().write(much);
          }
        });
    assertThat(refused(gateway("secret"), TOTAL)).isEqualTo(SendFailure.UNKNOWN);
    assertThat(service.asked()).hasSize(1);
  }

  @Test
  void without_an_address_nothing_is_sent_and_nobody_complains() {
    try (LogLines log = new LogLines()) {
      SmsGateway gateway = gateway(Settings.of("token", "secret"));
      assertThat(gateway.configured()).isFalse();
      assertThat(refused(gateway, TOTAL)).isEqualTo(SendFailure.PERMANENT);
      assertThat(log.lines()).isEmpty();
    }
  }

  static SendFailure refused(SmsGateway gateway, Duration within) {
    SmsGatewayException failure =
        catchThrowableOfType(SmsGatewayException.class, () -> gateway.send(SMS, within));
    assertThat(failure).hasMessageNotContainingAny("123456", "secret", "2012").hasNoCause();
    return failure.kind();
  }
}
