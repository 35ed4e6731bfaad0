package dk.adgang.testbed.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.LogSince;
import dk.adgang.testbed.fixture.WithSecondServer;
import dk.adgang.testbed.wire.Badness;
import dk.adgang.testbed.wire.Forms;
import dk.adgang.testbed.wire.Forms.Form;
import dk.adgang.testbed.wire.Forms.Guest;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import dk.adgang.testbed.wire.HttpLink;
import dk.adgang.testbed.wire.HttpVisit;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every field of every form, filled in as no person would: a page that says so or a safe default,
 * never an error of the server, never a login, at most one line in the log; and the employee who
 * then fills in the form as it is meant goes on.
 */
@WithSecondServer("It reads what the server says meanwhile.")
@Tag("attack")
final class EveryFormTest {

  private static final Pattern TEXT =
      Pattern.compile(
          "class=\"(?:alert-text|field-error|lead|title|note|card-text)[^>]*>(.*?)</(?:p|h1|span)>",
          Pattern.DOTALL);

  /** The key of a message in place of its text. */
  private static final Pattern NO_SENTENCE = Pattern.compile("[a-z]+([A-Z.][A-Za-z.]*)+");

  private static final Pattern TROUBLE =
      Pattern.compile(
          "Exception|\\tat |org\\.keycloak|jakarta\\.|freemarker|FTL stack|Internal Server Error");

  /** On the page that Keycloak shows when an enrolment has failed. */
  private static final String TRY_AGAIN = "adgang-passkey-error";

  /** Characters that no server reads to their end. */
  private static final int TOO_LONG = 1024 * 1024;

  private static Adgang adgang;
  private static Forms forms;

  @AfterAll
  static void removeRealm() {
    if (forms != null) {
      forms.close();
    }
  }

  @TestFactory
  Stream<DynamicNode> a_form(Adgang running) {
    adgang = running;
    forms = new Forms(running);
    var containers = new ArrayList<DynamicNode>();
    for (var form : forms.all()) {
      containers.add(DynamicContainer.dynamicContainer(form.name(), cells(form)));
    }
    forms.realm().make();
    return containers.stream();
  }

  /** The forms around a mailed link: their one field is in the address. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?token=",
        "?token=findes-ikke",
        "?token=a.b.c",
        "?token=TOKEN&token=TOKEN",
        "?token=%00%E2%80%AE%C2%85",
        "?token=TOKEN%00",
        "?token=%ff%c3%28",
        "?token=TOKEN&kc_locale=findes-ikke",
        "?token=LONG",
        "?token=ENDLESS",
      })
  void a_senseless_token_is_refused(String query, Adgang running) {
    var employee = running.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var link = new HttpLink(running.mailbox().welcomeTo(employee).link());
    var asked =
        query
            .replace("TOKEN", link.token())
            .replace("LONG", "x".repeat(3_000))
            .replace("ENDLESS", "x".repeat(TOO_LONG));
    for (var page : List.of("link", "done", "sent")) {
      isRefused(asked, () -> browser().open(address(running, page + asked)));
    }
    isRefused(asked, () -> browser().post(address(running, "link" + asked)));
    // With the real token it would mail another link, which retires this one.
    if (!query.contains("TOKEN&")) {
      isRefused(asked, () -> browser().post(address(running, "new-link" + asked)));
    }
    assertThat(running.employees().credentials(employee)).isEmpty();
    assertThat(running.mailbox().to(employee)).as("mails").hasSize(1);

    assertThat(HttpLink.succeeded(link.create(new HttpBrowser(), "kaffe-til-to-9"))).isTrue();
  }

  private static HttpBrowser browser() {
    return new HttpBrowser().sending("Accept", "text/html");
  }

  private static URI address(Adgang running, String page) {
    return URI.create(running.server().issuer() + "/adgang/" + page);
  }

  /**
   * An address that is too long gets no page: the server says 414 and hangs up, which the browser
   * sees as no answer where it has not sent the whole address by then.
   */
  private static void isRefused(String asked, Supplier<Page> request) {
    try {
      var page = request.get();
      if (page.status() != 414 && page.status() != 431) {
        isSound(page, null);
      }
    } catch (AssertionError e) {
      if (asked.length() < TOO_LONG || !(e.getCause() instanceof IOException)) {
        throw e;
      }
    }
  }

  /** All that is needed is tried by one guest, who then goes on; the rest by one each. */
  private static List<DynamicNode> cells(Form form) {
    var cells = new ArrayList<DynamicNode>();
    if (!form.needed().isEmpty()) {
      var guest = forms.guest(form);
      for (var field : form.needed()) {
        for (var badness : Badness.values()) {
          if (badness.isBad(field)) {
            cells.add(cell(form, field, badness, () -> gives(form, guest, field, badness)));
          }
        }
      }
      cells.add(DynamicTest.dynamicTest("as it is meant", () -> goesOn(form, guest)));
    }
    for (var field : form.others()) {
      for (var badness : Badness.values()) {
        if (badness != Badness.MISSING) {
          var guest = forms.guest(form);
          cells.add(
              cell(
                  form,
                  field,
                  badness,
                  () -> {
                    fillIn(form, guest, field, badness);
                    if (!form.through().test(guest)) {
                      goesOn(form, guest);
                    }
                  }));
        }
      }
    }
    return cells;
  }

  private static DynamicTest cell(Form form, String field, Badness badness, Runnable test) {
    var name = form.name() + ": " + field + " " + badness;
    return DynamicTest.dynamicTest(
        name,
        () -> {
          var log = new LogSince(adgang.server().log());
          try {
            test.run();
            assertThat(log.lines()).as("lines in the log").hasSizeLessThanOrEqualTo(1);
          } catch (AssertionError e) {
            // The reports do not have the names of such tests.
            throw new AssertionError(name + ": " + e.getMessage(), e);
          }
        });
  }

  private static void gives(Form form, Guest guest, String field, Badness badness) {
    comeTo(form, guest);
    var before = forms.realm().credentials(guest.id);
    var sessions = forms.realm().sessions(guest.id);
    var page = fillIn(form, guest, field, badness);
    if (page.status() < 400) {
      assertThat(guest.visit.isOver()).as("a login").isFalse();
      assertThat(page.has(form.mark()) || page.has(TRY_AGAIN))
          .as("the form again, at %s", page.at())
          .isTrue();
    }
    assertThat(forms.realm().credentials(guest.id)).isEqualTo(before);
    assertThat(forms.realm().sessions(guest.id)).isEqualTo(sessions);
  }

  private static Page fillIn(Form form, Guest guest, String field, Badness badness) {
    comeTo(form, guest);
    var right = new LinkedHashMap<>(form.right().apply(guest));
    var pairs = new ArrayList<>(badness.pairs(field, right.getOrDefault(field, "on")));
    right.remove(field);
    right.forEach((name, value) -> pairs.add(Badness.pair(name, value)));
    var page = guest.visit.submitEncoded(String.join("&", pairs));
    isSound(page, badness);
    return page;
  }

  private static void comeTo(Form form, Guest guest) {
    if (guest.visit == null || !guest.page().has(form.mark())) {
      form.come().accept(guest);
      assertThat(guest.page().has(form.mark()))
          .as("the form, at %s:%n%s", guest.page().at(), guest.page().body())
          .isTrue();
    }
  }

  private static void goesOn(Form form, Guest guest) {
    comeTo(form, guest);
    var fields = new ArrayList<String>();
    form.right()
        .apply(guest)
        .forEach(
            (name, value) -> {
              fields.add(name);
              fields.add(value);
            });
    guest.submit(fields.toArray(String[]::new));
    isSound(guest.page(), null);
    assertThat(form.through().test(guest))
        .as("on from %s:%n%s", guest.page().at(), guest.page().body())
        .isTrue();
  }

  private static void isSound(Page page, Badness badness) {
    assertThat(page.status()).as("%s:%n%s", page.at(), page.body()).isLessThan(500);
    assertThat(TROUBLE.matcher(page.body()).find()).as(page.body()).isFalse();
    if (page.status() == HttpVisit.TOO_LONG) {
      assertThat(badness).isEqualTo(Badness.MEGABYTE);
      return;
    }
    if (page.status() != 302) {
      assertThat(page.body()).as("at %s, %d", page.at(), page.status()).contains("lang=\"da\"");
      assertThat(page.body()).doesNotContain("\u0000", "\u202e");
      var texts = TEXT.matcher(page.body());
      while (texts.find()) {
        assertThat(texts.group(1).replaceAll("<[^>]*>", "").strip())
            .doesNotMatch(NO_SENTENCE)
            .doesNotContain("??");
      }
    }
  }
}
