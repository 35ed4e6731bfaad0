package dk.adgang.testbed.realm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Apps and services of somebody else, all on one server, that keep what they are asked. */
public final class Elsewhere implements AutoCloseable {

  /**
   * A request.
   *
   * @param query null where there is none
   */
  public record Asked(String method, String path, String query, String body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);

  public Elsewhere() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var uri = exchange.getRequestURI();
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      asked.add(new Asked(exchange.getRequestMethod(), uri.getPath(), uri.getRawQuery(), body));
      if (uri.getPath().startsWith("/haenger/logout")) {
        end.await();
      }
      var page = "<!doctype html><p id=app>Her er appen".getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An address there. One below {@code /haenger/logout} never answers. */
  public String at(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort()).resolve(path).toString();
  }

  /** The requests to a path. */
  public List<Asked> at(String path, String method) {
    return asked.stream()
        .filter(each -> each.path().equals(path) && each.method().equals(method))
        .toList();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
