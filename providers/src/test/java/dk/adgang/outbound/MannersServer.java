package dk.adgang.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server that treats connections as it is told, and counts them and the requests. */
final class MannersServer {

  /** The behaviour of a server on a connection, after so many others. */
  interface Manners {
    void with(Socket connection, int number) throws Exception;
  }

  /** Ends what waits for the end of the test. */
  final CountDownLatch over = new CountDownLatch(1);

  final AtomicInteger connections = new AtomicInteger();
  final AtomicInteger requests = new AtomicInteger();
  final List<AutoCloseable> open = new ArrayList<>();

  /** Takes connections on a port of its own, which comes back. */
  int serve(Manners manners) throws IOException {
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

  private static void serve(Manners manners, Socket connection, int number) {
    try (connection) {
      manners.with(connection, number);
    } catch (Exception e) {
      // The other side went away, as it may.
    }
  }

  static ServerSocket listening(int waiting) throws IOException {
    return new ServerSocket(0, waiting, InetAddress.getLoopbackAddress());
  }

  /** Reads one request with its body; false at the end of the connection. */
  boolean read(Socket connection) throws IOException {
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
  static Manners secured(SSLContext tls, Manners manners) {
    return (connection, number) -> {
      try (SSLSocket secured =
          (SSLSocket) tls.getSocketFactory().createSocket(connection, null, true)) {
        secured.setUseClientMode(false);
        manners.with(secured, number);
      }
    };
  }

  /** Reads a request and gives this answer, for as long as there are requests. */
  Manners answering(String answer) {
    return (connection, number) -> {
      while (read(connection)) {
        write(connection, answer);
      }
    };
  }

  static void write(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(US_ASCII));
    connection.getOutputStream().flush();
  }

  /** Ends the server, and all connections to it. */
  void stop() throws Exception {
    over.countDown();
    for (AutoCloseable each : open) {
      each.close();
    }
  }
}
