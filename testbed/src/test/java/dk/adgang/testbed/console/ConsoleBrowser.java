package dk.adgang.testbed.console;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Element;

/** A browser without JavaScript, with which somebody uses the console. */
public final class ConsoleBrowser {

  private final URI console;
  private final HttpBrowser browser;
  private Page page;

  ConsoleBrowser(StaffRealm realm) {
    this(realm, new HttpBrowser());
  }

  ConsoleBrowser(StaffRealm realm, HttpBrowser browser) {
    this(realm.url().resolve("adgang/console/"), browser);
  }

  /** The same at another address, which ends with a slash. */
  public ConsoleBrowser(URI console, HttpBrowser browser) {
    this.console = console;
    this.browser = browser;
  }

  /** The console in a browser of somebody who has logged in to it with password and app. */
  static ConsoleBrowser opened(StaffRealm realm, String page, Employee employee) {
    return new ConsoleBrowser(realm).open(page).as(employee).opened();
  }

  public HttpBrowser browser() {
    return browser;
  }

  public Page page() {
    return page;
  }

  public URI at(String below) {
    return console.resolve(below);
  }

  /** Goes on from a page that came another way. */
  public ConsoleBrowser show(Page other) {
    page = other;
    return this;
  }

  public ConsoleBrowser open(String below) {
    page = browser.open(at(below));
    return this;
  }

  public ConsoleBrowser submit(String... fields) {
    page = browser.submit(page, fields);
    return this;
  }

  /** Presses a button of the page, whose form has this address; other fields stay as they are. */
  public ConsoleBrowser press(String button, String... fields) {
    return press(page.document().getElementById(button), fields);
  }

  private ConsoleBrowser press(Element pressed, String... fields) {
    var form = pressed.closest("form");
    List<String> all = new ArrayList<>(List.of(fields));
    for (var each : form.select("input[name], select[name], textarea[name]")) {
      if (!all.contains(each.attr("name")) && !each.attr("type").equals("checkbox")) {
        all.add(each.attr("name"));
        all.add(each.val());
      }
    }
    for (var ticked : form.select("input[type=checkbox][checked]")) {
      all.add(ticked.attr("name"));
      all.add(ticked.val());
    }
    if (!pressed.attr("name").isEmpty()) {
      all.add(pressed.attr("name"));
      all.add(pressed.val());
    }
    var address = pressed.hasAttr("formaction") ? pressed.attr("formaction") : form.attr("action");
    page = browser.post(page.at().resolve(address), all.toArray(String[]::new));
    return this;
  }

  /** Sends a form as browsers do from pages of other sites; the status of each answer. */
  public Map<String, Integer> postFromElsewhere(URI address, String... fields) {
    var answers = new TreeMap<String, Integer>();
    for (var header :
        List.of(
            Map.entry("Origin", "https://evil.example"),
            Map.entry("Sec-Fetch-Site", "cross-site"),
            Map.entry("Sec-Fetch-Site", "same-site"))) {
      var from = browser.twin().sending(header.getKey(), header.getValue());
      answers.put(header.toString(), from.post(address, fields).status());
    }
    return answers;
  }

  /** Logs in with the password and the app, from a page that is not open yet. */
  public ConsoleBrowser as(Employee employee) {
    submit("username", employee.email(), "password", Employee.USUAL_PASSWORD);
    if (page.has("otp")) {
      submit("otp", StaffRealm.APP.codeAt(Instant.now()));
    }
    return this;
  }

  /** Enrols an app at the choice, and says no to recovery codes. */
  public ConsoleBrowser enrol() {
    submit("method", "otp");
    var secret = page.value("totpSecret");
    var code = new Totp(secret.getBytes(StandardCharsets.US_ASCII)).codeAt(Instant.now());
    submit("totp", code, "totpSecret", secret);
    if (page.has("adgang-codes-form")) {
      submit("step", "skip");
    }
    return this;
  }

  /** Presses the button of the row that begins with a text. */
  public ConsoleBrowser pressIn(String row) {
    var found =
        page.document().select(".console-table tbody tr").stream()
            .filter(each -> each.select("th").text().startsWith(row))
            .findFirst()
            .orElseThrow(() -> new AssertionError("No row " + row + " on " + text()));
    return press(found.selectFirst("button"));
  }

  /** Whether it shows a page of the console with its menu. */
  public boolean isOpen() {
    return page.document().selectFirst(".console-nav") != null;
  }

  public ConsoleBrowser opened() {
    assertThat(isOpen()).as("%s %s", page.at(), page.document().text()).isTrue();
    return this;
  }

  /** The names in the list. */
  public List<String> names() {
    return page.document().select(".console-table tbody th a").eachText();
  }

  public String text() {
    return page.document().text();
  }
}
