package dk.adgang.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy: hands plain requests on, and connects to where https is. */
final class TestingProxy implements Closeable {

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Closeable> open = new CopyOnWriteArrayList<>();
  private final String authorization;

  /** The first line of each request that it has handed on. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  /**
   * @param authorization the credentials that it demands; null for none
   */
  TestingProxy(String authorization) throws IOException {
    this.authorization = authorization;
    start(
        () -> {
          while (true) {
            Socket client = server.accept();
            open.add(client);
            start(() -> serve(client));
          }
        });
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The other side went away, as it may.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  private void serve(Socket client) throws IOException {
    try (client) {
      String head = head(client.getInputStream());
      if (authorization != null
          && !head.toLowerCase(Locale.ROOT)
              .contains(("\r\nproxy-authorization: " + authorization).toLowerCase(Locale.ROOT))) {
        write(client, "HTTP/1.1 407 Who asks?\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return;
      }
      String[] line = head.substring(0, head.indexOf("\r\n")).split(" ", -1);
      asked.add(line[0] + " " + line[1]);
      if (line[0].equals("CONNECT")) {
        URI to = URI.create("tcp://" + line[1]);
        try (Socket target = new Socket(to.getHost(), to.getPort())) {
          write(client, "HTTP/1.1 200 Connected\r\n\r\n");
          pipe(client, target);
        }
      } else {
        URI to = URI.create(line[1]);
        try (Socket target = new Socket(to.getHost(), to.getPort())) {
          write(
              target,
              head.replace(line[1], to.getRawPath())
                  .replaceAll("(?i)\r\nproxy-authorization: [^\r]*", ""));
          pipe(client, target);
        }
      }
    }
  }

  private void pipe(Socket client, Socket target) throws IOException {
    open.add(target);
    start(() -> client.getInputStream().transferTo(target.getOutputStream()));
    target.getInputStream().transferTo(client.getOutputStream());
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no whole request");
      }
      head.write(next);
    }
    return head.toString(ISO_8859_1);
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Closeable each : open) {
      each.close();
    }
  }
}
