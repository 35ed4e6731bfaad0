package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.PlainBrowser.Page;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keycloak's own mail, by which an administrator asks an employee for several things. */
final class AdministratorsMail {

  private static final Pattern ADDRESS =
      Pattern.compile("https?://\\S+/login-actions/action-token\\?key=[^\\s\"<>]+");

  private static final Pattern PROCEED = Pattern.compile("button-block\" href=\"([^\"]+)\"");

  private AdministratorsMail() {}

  /** Sends one, and goes as far as its link leads. */
  static Page open(Adgang adgang, Employee employee, PlainBrowser browser, List<String> actions) {
    adgang.admin().put("/adgang/users/" + employee.id() + "/execute-actions-email", actions);
    var link =
        adgang.mailbox().to(employee).stream()
            .map(mail -> ADDRESS.matcher(mail.text()))
            .filter(Matcher::find)
            .map(found -> URI.create(found.group()))
            .findFirst()
            .orElseThrow();
    var first = browser.open(link);
    var on = PROCEED.matcher(first.body());
    assertThat(on.find()).as(first.body()).isTrue();
    return browser.open(first.at().resolve(on.group(1).replace("&amp;", "&")));
  }
}
