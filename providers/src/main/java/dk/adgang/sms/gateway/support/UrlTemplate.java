package dk.adgang.sms.gateway.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import dk.adgang.common.PureRule;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Locale;

/** Where a service is: an http or https address, which may hold placeholders after its host. */
@PureRule
public final class UrlTemplate {

  private static final int HIGHEST_PORT = 65_535;
  private static final String WHY_NOT = "it is not an http or https address";

  private final String template;

  public UrlTemplate(String template) throws BadSetting {
    this.template = template.strip();
    Placeholders.check(this.template);
    URI sample = filled(Placeholders.SAMPLE);
    String scheme = sample.getScheme() == null ? "" : sample.getScheme().toLowerCase(Locale.ROOT);
    if (sample.getHost() == null
        || sample.getPort() > HIGHEST_PORT
        || !(scheme.equals("http") || scheme.equals("https"))) {
      throw new BadSetting(WHY_NOT);
    }
    if (sample.getRawUserInfo() != null || sample.getRawFragment() != null) {
      throw new BadSetting("it must hold no user name and no #");
    }
    if (!this.template.regionMatches(
        scheme.length(),
        "://" + sample.getRawAuthority(),
        0,
        3 + sample.getRawAuthority().length())) {
      throw new BadSetting("its host must hold no placeholder");
    }
  }

  private URI filled(Placeholders values) throws BadSetting {
    try {
      return fill(values);
    } catch (IllegalArgumentException e) {
      throw new BadSetting(WHY_NOT);
    }
  }

  public URI fill(Placeholders values) {
    return URI.create(
        values.fill(template, value -> URLEncoder.encode(value, UTF_8).replace("+", "%20")));
  }

  /** The address with more behind it. */
  public URI fill(Placeholders values, String query) {
    URI address = fill(values);
    return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + query);
  }

  /** The address of a server, for a gateway that appends its own paths: no slash at the end. */
  public static String server(String text) throws BadSetting {
    UrlTemplate address = new UrlTemplate(text);
    if (text.indexOf('{') >= 0 || text.indexOf('?') >= 0) {
      throw new BadSetting("it must hold no placeholder and no ?");
    }
    return address.template.replaceAll("/+$", "");
  }
}
