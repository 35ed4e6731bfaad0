package dk.adgang.testbed.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.Project;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.fixture.VirtualKey;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.Screen;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.pages.Window;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.realm.OtherTheme;
import dk.adgang.testbed.wire.Forms;
import dk.adgang.testbed.wire.Forms.Form;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import dk.adgang.testbed.wire.HttpLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Our pages, in a realm that has another login theme than ours. */
@WithAdgang
final class EveryThemeTest {

  private static final String NEW_PASSWORD = "kaffe-til-to-9";

  /** Forms of Keycloak's own, which are the theme's to show. */
  private static final Set<String> KEYCLOAKS =
      Set.of("login", "forgotten", "another way", "code of a device", "a device is let in");

  @ParameterizedTest
  @EnumSource
  void every_form_is_there_and_leads_on(OtherTheme theme, Adgang adgang) {
    try (var forms = new Forms(adgang, theme.id())) {
      var guests = forms.all().stream().collect(Collectors.toMap(Form::name, forms::guest));
      forms.realm().make();
      for (var form : forms.all()) {
        var guest = guests.get(form.name());
        form.come().accept(guest);
        // Each theme marks Keycloak's own pages in its way.
        assertThat(KEYCLOAKS.contains(form.name()) || guest.page().has(form.mark()))
            .as("%s at %s:%n%s", form.name(), guest.page().at(), guest.page().body())
            .isTrue();
        isSound(guest.page(), theme, !KEYCLOAKS.contains(form.name()));

        var fields = new ArrayList<String>();
        form.right().apply(guest).forEach((name, value) -> fields.addAll(List.of(name, value)));
        guest.submit(fields.toArray(String[]::new));
        isSound(guest.page(), theme, false);
        // Keycloak's themes have words of their own for «if the account exists».
        assertThat(form.name().equals("forgotten") || form.through().test(guest))
            .as("on from %s at %s:%n%s", form.name(), guest.page().at(), guest.page().body())
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void so_is_every_page_of_a_link_and_every_page_that_says_no(OtherTheme theme, Adgang adgang) {
    try (var forms = new Forms(adgang, theme.id())) {
      var realm = forms.realm();
      realm.employer("andre", Map.of("adgang.secondFactor.methods", List.of("otp")));
      var newcomer = employee(realm, "matrix", "ny", List.of());
      var refused = employee(realm, "andre", "uden", List.of());
      var foreign = employee(realm, "matrix", "overtakseret", List.of(sms("+4590123456")));
      realm.make();

      realm.send(newcomer.id(), true);
      var link = new HttpLink(adgang.mailbox().welcomeTo(newcomer).link());
      var browser = browser();
      var pages = new ArrayList<Page>();
      pages.add(browser.open(link.address()));
      assertThat(pages.get(0).has("adgang-continue")).as(pages.get(0).body()).isTrue();
      pages.add(link.create(browser, "1234"));
      assertThat(pages.get(1).has("input-error-password")).as(pages.get(1).body()).isTrue();
      var done = browser.submit(pages.get(1), "password-new", NEW_PASSWORD);
      assertThat(HttpLink.succeeded(done)).as(done.body()).isTrue();
      pages.add(done);
      var used = browser().open(link.address());
      assertThat(HttpLink.problem(used)).contains("used");
      pages.add(used);
      pages.add(browser.submit(used));
      assertThat(pages.get(4).at().getPath()).endsWith("/adgang/sent");

      var login = realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK);
      login.browser().sending("Accept", "text/html");
      login.open("scope", "openid", "kc_action", "webauthn-register");
      login.submit("username", refused.email(), "password", Employee.USUAL_PASSWORD);
      if (login.page().has("adgang-skip")) {
        login.submit("skip", "true");
      }
      assertThat(login.page().body()).contains("data-reason=\"restricted\"");
      pages.add(login.page());
      login = realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK);
      login.browser().sending("Accept", "text/html");
      login.open("scope", "openid");
      login.submit("username", foreign.email(), "password", Employee.USUAL_PASSWORD);
      assertThat(login.page().body()).contains("id=\"adgang-problem\" data-reason=\"number\"");
      pages.add(login.page());

      pages.forEach(page -> isSound(page, theme, true));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OURS, PHONE",
    "CHILD, DESKTOP",
    "NEWEST, PHONE",
    "NEWEST, DESKTOP",
    "OLDER, PHONE",
    "OLDER, DESKTOP",
    "BARE, PHONE",
    "BARE, DESKTOP"
  })
  void they_look_right_and_their_scripts_run(
      OtherTheme theme, Screen screen, Adgang adgang, Visitor visitor) {
    try (var forms = new Forms(adgang, theme.id())) {
      var realm = forms.realm();
      var newcomer = employee(realm, "matrix", "ny", List.of());
      var chooser = employee(realm, "matrix", "vaelger", List.of());
      realm.make();
      realm.send(newcomer.id(), true);
      var window = visitor.on(screen);
      Function<String, String> name = page -> "theme-" + theme.id() + "-" + page;

      window.open(adgang.mailbox().welcomeTo(newcomer).link());
      fits(window).picture(name.apply("link-open"));
      window.leaving(() -> window.find("#adgang-continue").click());
      window.find("#password-new").fill("kaffe");
      window.await("#adgang-rule[data-judged=true]", "the live checklist");
      window.await("#adgang-strength:visible", "the advice on the strength");
      window.find("[data-adgang=toggle-password]").click();
      assertThat(window.find("#password-new").getAttribute("type")).isEqualTo("text");
      fits(window).picture(name.apply("password"));
      window.find("#password-new").fill(NEW_PASSWORD);
      // The advice on the strength comes a moment later, and moves the button under the mouse.
      window.leaving(() -> window.find("#password-new").press("Enter"));
      fits(window).picture(name.apply("success"));

      window.open(realm.authorization());
      fits(window).picture(name.apply("login"));
      window.find("#username").fill(chooser.email());
      window.find("#password").fill(Employee.USUAL_PASSWORD);
      window.leaving(() -> window.find("#kc-login").click());
      fits(window).picture(name.apply("choice"));
      window.leaving(() -> window.find("button[data-method=passkey]").click());
      VirtualKey.in(window);
      fits(window).picture(name.apply("passkey"));
      window.leaving(() -> window.find("#adgang-other").click());
      window.leaving(() -> window.find("button[data-method=sms]").click());
      fits(window).picture(name.apply("sms-number"));
      window.find("#number").fill("33");
      window.leaving(() -> window.find("#adgang-send").click());
      fits(window).picture(name.apply("sms-number-refused"));
      window.find("#number").fill(adgang.mailbox().newNumber());
      window.leaving(() -> window.find("#adgang-send").click());
      window.await("#adgang-resend[aria-disabled=true]", "the countdown");
      fits(window).picture(name.apply("sms-code"));
      window.leaving(() -> window.find("#adgang-change-number").click());
      window.leaving(() -> window.find("#adgang-other").click());
      window.leaving(() -> window.find("button[data-method=otp]").click());
      fits(window).picture(name.apply("authenticator-app"));
      window.leaving(() -> window.find("#adgang-other").click());
      window.leaving(() -> window.find("button[data-method=passkey]").click());
      window.leaving(() -> window.find("#adgang-passkey-go").click());
      window.await("#adgang-codes-tools button", "what to do with the codes");
      fits(window).picture(name.apply("recovery-codes"));
    }
  }

  private static Employee employee(
      MatrixRealm realm, String employer, String name, List<Map<String, Object>> factors) {
    var email = "%s@%s.example".formatted(name, realm.name());
    var id =
        realm.employee(
            email,
            employer,
            !name.equals("ny"),
            Map.of("title", List.of(Employees.SALGSASSISTENT)),
            factors);
    return new Employee(
        id, email, "Freja", employer, Employees.SALGSASSISTENT, Employee.USUAL_PASSWORD);
  }

  private static Map<String, Object> sms(String number) {
    return Factors.sms("{\"number\":\"%s\"}".formatted(number));
  }

  private static HttpBrowser browser() {
    return new HttpBrowser().sending("Accept", "text/html");
  }

  /** A page of the theme's width at most. */
  private static Window fits(Window window) {
    assertThat(window.page().evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("pixels beyond the screen at %s", window.page().url())
        .satisfies(over -> assertThat(((Number) over).intValue()).isLessThanOrEqualTo(0));
    return window;
  }

  /** No error of the server, no name of a sentence in place of the sentence, and no copy kept. */
  private static void isSound(Page page, OtherTheme theme, boolean ours) {
    assertThat(page.status()).as("%s:%n%s", page.at(), page.body()).isLessThan(500);
    if (page.status() / 100 == 3) {
      return;
    }
    var text =
        page.body().replaceAll("(?s)<(script|head).*?</\\1>", " ").replaceAll("(?s)<[^>]*>", " ");
    var words = new TreeSet<>(List.of(text.split("[\\s:,?!]+", -1)));
    words.retainAll(KEYS);
    assertThat(words).as("names of sentences at %s:%n%s", page.at(), page.body()).isEmpty();
    assertThat(page.body()).contains("lang=\"da\"");
    assertThat(page.headers().allValues("Cache-Control"))
        .as("%s", page.at())
        .singleElement()
        .asString()
        .contains("no-store");
    if (ours) {
      assertThat(page.has("adgang-support")).as(page.body()).isTrue();
      assertThat(page.body().contains("class=\"adgang-page\"")).isEqualTo(!theme.isOurs());
    }
  }

  private static final Set<String> KEYS = keys();

  private static Set<String> keys() {
    var keys = new TreeSet<String>();
    var root = Project.find().root();
    for (var folder :
        List.of(
            "providers/src/main/resources/theme-resources",
            "themes/src/main/resources/theme/adgang/login")) {
      var file = root.resolve(folder).resolve("messages/messages_da.properties");
      try (var reader = Files.newBufferedReader(file, UTF_8)) {
        var bundle = new Properties();
        bundle.load(reader);
        keys.addAll(bundle.stringPropertyNames());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    // Others are words that a sentence may have.
    keys.removeIf(key -> key.matches("[a-z]+"));
    return keys;
  }
}
