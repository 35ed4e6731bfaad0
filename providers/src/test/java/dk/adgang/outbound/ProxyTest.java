package dk.adgang.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests of a process whose settings name a proxy, through a real proxy. */
final class ProxyTest {

  private static final String MAPPINGS = "-Dkeycloak.connectionsHttpClient.default.proxy-mappings=";

  /** «user:secret». */
  private static final String AUTHORIZATION = "Basic dXNlcjpzZWNyZXQ=";

  @TempDir Path folder;

  /** The headers with the proxy's credentials, of all requests that have arrived. */
  private final List<String> told = new CopyOnWriteArrayList<>();

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer plain;
  private HttpsServer secured;

  @BeforeEach
  void serve() throws Exception {
    plain = HttpServer.create(loopback(), 0);
    secured = HttpsServer.create(loopback(), 0);
    secured.setHttpsConfigurator(new HttpsConfigurator(TestingTls.in(folder)));
    for (HttpServer each : List.of(plain, secured)) {
      each.setExecutor(threads);
      each.createContext(
          "/",
          exchange -> {
            told.add(String.valueOf(exchange.getRequestHeaders().getFirst("Proxy-Authorization")));
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      each.start();
    }
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    plain.stop(0);
    secured.stop(0);
    threads.shutdownNow();
  }

  private String http(String host) {
    return "http://" + host + ":" + plain.getAddress().getPort() + "/";
  }

  private String https(String host) {
    return "https://" + host + ":" + secured.getAddress().getPort() + "/";
  }

  private static String at(TestingProxy proxy) {
    return "http://127.0.0.1:" + proxy.port();
  }

  private static String knownAt(TestingProxy proxy) {
    return "http://user:secret@127.0.0.1:" + proxy.port();
  }

  /** The outcome of each call, in a JVM of its own. */
  private List<String> calls(
      Map<String, String> environment, List<String> options, String... addresses)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djavax.net.ssl.trustStore=" + TestingTls.trustedIn(folder));
    command.add("-Djavax.net.ssl.trustStorePassword=" + TestingTls.password());
    command.addAll(options);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), ProxiedCalls.class.getName()));
    command.addAll(List.of(addresses));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    builder.environment().putAll(environment);
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (InputStream out = process.getInputStream()) {
      return new String(out.readAllBytes(), UTF_8).lines().toList();
    }
  }

  @Test
  void the_proxy_of_the_environment_hands_on_what_is_not_excepted() throws Exception {
    try (TestingProxy proxy = new TestingProxy(null)) {
      assertThat(
              calls(
                  Map.of("HTTPS_PROXY", at(proxy), "NO_PROXY", "example.org,localhost"),
                  List.of(),
                  http("127.0.0.1"),
                  https("127.0.0.1"),
                  http("localhost"),
                  https("localhost")))
          .containsExactly("200 hello", "200 hello", "200 hello", "200 hello");
      assertThat(proxy.asked)
          .containsExactly(
              "POST " + http("127.0.0.1"), "CONNECT 127.0.0.1:" + secured.getAddress().getPort());
    }
  }

  @Test
  void the_proxy_for_http_alone_is_that_of_https_too_and_may_want_to_know_who_asks()
      throws Exception {
    try (TestingProxy proxy = new TestingProxy(AUTHORIZATION)) {
      assertThat(
              calls(
                  Map.of("http_proxy", knownAt(proxy)),
                  List.of(),
                  http("127.0.0.1"),
                  https("127.0.0.1")))
          .containsExactly("200 hello", "200 hello");
      assertThat(proxy.asked).hasSize(2);
      assertThat(told).as("the credentials go to the proxy alone").containsOnly("null");
    }
  }

  @Test
  void mappings_take_the_place_of_the_environment() throws Exception {
    try (TestingProxy proxy = new TestingProxy(AUTHORIZATION);
        TestingProxy open = new TestingProxy(null)) {
      assertThat(
              calls(
                  Map.of("HTTPS_PROXY", "http://127.0.0.1:" + closedPort()),
                  List.of(
                      MAPPINGS
                          + "local.*;NO_PROXY,127\\.0\\.0\\.1;"
                          + knownAt(proxy)
                          + ",.*;"
                          + at(open)),
                  https("127.0.0.1"),
                  http("127.0.0.1"),
                  https("localhost"),
                  http("localhost")))
          .containsExactly("200 hello", "200 hello", "200 hello", "200 hello");
      assertThat(proxy.asked).hasSize(2);
      assertThat(open.asked).isEmpty();
      assertThat(told).containsOnly("null");
    }
  }

  @Test
  void mappings_need_no_credentials() throws Exception {
    try (TestingProxy proxy = new TestingProxy(null)) {
      assertThat(
              calls(
                  Map.of(),
                  List.of(MAPPINGS + ".*;" + at(proxy)),
                  https("127.0.0.1"),
                  http("127.0.0.1")))
          .containsExactly("200 hello", "200 hello");
      assertThat(proxy.asked).hasSize(2);
    }
  }

  @Test
  void a_request_that_the_proxy_does_not_hand_on_is_surely_not_sent() throws Exception {
    try (TestingProxy proxy = new TestingProxy(AUTHORIZATION)) {
      assertThat(
              calls(
                  Map.of("HTTPS_PROXY", at(proxy)),
                  List.of(),
                  https("127.0.0.1"),
                  http("127.0.0.1")))
          .containsExactly(
              "not sent: the proxy answered with status 407",
              "not sent: the proxy answered with status 407");
      assertThat(
              calls(
                  Map.of("HTTPS_PROXY", "http://127.0.0.1:" + closedPort()),
                  List.of(),
                  https("127.0.0.1"),
                  http("127.0.0.1")))
          .containsExactly("not sent: no connection", "not sent: no connection");
    }
    assertThat(told).isEmpty();
  }

  @Test
  void past_a_proxy_that_cannot_be_read_nothing_is_sent() throws Exception {
    for (String unreadable : List.of("127.0.0.1:3128", "https://127.0.0.1:3128", "http://a b/")) {
      assertThat(calls(Map.of("HTTPS_PROXY", unreadable), List.of(), http("127.0.0.1")))
          .containsExactly("not sent: A proxy must be an address that begins with http://");
    }
    assertThat(calls(Map.of(), List.of(MAPPINGS + "no-mapping"), http("127.0.0.1")))
        .containsExactly("not sent: A proxy mapping must be a pattern, a semicolon, a proxy");
    assertThat(told).isEmpty();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
