package dk.adgang.sms.gateway.api;

import dk.adgang.common.PureRule;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request that claims to be a delivery report.
 *
 * @param address where it was sent, as the world knows this server, with its query
 * @param headers by their names in lower case
 * @param body as UTF-8
 */
@PureRule
public record ReportRequest(String address, Map<String, String> headers, String body) {

  /**
   * One of the headers.
   *
   * @param name in any case
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Whether the body is of this type; parameters of the type do not matter. */
  public boolean isOfType(String type) {
    return header("Content-Type")
        .map(value -> value.split(";", 2)[0].strip().equalsIgnoreCase(type))
        .orElse(false);
  }

  /** Neither headers nor body: they hold numbers and signatures. */
  @Override
  public String toString() {
    return "Report to " + address;
  }
}
