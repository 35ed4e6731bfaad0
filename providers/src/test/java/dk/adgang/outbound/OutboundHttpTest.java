package dk.adgang.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls to a server that takes connections well and badly. */
final class OutboundHttpTest {

  /** Enough for a machine that has much else to do. */
  private static final Duration TOTAL = Duration.ofSeconds(30);

  private static final byte[] BODY = "hello".getBytes(UTF_8);
  private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  /** What a server does with a connection, after so many others. */
  private interface Manners {
    void with(Socket connection, int number) throws Exception;
  }

  /** With a method that may be repeated, and with one that may not. */
  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  @Retention(RetentionPolicy.RUNTIME)
  private @interface EachMethod {}

  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final OutboundHttp caller = new OutboundHttp(1000);

  @AfterEach
  void stop() throws Exception {
    over.countDown();
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private int serve(Manners manners) throws IOException {
    ServerSocket server = listening(50);
    open.add(server);
    Thread thread =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try {
                  Socket connection = server.accept();
                  open.add(connection);
                  int number = connections.incrementAndGet();
                  new Thread(() -> serve(manners, connection, number)).start();
                } catch (IOException e) {
                  return;
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
    return server.getLocalPort();
  }

  private static ServerSocket listening(int waiting) throws IOException {
    return new ServerSocket(0, waiting, InetAddress.getLoopbackAddress());
  }

  private static void serve(Manners manners, Socket connection, int number) {
    try (connection) {
      manners.with(connection, number);
    } catch (Exception e) {
      // The other side went away, as it may.
    }
  }

  /** Reads one request with its body; false at the end of the connection. */
  private boolean read(Socket connection) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
    int length = 0;
    String line = in.readLine();
    if (line == null) {
      return false;
    }
    for (; line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    for (int i = 0; i < length; i++) {
      if (in.read() < 0) {
        return false;
      }
    }
    requests.incrementAndGet();
    return true;
  }

  /** Has these manners over TLS. */
  private static Manners secured(SSLContext tls, Manners manners) {
    return (connection, number) -> {
      try (SSLSocket secured =
          (SSLSocket) tls.getSocketFactory().createSocket(connection, null, true)) {
        secured.setUseClientMode(false);
        manners.with(secured, number);
      }
    };
  }

  /** Reads a request and gives this answer, for as long as there are requests. */
  private Manners answering(String answer) {
    return (connection, number) -> {
      while (read(connection)) {
        write(connection, answer);
      }
    };
  }

  private static void write(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(US_ASCII));
    connection.getOutputStream().flush();
  }

  private OutboundHttp.Answer post(String scheme, int port) throws NoAnswerException {
    return caller.call(to(scheme, port), "POST", BODY, TOTAL);
  }

  private static HttpRequest.Builder to(String scheme, int port) {
    return HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + port + "/"));
  }

  private static byte[] body(String method) {
    return method.equals("GET") ? new byte[0] : BODY;
  }

  private static NoAnswerException failure(ThrowingCallable call) {
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
  void anAnswerComesWithStatusAndBodyAndTheConnectionIsUsedAgain() throws IOException {
    int port = serve(answering(ANSWER));
    for (int i = 0; i < 3; i++) {
      OutboundHttp.Answer answer = post("http", port);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("ok");
    }
    assertThat(connections).hasValue(1);
    assertThat(requests).hasValue(3);
  }

  @Test
  void aRedirectIsAnAnswerAndNobodyGoesThere() throws IOException {
    int port =
        serve(answering("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"));
    assertThat(post("http", port).status()).isEqualTo(302);
    assertThat(requests).hasValue(1);
  }

  @EachMethod
  void nobodyThereIsSurelyNotSent(String method) throws IOException {
    int free;
    try (ServerSocket socket = listening(1)) {
      free = socket.getLocalPort();
    }
    assertThat(refused("http", free, method).surelyNotSent()).isTrue();
  }

  @Test
  void oneConnectionThatDoesNotComeAboutIsTriedOnceMore() throws IOException {
    int port = serve(answering(ANSWER));
    UnluckyClient client = new UnluckyClient(OutboundHttp.newClient(), 1);
    assertThat(
            new OutboundHttp(1000, () -> OutboundHttp.Route.direct(client))
                .call(to("http", port), "POST", BODY, TOTAL)
                .status())
        .isEqualTo(200);
    assertThat(client.tries()).isEqualTo(2);
    assertThat(requests).hasValue(1);
  }

  @Test
  void aSecondOneIsTheLast() {
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
    ServerSocket full = listening(1);
    open.add(full);
    // Nobody accepts, and the queue of one is full.
    for (int i = 0; i < 3; i++) {
      Socket waiting = new Socket();
      open.add(waiting);
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
    int silent = serve((connection, number) -> over.await());
    assertThat(refused("https", silent, method).surelyNotSent()).isTrue();
    int plain =
        serve((connection, number) -> write(connection, "HTTP/1.1 400 Bad Request\r\n\r\n"));
    assertThat(refused("https", plain, method).surelyNotSent()).isTrue();
    int refusing =
        serve(
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
    int gone = serve((connection, number) -> {});
    assertThat(refused("https", gone, method).surelyNotSent()).isTrue();
    int goneAfterHello =
        serve(
            (connection, number) ->
                assertThat(connection.getInputStream().read(new byte[4096])).isPositive());
    assertThat(refused("https", goneAfterHello, method).surelyNotSent()).isTrue();
  }

  @Test
  void aTlsConnectionCarriesRequestsAndMayHaveCarriedTheOneThatWasNotAnswered(@TempDir Path folder)
      throws Exception {
    SSLContext tls = TestingTls.in(folder);
    int port =
        serve(
            secured(
                tls,
                (connection, number) -> {
                  read(connection);
                  write(connection, ANSWER);
                  read(connection);
                  write(connection, ANSWER);
                  read(connection);
                }));
    OutboundHttp.Route route = OutboundHttp.newRoute(CompletedTls.of(tls), Proxies.NONE, TOTAL);
    OutboundHttp secure = new OutboundHttp(1000, () -> route);
    for (int i = 0; i < 2; i++) {
      assertThat(secure.call(to("https", port), "POST", BODY, TOTAL).body()).isEqualTo("ok");
    }
    assertThat(connections).hasValue(1);
    NoAnswerException failure = failure(() -> secure.call(to("https", port), "POST", BODY, TOTAL));
    assertThat(failure.surelyNotSent()).isFalse();
    assertThat(requests).hasValue(3);
  }

  @Test
  void aCertificateThatNobodyTrustsIsSurelyNotSent(@TempDir Path folder) throws Exception {
    SSLContext tls = TestingTls.in(folder);
    int port = serve(secured(tls, (connection, number) -> read(connection)));
    assertThat(refused("https", port, "POST").surelyNotSent()).isTrue();
    assertThat(requests).hasValue(0);
  }

  @EachMethod
  void aServerThatReadsAndThenClosesMayHaveGotIt(String method) throws IOException {
    int port = serve((connection, number) -> read(connection));
    assertThat(refused("http", port, method).surelyNotSent()).isFalse();
    assertThat(requests).hasValue(1);
  }

  @Test
  void aServerThatHangsMayHaveGotIt() throws IOException {
    int port =
        serve(
            (connection, number) -> {
              read(connection);
              over.await();
            });
    assertThat(givenUp(port, Duration.ofMillis(300)).surelyNotSent()).isFalse();
    assertThat(requests).hasValue(1);
  }

  /**
   * Gives up, until the server has got a request by then: it takes its time on a machine that has
   * much else to do.
   */
  private NoAnswerException givenUp(int port, Duration within) {
    NoAnswerException failure = failure(() -> caller.call(to("http", port), "POST", BODY, within));
    return requests.get() > 0 ? failure : givenUp(port, within.multipliedBy(2));
  }

  /** The JDK's client would repeat such a GET by itself. */
  @EachMethod
  void aKeptConnectionThatIsClosedInsteadOfAnAnswerIsNotTriedAgain(String method)
      throws IOException {
    int port =
        serve(
            (connection, number) -> {
              if (requests.get() == 0) {
                read(connection);
                write(connection, ANSWER);
              }
              read(connection);
            });
    caller.call(to("http", port), method, body(method), TOTAL);
    assertThat(refused("http", port, method).surelyNotSent()).isFalse();
    assertThat(requests).hasValue(2);
  }

  @Test
  void anAnswerThatIsTooLongIsNone() throws IOException {
    int port =
        serve(
            (connection, number) -> {
              read(connection);
              write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n");
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
  void anAnswerThatDripsIsLeftInTime() throws IOException {
    int port =
        serve(
            (connection, number) -> {
              read(connection);
              OutputStream out = connection.getOutputStream();
              out.write("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n".getBytes(US_ASCII));
              for (int i = 0; i < 900 && over.getCount() > 0; i++) {
                out.write('.');
                out.flush();
                over.await(100, TimeUnit.MILLISECONDS);
              }
            });
    NoAnswerException failure = givenUp(port, Duration.ofSeconds(1));
    assertThat(failure).hasMessage("no answer in time");
    assertThat(failure.surelyNotSent()).isFalse();
  }

  @Test
  void aWithdrawnBodyIsHandedToNobody() {
    SendOnceBody body = new SendOnceBody(BODY);
    assertThat(body.withdraw()).isTrue();
    assertThat(taken(body)).isEqualTo("refused");
  }

  @Test
  void aBodyIsHandedOverOnceAndNotWithdrawnAfterwards() {
    SendOnceBody body = new SendOnceBody(BODY);
    assertThat(taken(body)).isEqualTo("hello");
    assertThat(body.withdraw()).isFalse();
    assertThat(taken(body)).isEqualTo("refused");
  }

  private static String taken(SendOnceBody body) {
    StringBuilder all = new StringBuilder();
    body.subscribe(
        new java.util.concurrent.Flow.Subscriber<java.nio.ByteBuffer>() {
          @Override
          public void onSubscribe(java.util.concurrent.Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(java.nio.ByteBuffer bytes) {
            all.append(UTF_8.decode(bytes));
          }

          @Override
          public void onError(Throwable cause) {
            all.append("refused");
          }

          @Override
          public void onComplete() {}
        });
    return all.toString();
  }
}
