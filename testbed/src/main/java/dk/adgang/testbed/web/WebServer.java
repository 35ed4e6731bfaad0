package dk.adgang.testbed.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A small web server on the loopback address. */
public final class WebServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads;

  private WebServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Begins to listen.
   *
   * @param port 0 for any that is free
   */
  public static WebServer start(int port) throws IOException {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
    var threads =
        Executors.newCachedThreadPool(
            work -> {
              var thread = new Thread(work, "web");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.start();
    var web = new WebServer(server, threads);
    web.on(
        "/assets/testbed.css",
        request -> Response.file(WebServer.class, "testbed.css", "text/css; charset=utf-8"));
    return web;
  }

  /** The address that people and Keycloak know this server by. */
  public URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Lets a handler answer everything from a path on. */
  public void on(String path, Handler handler) {
    server.createContext(path, exchange -> serve(exchange, handler));
  }

  private static void serve(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      var response = answer(exchange, handler);
      var headers = exchange.getResponseHeaders();
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("Cache-Control", "no-store");
      response.headers().forEach(headers::add);
      var body = response.body().getBytes(StandardCharsets.UTF_8);
      var empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(response.status(), empty ? -1 : body.length);
      if (!empty) {
        write(exchange.getResponseBody(), body, response.pause());
      }
    }
  }

  private static void write(OutputStream out, byte[] body, Duration pause) throws IOException {
    if (pause.isZero()) {
      out.write(body);
      return;
    }
    for (var each : body) {
      out.write(each);
      out.flush();
      LockSupport.parkNanos(pause.toNanos());
    }
  }

  private static Response answer(HttpExchange exchange, Handler handler) {
    try {
      var request = new Request(exchange);
      if (!request.isForThisMachine()) {
        return plain(403, "This server answers on localhost only.");
      }
      var reads = request.method().equals("GET") || request.method().equals("HEAD");
      if (!reads && !request.isFromOurselves()) {
        return plain(403, "A page of another origin may not do that.");
      }
      return handler.answer(request);
    } catch (BadRequest e) {
      return plain(e.status(), e.getMessage());
    } catch (RuntimeException e) {
      e.printStackTrace();
      return plain(500, "Internal error: " + e);
    }
  }

  private static Response plain(int status, String text) {
    return Response.of(status, "text/plain; charset=utf-8", text + "\n");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
