package dk.adgang.link.page;

import dk.adgang.common.PureRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An address that the success page may lead to: a page on the web, or an app on the phone that has
 * a scheme of its own (RFC 8252, 7.1: a domain name turned round, so that it has a dot).
 *
 * @param address absolute
 */
@PureRule
record ContinueUri(URI address) {

  private static final Set<String> WEB = Set.of("http", "https");
  private static final int LONGEST = 2000;

  /** Reads an address; empty when employees may not be led there. */
  static Optional<ContinueUri> read(String text) {
    if (text == null || text.isBlank() || text.strip().length() > LONGEST) {
      return Optional.empty();
    }
    try {
      ContinueUri onward = new ContinueUri(new URI(text.strip()));
      return onward.allowed() ? Optional.of(onward) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private boolean allowed() {
    if (!address.isAbsolute() || address.getRawUserInfo() != null) {
      return false;
    }
    // Not «mailto:» and the like, which have no place to go to; and «javascript:» has no dot.
    return web() ? address.getHost() != null : scheme().contains(".") && !address.isOpaque();
  }

  /** Whether it is a web page, which works on every device. */
  boolean web() {
    return WEB.contains(scheme());
  }

  private String scheme() {
    return address.getScheme().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
