package dk.adgang.sms.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server on this machine that stands in for an SMS service: it keeps the requests, and answers as
 * a test says.
 */
public final class StandIn implements AutoCloseable {

  /** How the service answers. */
  public interface Manners {
    void answer(HttpExchange exchange) throws IOException;
  }

  /** A request to the service. Header names are in lower case. */
  public record Asked(String method, URI address, Map<String, String> headers, String body) {

    public JsonNode json() {
      try {
        return new ObjectMapper().readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The fields of a body in {@code application/x-www-form-urlencoded}. */
    public Map<String, String> form() {
      return fields(body);
    }

    public Map<String, String> query() {
      return fields(address.getRawQuery());
    }

    private static Map<String, String> fields(String encoded) {
      Map<String, String> fields = new LinkedHashMap<>();
      for (String pair : encoded.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        String before =
            fields.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
        if (before != null) {
          throw new AssertionError("twice in the form: " + parts[0]);
        }
      }
      return fields;
    }
  }

  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile Manners manners = answer(200, "");

  public StandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            Map<String, String> headers = new LinkedHashMap<>();
            exchange
                .getRequestHeaders()
                .forEach(
                    (name, values) ->
                        headers.put(
                            name.toLowerCase(java.util.Locale.ROOT), String.join(", ", values)));
            asked.add(
                new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            manners.answer(exchange);
          }
        });
    server.start();
  }

  /** The base address, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public StandIn answers(Manners how) {
    manners = how;
    return this;
  }

  public StandIn answers(int status, String json) {
    return answers(answer(status, json));
  }

  public StandIn hangs() {
    return answers(
        exchange -> {
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** The one request that came. */
  public Asked once() {
    if (asked.size() != 1) {
      throw new AssertionError("asked " + asked.size() + " times");
    }
    return asked.get(0);
  }

  public static Manners answer(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    };
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
