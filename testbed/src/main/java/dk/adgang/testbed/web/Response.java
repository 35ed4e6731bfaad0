package dk.adgang.testbed.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer to a client.
 *
 * @param pause before each further byte of the body; zero for a body that comes as fast as it can
 */
public record Response(int status, String body, Map<String, String> headers, Duration pause) {

  private static final String PAGE_POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self';"
          + " img-src 'self'; form-action *; base-uri 'none'; frame-ancestors 'none'";

  /**
   * A page of ours: no script and no style but our own files.
   *
   * @param template its path below the package of the testbed
   */
  public static Response page(int status, String template, Map<String, ?> model) {
    return of(status, "text/html; charset=utf-8", Templates.fill(template, model))
        .with("Content-Security-Policy", PAGE_POLICY);
  }

  public static Response json(int status, String json) {
    return of(status, "application/json; charset=utf-8", json);
  }

  public static Response of(int status, String type, String text) {
    return new Response(status, text, Map.of("Content-Type", type), Duration.ZERO);
  }

  /** A text file that lies beside a class. */
  public static Response file(Class<?> beside, String name, String type) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      return of(200, type, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Response noContent() {
    return new Response(204, "", Map.of(), Duration.ZERO);
  }

  /** Sends the browser elsewhere, with GET. */
  public static Response goTo(URI address) {
    return new Response(303, "", Map.of("Location", address.toString()), Duration.ZERO);
  }

  public Response with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Response(status, body, more, pause);
  }

  /** The same, a byte at a time. */
  public Response dripping(Duration pause) {
    return new Response(status, body, headers, pause);
  }
}
