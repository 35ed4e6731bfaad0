package dk.adgang.testbed.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A request of a client. */
public final class Request {

  private static final int LARGEST_BODY = 256 * 1024;

  private final HttpExchange exchange;
  private final Map<String, String> query;

  Request(HttpExchange exchange) {
    this.exchange = exchange;
    this.query = pairs(exchange.getRequestURI().getRawQuery());
  }

  public String method() {
    return exchange.getRequestMethod();
  }

  public String path() {
    return exchange.getRequestURI().getPath();
  }

  /** A parameter of the address. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** All parameters of the address, as they came. */
  public String rawQuery() {
    return exchange.getRequestURI().getRawQuery();
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  public Optional<String> cookie(String name) {
    return exchange.getRequestHeaders().getOrDefault("Cookie", java.util.List.of()).stream()
        .flatMap(line -> java.util.Arrays.stream(line.split(";", -1)))
        .map(String::strip)
        .filter(each -> each.startsWith(name + "="))
        .map(each -> each.substring(name.length() + 1))
        .findFirst();
  }

  /** The body as text. */
  public String body() {
    try {
      var bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
      if (bytes.length > LARGEST_BODY) {
        throw new BadRequest(413, "The body is larger than " + LARGEST_BODY + " bytes.");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** True when the request came from a page of ours, or not from a page at all. */
  boolean isFromOurselves() {
    var site = header("Sec-Fetch-Site").orElse("none");
    return site.equals("same-origin") || site.equals("none");
  }

  /**
   * True when the request was made to this machine by its own name, and not to a foreign name that
   * leads here.
   */
  boolean isForThisMachine() {
    var host = header("Host").orElse("").replaceFirst(":[0-9]+$", "");
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }

  private static Map<String, String> pairs(String query) {
    var pairs = new LinkedHashMap<String, String>();
    if (query != null) {
      for (var pair : query.split("&", -1)) {
        var equals = pair.indexOf('=');
        if (equals >= 0) {
          pairs.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        } else if (!pair.isEmpty()) {
          pairs.putIfAbsent(decode(pair), "");
        }
      }
    }
    return pairs;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(400, "The address is not well formed.");
    }
  }
}
