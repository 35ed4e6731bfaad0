package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A problem with a port is reported in one line that names the port and its variable. */
final class PortsTest {

  @Test
  void a_port_in_use_is_named() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var environment = free();
      environment.put("ADGANG_INBOX_PORT", Integer.toString(taken.getLocalPort()));

      assertThatThrownBy(() -> Ports.of(environment))
          .isInstanceOf(UserError.class)
          .hasMessageContainingAll(Integer.toString(taken.getLocalPort()), "ADGANG_INBOX_PORT")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void something_that_is_no_port_is_refused() {
    for (var value : new String[] {"abc", "0", "65536", "-1", "80 80"}) {
      var environment = free();
      environment.put("ADGANG_HTTP_PORT", value);

      assertThatThrownBy(() -> Ports.of(environment))
          .isInstanceOf(UserError.class)
          .hasMessageContainingAll("ADGANG_HTTP_PORT", value);
    }
  }

  @Test
  void one_port_for_two_services_is_refused() {
    var environment = free();
    environment.put("ADGANG_SMTP_PORT", environment.get("ADGANG_HTTP_PORT"));

    assertThatThrownBy(() -> Ports.of(environment))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("ADGANG_HTTP_PORT", "ADGANG_SMTP_PORT");
  }

  private static Map<String, String> free() {
    var ports = Ports.free();
    return new java.util.HashMap<>(
        Map.of(
            "ADGANG_HTTP_PORT", Integer.toString(ports.http()),
            "ADGANG_MANAGEMENT_PORT", Integer.toString(ports.management()),
            "ADGANG_INBOX_PORT", Integer.toString(ports.inbox()),
            "ADGANG_SMTP_PORT", Integer.toString(ports.smtp())));
  }
}
