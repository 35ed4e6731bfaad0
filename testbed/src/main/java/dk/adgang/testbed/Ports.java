package dk.adgang.testbed;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ports that are listened on, all of them on the loopback address. */
public record Ports(int http, int management, int inbox, int smtp) {

  private static final String HTTP = "ADGANG_HTTP_PORT";
  private static final String MANAGEMENT = "ADGANG_MANAGEMENT_PORT";
  private static final String INBOX = "ADGANG_INBOX_PORT";
  private static final String SMTP = "ADGANG_SMTP_PORT";

  /** The ports that the environment names, or the usual ones; all of them checked to be free. */
  static Ports of(Map<String, String> environment) {
    var ports =
        new Ports(
            port(environment, HTTP, 8080),
            port(environment, MANAGEMENT, 9000),
            port(environment, INBOX, 8025),
            port(environment, SMTP, 8026));
    var takenBy = new HashMap<Integer, String>();
    for (var each : ports.byVariable()) {
      var other = takenBy.putIfAbsent(each.getValue(), each.getKey());
      if (other != null) {
        throw new UserError(
            "%s and %s are both %d; give them different ports."
                .formatted(other, each.getKey(), each.getValue()));
      }
      requireFree(each.getKey(), each.getValue());
    }
    return ports;
  }

  /** Ports that nobody uses at the moment. */
  public static Ports free() {
    var loopback = InetAddress.getLoopbackAddress();
    try (var http = new ServerSocket(0, 1, loopback);
        var management = new ServerSocket(0, 1, loopback);
        var inbox = new ServerSocket(0, 1, loopback);
        var smtp = new ServerSocket(0, 1, loopback)) {
      return new Ports(
          http.getLocalPort(),
          management.getLocalPort(),
          inbox.getLocalPort(),
          smtp.getLocalPort());
    } catch (IOException e) {
      throw new UserError("No free port on this machine: " + e.getMessage(), e);
    }
  }

  private List<Map.Entry<String, Integer>> byVariable() {
    return List.of(
        Map.entry(HTTP, http),
        Map.entry(MANAGEMENT, management),
        Map.entry(INBOX, inbox),
        Map.entry(SMTP, smtp));
  }

  /** The port that the environment names, or the usual one. */
  static int port(Map<String, String> environment, String variable, int usual) {
    var value = environment.getOrDefault(variable, "").strip();
    if (value.isEmpty()) {
      return usual;
    }
    try {
      var port = Integer.parseInt(value);
      if (port >= 1 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    throw new UserError("%s is «%s»; it must be a port, 1 to 65535.".formatted(variable, value));
  }

  /** Fails when somebody uses that port, of this variable. */
  static void requireFree(String variable, int port) {
    for (var address : loopbackAddresses()) {
      try (var socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(address, port), 1);
      } catch (IOException e) {
        if (address instanceof Inet4Address || isListening(address, port)) {
          throw new UserError(
              "Port %d is in use or not allowed (%s). Stop what uses it, or set %s to another port."
                  .formatted(port, e.getMessage(), variable),
              e);
        }
      }
    }
  }

  // A browser may try [::1] before 127.0.0.1, so that a foreign program there would answer for us.
  private static List<InetAddress> loopbackAddresses() {
    try {
      var six = new byte[16];
      six[15] = 1;
      return List.of(
          InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), InetAddress.getByAddress(six));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isListening(InetAddress address, int port) {
    try (var socket = new java.net.Socket()) {
      socket.connect(new InetSocketAddress(address, port), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
