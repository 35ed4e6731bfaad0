package dk.adgang.testbed.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.ImportedEmployees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.inbox.Message;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.LinkPage;
import dk.adgang.testbed.pages.PasswordPage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.pages.Window;
import dk.adgang.testbed.wire.HttpBrowser;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, titles and employers that are more than text: they stay text wherever they are shown. */
@WithAdgang
final class TextOfPeopleTest {

  private static final String SCRIPT = "<script>window.pwned=1</script>";
  private static final String MARKUP =
      SCRIPT
          + "<img src=x onerror='window.pwned=1'> \"'&amp; ${6*111111} {0} {1} #{6*111111}"
          + " ${locale_da} [=6*111111]";
  private static final String BREAK = "\r\nBcc: x@evil.example\u202e";

  @Test
  void imported_markup_is_text_in_mails_and_pages(Adgang adgang, Visitor visitor) {
    var employer =
        adgang
            .employers()
            .create(MARKUP + BREAK + UUID.randomUUID(), Map.of("adgang.sms", List.of("true")));
    var employee =
        new ImportedEmployees(adgang.admin())
            .create(
                employer,
                Map.of(
                    "firstName",
                    MARKUP + BREAK,
                    "lastName",
                    MARKUP + BREAK,
                    "attributes",
                    Map.of("title", List.of(MARKUP))));
    var welcome = adgang.mailbox().welcomeTo(employee);
    var window = visitor.onPhone();

    isText(welcome.message());
    assertThat(welcome.message().subject()).startsWith("Velkommen til " + MARKUP + " Bcc: x@evil");
    assertThat(welcome.message().text())
        .contains("Velkommen, " + MARKUP + " Bcc: x@evil.example\n");
    welcome.pressButton(window).says(MARKUP);
    isText(window);
    window.shows(LinkPage::new).goOn();
    isText(window);
    assertThat(window.text("header")).as("the employer, on each page").contains(MARKUP);
    window.shows(PasswordPage::new).create("kaffe-til-to-9");
    isText(window);

    adgang.employees().resetPassword(employee, Map.of());
    var reset = adgang.mailbox().resetTo(employee);
    isText(reset.message());
    assertThat(reset.message().text()).contains(MARKUP + " Bcc: x@evil.example");
    reset.open(window);
    isText(window);
    window.shows(LinkPage::new).goOn().create("kaffe-paa-ny-3");
    isText(window);
    isText(adgang.mailbox().withSubject(employee, "Din adgangskode er ændret"));
    isText(visitor.onPhone().openLogin().as(employee, "kaffe-paa-ny-3"));
    assertThat(adgang.mailbox().to("x@evil.example")).isEmpty();
  }

  @Test
  void markup_of_managers_is_text_on_the_way_to_the_second_factor(Adgang adgang, Visitor visitor) {
    var title = "Chef \"${6*111111}\" {0} 'a' &amp; #{6*111111}";
    var employer =
        adgang
            .employers()
            .create(
                MARKUP + BREAK + UUID.randomUUID(),
                Map.of(
                    "adgang.sms",
                    List.of("true"),
                    "adgang.secondFactor.requiredTitles",
                    List.of(title)));
    var employee = adgang.employees().createWithPassword(employer, title);
    var window = visitor.onPhone();
    var number = adgang.mailbox().newNumber();

    var choice = window.openLogin().as(employee).shows(ChoicePage::new).canBeSkipped(false);
    isText(window);
    choice.says(MARKUP).says(title);
    var code = choice.chooseSms().give(number);
    isText(window);
    var sms = adgang.mailbox().to(number).get(0);
    assertThat(sms.text()).doesNotContain("pwned", "Chef", "evil").hasLineCount(3);
    code.enter(adgang.mailbox().codeTo(number)).shows(SampleAppPage::new).isLoggedIn();
    assertThat(adgang.employees().secondFactor(employee).path("title").asText()).isEqualTo(title);
  }

  @ParameterizedTest
  @ValueSource(strings = {"firstName", "lastName", "title"})
  void an_administrator_cannot_type_it_for_somebody(String field, Adgang adgang) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var before = adgang.employees().get(employee);

    for (var text : List.of(SCRIPT, "Ida" + "\r\nBcc: x@evil.example", "Ida\u0000", "Ida\u0085")) {
      var user = before.<ObjectNode>deepCopy();
      if (field.equals("title")) {
        user.withObject("/attributes").putArray(field).add(text);
      } else {
        user.put(field, text);
      }
      assertThatThrownBy(() -> adgang.admin().put("/adgang/users/" + employee.id(), user))
          .isInstanceOf(AdminRest.Refused.class)
          .hasMessageContaining(": 400 ")
          .hasMessageContaining("\"field\":\"" + field + "\"");
    }
    assertThat(adgang.employees().get(employee)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/protocol/openid-connect/auth", "/login-actions/reset-credentials"})
  void typed_markup_comes_back_as_text(String page, Adgang adgang) {
    var browser = new HttpBrowser(adgang.app() + "/callback");
    var form =
        browser.open(
            URI.create(
                adgang.server().issuer()
                    + page
                    + "?response_type=code&scope=openid&client_id=adgang-web&state=x"
                    + "&code_challenge_method=S256"
                    + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri="
                    + AdminRest.encode(adgang.app() + "/callback")));

    var answer = browser.submit(form, "username", "\">" + MARKUP + BREAK, "password", MARKUP);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain(SCRIPT, "<img src=x", "666666");
    assertThat(answer.headers().map().keySet()).doesNotContain("bcc", "Bcc");
  }

  /** Both parts, the subject and the headers of a mail. */
  private static void isText(Message mail) {
    assertThat(mail.subject()).doesNotContain("\n", "\r", "\u202e", "666666");
    assertThat(mail.html())
        .doesNotContain("<script", "<img src=x", "onerror='", "\u202e")
        .contains("&lt;script&gt;window.pwned=1&lt;/script&gt;");
    assertThat(mail.text()).doesNotContain("\nBcc", "\u202e", "666666", "Dansk");
    var headers = mail.raw().replace("\r\n", "\n").split("\n\n", 2)[0];
    assertThat(headers.lines().map(line -> line.split(":", 2)[0].strip().toLowerCase(Locale.ROOT)))
        .doesNotContain("bcc", "cc")
        .containsOnlyOnce("to", "from", "subject");
  }

  /** The page that a window shows, after its scripts have run. */
  private static void isText(Window window) {
    assertThat(window.page().evaluate("() => window.pwned === undefined")).isEqualTo(true);
    assertThat(window.find("img[src=x], [onerror]").count()).isZero();
    assertThat(
            window
                .page()
                .evaluate(
                    "() => [...document.scripts].some(script => script.text.includes('pwned='))"))
        .isEqualTo(false);
    assertThat(window.page().title()).doesNotContain("\u202e");
    assertThat(window.text("body")).doesNotContain("\u202e");
  }
}
