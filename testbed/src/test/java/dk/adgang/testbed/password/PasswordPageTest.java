package dk.adgang.testbed.password;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.PasswordPage;
import dk.adgang.testbed.pages.Screen;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.pages.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A password that is too simple is refused with words that say what is missing. */
@WithAdgang
final class PasswordPageTest {

  @ParameterizedTest
  @EnumSource
  void the_checklist_follows_the_typing(Screen screen, Adgang adgang, Visitor visitor) {
    var page = open(adgang, visitor.on(screen)).titled("Opret din adgangskode");
    page.picture("password-empty");

    page.type("1234").misses("length", "lowercase");
    page.picture("password-1234");
    page.type("ABC").misses("length", "lowercase", "symbolOrDigit");
    page.type("kaffe til to").misses("symbolOrDigit");
    page.type("kaffe-2026").misses();
    page.picture("password-good");
  }

  @ParameterizedTest
  @EnumSource
  void missing_demands_are_named_in_danish(Screen screen, Adgang adgang, Visitor visitor) {
    var page = open(adgang, visitor.on(screen)).type("1234").isRefused();

    page.withWords("mindst 8 tegn", "mindst ét lille bogstav");
    page = page.type("ABC").isRefused();
    page.withWords("mindst 8 tegn", "mindst ét lille bogstav", "mindst ét symbol eller tal");
    page.picture("password-refused");
  }

  @Test
  void missing_demands_are_named_in_english(Adgang adgang, Visitor visitor) {
    var page = open(adgang, visitor.inEnglish().onDesktop()).type("ABC");

    page.misses("length", "lowercase", "symbolOrDigit");
    page.isRefused().withWords("8 characters", "lowercase letter", "symbol or digit");
  }

  @Test
  void the_server_refuses_without_javascript_in_danish(Adgang adgang, Visitor visitor) {
    var page = open(adgang, visitor.withoutJavaScript().onPhone());

    page = page.type("1234").isRefused();
    page.withWords("mindst 8 tegn", "mindst ét lille bogstav").misses("length", "lowercase");
    assertThat(page.rule("length")).contains("Mindst 8 tegn", "Mangler");
    assertThat(page.rule("symbolOrDigit")).contains("Mindst ét symbol eller tal", "Opfyldt");
    page = page.type("ABC").isRefused();
    page.misses("length", "lowercase", "symbolOrDigit");
    page.create("kaffe-2026");
  }

  @Test
  void the_server_refuses_without_javascript_in_english(Adgang adgang, Visitor visitor) {
    var page = open(adgang, visitor.inEnglish().withoutJavaScript().onDesktop());

    page = page.type("ABC").isRefused();
    page.withWords("8 characters", "lowercase letter", "symbol or digit")
        .misses("length", "lowercase", "symbolOrDigit");
  }

  private static PasswordPage open(Adgang adgang, Window window) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    return adgang.mailbox().welcomeTo(employee).pressButton(window).goOn();
  }
}
