package dk.adgang.testbed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keycloak's own mails with a link, which an administrator has sent to an employee. */
public final class AdministratorsMail {

  private static final Pattern ADDRESS =
      Pattern.compile("https?://\\S+/login-actions/action-token\\?key=[^\\s\"<>]+");

  private AdministratorsMail() {}

  /** Sends one that asks for several things, and goes as far as its link leads. */
  public static Page open(
      Adgang adgang, Employee employee, HttpBrowser browser, List<String> actions) {
    return goOn(browser, asking(adgang, employee, actions));
  }

  /** Opens the link, and goes on from its first page. */
  public static Page goOn(HttpBrowser browser, URI link) {
    var first = browser.open(link);
    var onward = onward(first);
    assertThat(onward).as(first.body()).isPresent();
    return browser.open(onward.get());
  }

  /** Sends one that asks for several things, and returns its link. */
  public static URI asking(Adgang adgang, Employee employee, List<String> actions) {
    return sent(adgang, employee, "execute-actions-email", actions);
  }

  /** Sends one that asks whether the address is right, and returns its link. */
  public static URI verifying(Adgang adgang, Employee employee) {
    return sent(adgang, employee, "send-verify-email", List.of());
  }

  private static URI sent(Adgang adgang, Employee employee, String call, List<String> body) {
    adgang.admin().put("/adgang/users/%s/%s".formatted(employee.id(), call), body);
    return adgang.mailbox().to(employee).stream()
        .map(mail -> ADDRESS.matcher(mail.text()))
        .filter(Matcher::find)
        .map(found -> URI.create(found.group()))
        .findFirst()
        .orElseThrow();
  }

  /** The address that the first page of such a link leads to; empty when it leads nowhere. */
  public static Optional<URI> onward(Page first) {
    return first.document().select("a[class$=button-block][href]:not([id])").stream()
        .findFirst()
        .map(link -> first.at().resolve(link.attr("href")));
  }
}
