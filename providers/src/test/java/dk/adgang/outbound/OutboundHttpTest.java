package dk.adgang.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls to a server that takes connections well and badly. */
final class OutboundHttpTest {

  /** Enough for a machine that has much else to do. */
  static final Duration TOTAL = Duration.ofSeconds(30);

  static final byte[] BODY = "hello".getBytes(UTF_8);
  static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  /** With a method that may be repeated, and with one that may not. */
  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  @Retention(RetentionPolicy.RUNTIME)
  private @interface EachMethod {}

  private final MannersServer server = new MannersServer();
  private final OutboundHttp caller = new OutboundHttp(1000);

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private OutboundHttp.Answer post(String scheme, int port) throws NoAnswerException {
    return caller.call(to(scheme, port), "POST", BODY, TOTAL);
  }

  static HttpRequest.Builder to(String scheme, int port) {
    return HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + port + "/"));
  }

  private static byte[] body(String method) {
    return method.equals("GET") ? new byte[0] : BODY;
  }

  static NoAnswerException failure(ThrowingCallable call) {
    return catchThrowableOfType(NoAnswerException.class, call);
  }

  private NoAnswerException refused(String scheme, int port, String method) {
    NoAnswerException failure =
        failure(() -> caller.call(to(scheme, port), method, body(method), TOTAL));
    assertThat(failure).isNotNull();
    assertThat(failure.getCause()).isNull();
    return failure;
  }

  @Test
  void an_answer_comes_with_status_and_body_and_the_connection_is_used_again() throws IOException {
    int port = server.serve(server.answering(ANSWER));
    for (int i = 0; i < 3; i++) {
      OutboundHttp.Answer answer = post("http", port);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("ok");
    }
    assertThat(server.connections).hasValue(1);
    assertThat(server.requests).hasValue(3);
  }

  @Test
  void a_redirect_is_an_answer_and_nobody_goes_there() throws IOException {
    int port =
        server.serve(
            server.answering(
                "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"));
    assertThat(post("http", port).status()).isEqualTo(302);
    assertThat(server.requests).hasValue(1);
  }

  @EachMethod
  void nobodyThereIsSurelyNotSent(String method) throws IOException {
    int free;
    try (ServerSocket socket = MannersServer.listening(1)) {
      free = socket.getLocalPort();
    }
    assertThat(refused("http", free, method).surelyNotSent()).isTrue();
  }

  @Test
  void one_connection_that_does_not_come_about_is_tried_once_more() throws IOException {
    int port = server.serve(server.answering(ANSWER));
    UnluckyClient client = new UnluckyClient(OutboundHttp.newClient(), 1);
    assertThat(
            new OutboundHttp(1000, () -> OutboundHttp.Route.direct(client))
                .call(to("http", port), "POST", BODY, TOTAL)
                .status())
        .isEqualTo(200);
    assertThat(client.tries()).isEqualTo(2);
    assertThat(server.requests).hasValue(1);
  }

  @Test
  void a_second_one_is_the_last() {
    UnluckyClient client = new UnluckyClient(OutboundHttp.newClient(), 9);
    NoAnswerException failure =
        failure(
            () ->
                new OutboundHttp(1000, () -> OutboundHttp.Route.direct(client))
                    .call(to("http", 1), "POST", BODY, TOTAL));
    assertThat(failure.surelyNotSent()).isTrue();
    assertThat(client.tries()).isEqualTo(2);
  }

  @EachMethod
  void aConnectionThatDoesNotComeAboutIsSurelyNotSent(String method) throws IOException {
    ServerSocket full = MannersServer.listening(1);
    server.open.add(full);
    // Nobody accepts, and the queue of one is full.
    for (int i = 0; i < 3; i++) {
      Socket waiting = new Socket();
      server.open.add(waiting);
      try {
        waiting.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), full.getLocalPort()), 200);
      } catch (IOException e) {
        break;
      }
    }
    long started = System.nanoTime();
    assertThat(refused("http", full.getLocalPort(), method).surelyNotSent()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - started))
        .isBetween(Duration.ofMillis(1900), TOTAL);
  }

  @EachMethod
  void aTlsHandshakeThatHangsOrFailsIsSurelyNotSent(String method) throws IOException {
    int silent = server.serve((connection, number) -> server.over.await());
    assertThat(refused("https", silent, method).surelyNotSent()).isTrue();
    int plain =
        server.serve(
            (connection, number) ->
                MannersServer.write(connection, "HTTP/1.1 400 Bad Request\r\n\r\n"));
    assertThat(refused("https", plain, method).surelyNotSent()).isTrue();
    int refusing =
        server.serve(
            (connection, number) -> {
              assertThat(connection.getInputStream().read(new byte[4096])).isPositive();
              // A fatal alert: handshake failure.
              connection.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 2, 40});
            });
    assertThat(refused("https", refusing, method).surelyNotSent()).isTrue();
  }

  /** The JDK's client takes the end of a connection for the end of the handshake. */
  @EachMethod
  void aTlsHandshakeThatIsCutOffIsSurelyNotSent(String method) throws IOException {
    int gone = server.serve((connection, number) -> {});
    assertThat(refused("https", gone, method).surelyNotSent()).isTrue();
    int goneAfterHello =
        server.serve(
            (connection, number) ->
                assertThat(connection.getInputStream().read(new byte[4096])).isPositive());
    assertThat(refused("https", goneAfterHello, method).surelyNotSent()).isTrue();
  }

  @EachMethod
  void aServerThatReadsAndThenClosesMayHaveGotIt(String method) throws IOException {
    int port = server.serve((connection, number) -> server.read(connection));
    assertThat(refused("http", port, method).surelyNotSent()).isFalse();
    assertThat(server.requests).hasValue(1);
  }

  @Test
  void a_server_that_hangs_may_have_got_it() throws IOException {
    int port =
        server.serve(
            (connection, number) -> {
              server.read(connection);
              server.over.await();
            });
    assertThat(givenUp(port, Duration.ofMillis(300)).surelyNotSent()).isFalse();
    assertThat(server.requests).hasValue(1);
  }

  /**
   * Gives up, until the server has got a request by then: it takes its time on a machine that has
   * much else to do.
   */
  private NoAnswerException givenUp(int port, Duration within) {
    NoAnswerException failure = failure(() -> caller.call(to("http", port), "POST", BODY, within));
    return server.requests.get() > 0 ? failure : givenUp(port, within.multipliedBy(2));
  }

  /** The JDK's client would repeat such a GET by itself. */
  @EachMethod
  void aKeptConnectionThatIsClosedInsteadOfAnAnswerIsNotTriedAgain(String method)
      throws IOException {
    int port =
        server.serve(
            (connection, number) -> {
              if (server.requests.get() == 0) {
                server.read(connection);
                MannersServer.write(connection, ANSWER);
              }
              server.read(connection);
            });
    caller.call(to("http", port), method, body(method), TOTAL);
    assertThat(refused("http", port, method).surelyNotSent()).isFalse();
    assertThat(server.requests).hasValue(2);
  }

  @Test
  void an_answer_that_is_too_long_is_not_read() throws IOException {
    int port =
        server.serve(
            (connection, number) -> {
              server.read(connection);
              MannersServer.write(
                  connection, "HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n");
              byte[] much = new byte[64 * 1024];
              for (int i = 0; i < 150; i++) {
                connection.getOutputStream().write(much);
              }
            });
    NoAnswerException failure = refused("http", port, "POST");
    assertThat(failure).hasMessage("the answer is too long");
    assertThat(failure.surelyNotSent()).isFalse();
  }

  @Test
  void an_answer_that_drips_is_left_in_time() throws IOException {
    int port =
        server.serve(
            (connection, number) -> {
              server.read(connection);
              OutputStream out = connection.getOutputStream();
              out.write("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n".getBytes(US_ASCII));
              for (int i = 0; i < 900 && server.over.getCount() > 0; i++) {
                out.write('.');
                out.flush();
                server.over.await(100, TimeUnit.MILLISECONDS);
              }
            });
    NoAnswerException failure = givenUp(port, Duration.ofSeconds(1));
    assertThat(failure).hasMessage("no answer in time");
    assertThat(failure.surelyNotSent()).isFalse();
  }
}
