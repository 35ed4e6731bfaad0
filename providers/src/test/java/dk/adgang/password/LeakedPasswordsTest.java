package dk.adgang.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server on this machine that speaks the range protocol. */
final class LeakedPasswordsTest {

  /** SHA-1 of «password»: 5BAA6 1E4C9B93F3F0682250B6CF8331B7EE68FD8. */
  private static final String REST = "1E4C9B93F3F0682250B6CF8331B7EE68FD8";

  /** A machine that is busy with other work answers late; only a service that hangs never does. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private volatile String body = "";
  private volatile int status = 200;
  private volatile boolean hangs;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/range/",
        exchange -> {
          asked.add(
              exchange.getRequestURI().getPath()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Add-Padding"));
          if (hangs) {
            await();
          }
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
    server.start();
  }

  private void await() throws IOException {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void a_leaked_password_is_found_and_only_five_digits_are_told() {
    body = "0018A45C4D1DEF81644B54AB7F969B88D65:3\r\n" + REST + ":52579\r\n";

    assertThat(leaked("password")).isTrue();
    assertThat(asked).containsExactly("/range/5BAA6 true");
  }

  @Test
  void another_password_is_not() {
    body = "0018A45C4D1DEF81644B54AB7F969B88D65:3\r\n";

    assertThat(leaked("password")).isFalse();
  }

  @Test
  void padding_is_no_leak() {
    body = REST + ":0\r\n";

    assertThat(leaked("password")).isFalse();
  }

  @Test
  void odd_answers_let_the_password_through() {
    for (String odd : List.of("", "<html>", REST, REST + ":", REST + ":many", ":\r\n:")) {
      body = odd;
      assertThat(leaked("password")).as(odd).isFalse();
    }
    body = "0018A45C4D1DEF81644B54AB7F969B88D65:3\r\n".repeat(30_000) + REST + ":1";
    assertThat(leaked("password")).as("too long").isFalse();
    body = REST + ":1";
    for (int other : List.of(204, 302, 400, 429, 500, 503)) {
      status = other;
      assertThat(leaked("password")).as("status " + other).isFalse();
    }
  }

  @Test
  void a_service_that_hangs_takes_a_second() {
    hangs = true;
    body = REST + ":1";
    long begin = System.nanoTime();

    assertThat(leaked("password", LeakedPasswords.TOTAL)).isFalse();

    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isBetween(Duration.ofMillis(900), PATIENCE);
  }

  @Test
  void a_service_that_is_down_lets_the_password_through() {
    server.stop(0);

    assertThat(leaked("password")).isFalse();
  }

  private boolean leaked(String password) {
    return leaked(password, PATIENCE);
  }

  private boolean leaked(String password, Duration patience) {
    return new LeakedPasswords(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/range/"), patience)
        .contains(password);
  }
}
