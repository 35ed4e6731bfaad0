package dk.adgang.outbound;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.keycloak.Config;

/** Hands the proxies of Keycloak's settings to the JDK's client. It decides nothing. */
final class ServerProxies extends ProxySelector {

  /** Keycloak's own requests read their settings there. */
  private static final String SPI = "connectionsHttpClient";

  private static final String PROVIDER = "default";
  private static final String MAPPINGS = "proxy-mappings";

  /**
   * Schemes of authentication that the JDK does not use towards a proxy for an https address;
   * usually {@code Basic}.
   */
  private static final String NOT_TOLD = "jdk.http.auth.tunneling.disabledSchemes";

  private static final Logger LOG = Logger.getLogger(ServerProxies.class);

  private final Proxies proxies;

  ServerProxies(Proxies proxies) {
    this.proxies = proxies;
  }

  /** Reads the server's settings. */
  static Proxies read() {
    String[] mappings = Config.scope(SPI, PROVIDER).getArray(MAPPINGS);
    String proxy = environment("HTTPS_PROXY");
    return Proxies.of(
        mappings == null ? List.of() : List.of(mappings),
        proxy == null || proxy.isBlank() ? environment("HTTP_PROXY") : proxy,
        environment("NO_PROXY"));
  }

  /**
   * Lets the JDK send credentials to proxies, where some are set. The JDK reads this once, before
   * its first request.
   */
  static void mayBeTold() {
    try {
      if (System.getProperty(NOT_TOLD) == null && read().authorize()) {
        System.setProperty(NOT_TOLD, "");
      }
    } catch (IllegalArgumentException e) {
      LOG.errorf("The settings of the proxy cannot be used: %s", e.getMessage());
    }
  }

  /** In small letters, or else in capitals, as Keycloak does. */
  private static String environment(String name) {
    String value = System.getenv(name.toLowerCase(Locale.ROOT));
    return value == null || value.isBlank() ? System.getenv(name) : value;
  }

  @Override
  public List<Proxy> select(URI address) {
    return List.of(
        proxies
            .to(address.getHost())
            .map(
                each ->
                    new Proxy(
                        Proxy.Type.HTTP,
                        InetSocketAddress.createUnresolved(each.host(), each.port())))
            .orElse(Proxy.NO_PROXY));
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
    // There is one way to each host; the caller reports the failure.
  }
}
