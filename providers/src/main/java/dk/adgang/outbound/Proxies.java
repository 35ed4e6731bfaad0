package dk.adgang.outbound;

import dk.adgang.common.PureRule;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Decides which proxy a request goes through: the same as Keycloak's own requests, by the same
 * settings, read in the same way.
 *
 * @param mappings the first one whose pattern matches the whole host counts; a host without one is
 *     reached directly
 */
@PureRule
record Proxies(List<Mapping> mappings) {

  static final Proxies NONE = new Proxies(List.of());

  /** Stands for a proxy in a mapping of hosts that are reached directly. */
  private static final String DIRECT = "NO_PROXY";

  private static final int DEFAULT_PORT = 80;

  /**
   * A proxy.
   *
   * @param credentials user and password with a colon between them; null for none
   */
  record Proxy(String host, int port, String credentials) {

    /** The header value by which the proxy recognises this server; empty where it needs none. */
    Optional<String> authorization() {
      return Optional.ofNullable(credentials)
          .map(
              text ->
                  "Basic "
                      + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Without the credentials. */
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /**
   * The way to some hosts.
   *
   * @param proxy null where they are reached directly
   */
  record Mapping(Pattern hosts, Proxy proxy) {}

  /**
   * Reads the settings.
   *
   * @param mappings Keycloak's, each {@code pattern;proxy}; where there are any, nothing else
   *     counts
   * @param proxy the proxy of the environment, for all hosts; may be null
   * @param direct hosts that are reached without it, and all below them, with commas; may be null
   * @throws IllegalArgumentException when they cannot be read; the message holds no credentials
   */
  static Proxies of(List<String> mappings, String proxy, String direct) {
    List<Mapping> all = new ArrayList<>();
    for (String mapping : mappings) {
      all.add(mapping(mapping.split(";", -1)));
    }
    if (all.isEmpty() && proxy != null && !proxy.isBlank()) {
      if (direct != null && !direct.isBlank()) {
        for (String host : direct.split(",", -1)) {
          all.add(new Mapping(Pattern.compile("(?:.+\\.)?" + Pattern.quote(host)), null));
        }
      }
      all.add(new Mapping(Pattern.compile(".*"), proxy(proxy)));
    }
    return new Proxies(List.copyOf(all));
  }

  private static Mapping mapping(String[] parts) {
    if (parts.length < 2) {
      throw new IllegalArgumentException("A proxy mapping must be a pattern, a semicolon, a proxy");
    }
    try {
      return new Mapping(
          Pattern.compile(parts[0]), DIRECT.equals(parts[1]) ? null : proxy(parts[1]));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("The pattern of a proxy mapping cannot be read");
    }
  }

  private static Proxy proxy(String text) {
    URI address;
    try {
      address = URI.create(text);
    } catch (IllegalArgumentException e) {
      // Its message holds the text, and so the password.
      address = URI.create("unreadable:text");
    }
    if (address.getHost() == null || !"http".equalsIgnoreCase(address.getScheme())) {
      throw new IllegalArgumentException("A proxy must be an address that begins with http://");
    }
    String user = address.getUserInfo();
    return new Proxy(
        address.getHost(),
        address.getPort() < 0 ? DEFAULT_PORT : address.getPort(),
        user != null && user.indexOf(':') > 0 ? user : null);
  }

  /** True when no proxy was set, so that the JVM's own behaviour counts. */
  boolean none() {
    return mappings.isEmpty();
  }

  /** Whether one of the proxies wants credentials. */
  boolean authorize() {
    return mappings.stream().anyMatch(each -> each.proxy != null && each.proxy.credentials != null);
  }

  /** The proxy to a host; empty when it is reached directly. */
  Optional<Proxy> to(String host) {
    return mappings.stream()
        .filter(each -> each.hosts.matcher(host).matches())
        .findFirst()
        .flatMap(each -> Optional.ofNullable(each.proxy));
  }
}
