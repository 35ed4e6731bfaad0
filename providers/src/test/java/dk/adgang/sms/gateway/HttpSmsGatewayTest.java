package dk.adgang.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway against a server that speaks HTTP, well and badly. */
final class HttpSmsGatewayTest {

  private static final String TEXT = "123456 er din \"kode\" til Æ\n\n@a.dk #123456";

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final AtomicReference<JsonNode> body = new AtomicReference<>();
  private final AtomicReference<String> authorization = new AtomicReference<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Answer answer;
  private HttpServer server;
  private ExecutorService threads;

  @BeforeEach
  void start() throws IOException {
    threads = Executors.newCachedThreadPool();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/sms",
        exchange -> {
          body.set(new ObjectMapper().readTree(exchange.getRequestBody()));
          authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
          answer.to(exchange);
        });
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private static Answer text(int status, String text) {
    return exchange -> {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    };
  }

  private HttpSmsGateway gateway(String token) {
    return gateway(server.getAddress().getPort(), token);
  }

  private static HttpSmsGateway gateway(int port, String token) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(HttpSmsGateway.CONNECT).build();
    return new HttpSmsGateway(
        client, Optional.of(URI.create("http://127.0.0.1:" + port + "/sms")), "Adgang", token);
  }

  @Test
  void postsTheMessageAndReturnsItsId() throws SmsGatewayException {
    answer = text(202, "{\"id\":\"m-1\"}");
    assertThat(gateway("secret").send("+4520123456", TEXT)).isEqualTo("m-1");
    assertThat(body.get().get("to").asText()).isEqualTo("+4520123456");
    assertThat(body.get().get("from").asText()).isEqualTo("Adgang");
    assertThat(body.get().get("text").asText()).isEqualTo(TEXT);
    assertThat(authorization.get()).isEqualTo("Bearer secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OK", "[]", "{\"id\":null}", "{\"other\":1}"})
  void acceptedWithoutAnIdIsAccepted(String text) throws SmsGatewayException {
    answer = text(200, text);
    assertThat(gateway(null).send("+4520123456", TEXT)).isEmpty();
    assertThat(authorization.get()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 429, 500, 503})
  void anyOtherStatusIsNotAccepted(int status) {
    answer = text(status, "{\"id\":\"m-1\"}");
    assertRefused(gateway("secret"));
  }

  @Test
  void nobodyThereIsNotAccepted() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertRefused(gateway(free, "secret"));
  }

  @Test
  void aServiceThatHangsIsLeftAfterFiveSeconds() {
    answer = exchange -> hang();
    long started = System.nanoTime();
    assertRefused(gateway("secret"));
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(7));
  }

  @Test
  void aBodyThatNeverEndsIsLeftToo() {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          hang();
        };
    long started = System.nanoTime();
    assertRefused(gateway("secret"));
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(7));
  }

  @Test
  void aHugeAnswerIsBrokenOff() {
    answer = text(200, "x".repeat(10 * 1024 * 1024));
    assertRefused(gateway("secret"));
  }

  @Test
  void withoutAnAddressNothingIsConfigured() {
    HttpSmsGateway gateway =
        new HttpSmsGateway(HttpClient.newHttpClient(), Optional.empty(), "Adgang", null);
    assertThat(gateway.configured()).isFalse();
    assertRefused(gateway);
  }

  private void hang() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void assertRefused(HttpSmsGateway gateway) {
    assertThatThrownBy(() -> gateway.send("+4520123456", TEXT))
        .isInstanceOf(SmsGatewayException.class)
        .hasMessageNotContainingAny("123456", "secret", "2012");
  }
}
