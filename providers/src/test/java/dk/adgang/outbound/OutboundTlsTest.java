package dk.adgang.outbound;

import static dk.adgang.outbound.OutboundHttpTest.ANSWER;
import static dk.adgang.outbound.OutboundHttpTest.BODY;
import static dk.adgang.outbound.OutboundHttpTest.TOTAL;
import static dk.adgang.outbound.OutboundHttpTest.failure;
import static dk.adgang.outbound.OutboundHttpTest.to;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls over TLS, to a server that is trusted and to one that is not. */
final class OutboundTlsTest {

  private final MannersServer server = new MannersServer();

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void a_tls_connection_carries_requests_and_may_have_carried_the_one_that_was_not_answered(
      @TempDir Path folder) throws Exception {
    SSLContext tls = TestingTls.in(folder);
    int port =
        server.serve(
            MannersServer.secured(
                tls,
                (connection, number) -> {
                  server.read(connection);
                  MannersServer.write(connection, ANSWER);
                  server.read(connection);
                  MannersServer.write(connection, ANSWER);
                  server.read(connection);
                }));
    OutboundHttp.Route route = OutboundHttp.newRoute(CompletedTls.of(tls), Proxies.NONE, TOTAL);
    OutboundHttp secure = new OutboundHttp(1000, () -> route);
    for (int i = 0; i < 2; i++) {
      assertThat(secure.call(to("https", port), "POST", BODY, TOTAL).body()).isEqualTo("ok");
    }
    assertThat(server.connections).hasValue(1);
    NoAnswerException failure = failure(() -> secure.call(to("https", port), "POST", BODY, TOTAL));
    assertThat(failure.surelyNotSent()).isFalse();
    assertThat(server.requests).hasValue(3);
  }

  @Test
  void a_certificate_that_nobody_trusts_is_surely_not_sent(@TempDir Path folder) throws Exception {
    SSLContext tls = TestingTls.in(folder);
    int port =
        server.serve(MannersServer.secured(tls, (connection, number) -> server.read(connection)));
    OutboundHttp caller = new OutboundHttp(1000);
    NoAnswerException failure = failure(() -> caller.call(to("https", port), "POST", BODY, TOTAL));
    assertThat(failure.surelyNotSent()).isTrue();
    assertThat(server.requests).hasValue(0);
  }
}
