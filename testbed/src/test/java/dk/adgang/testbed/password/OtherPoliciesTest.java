package dk.adgang.testbed.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.PasswordPage;
import dk.adgang.testbed.pages.Screen;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.pages.Window;
import dk.adgang.testbed.realm.OwnRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A realm asks for more than our rule, by policies of Keycloak's own. */
@WithAdgang
final class OtherPoliciesTest {

  private static final String MANY =
      "passwordRule(8) and passwordGuess(default) and length(12) and maxLength(48) and upperCase(1) and lowerCase(3)"
          + " and digits(2) and specialChars(2) and notUsername and notEmail and notContainsUsername"
          + " and regexPattern(^[^x]*$) and hashIterations(5)";

  private static final String REGEX = "regexPattern";

  /** A password, and everything that it lacks. */
  private record Case(String password, List<String> unmet) {

    Case(String password, String... unmet) {
      this(password, List.of(unmet));
    }
  }

  private static List<Case> cases(String username) {
    return List.of(
        new Case("ABC", "length", "lowercase", "symbolOrDigit", "digits", "specialChars"),
        new Case("kaffe", "length", "symbolOrDigit", "upperCase", "digits", "specialChars"),
        new Case("kaffe-til-to-ni12", "upperCase"),
        new Case("Kaffe-Til-To9", "digits"),
        new Case("KAFFE-TIL-TO-n12", "lowercase"),
        new Case("Rødgrødmedfløde12", "specialChars"),
        new Case("Kaffe-12-" + "kaffe til to ".repeat(4), "maxLength"),
        // Keycloak does not count a capital letter of two UTF-16 units.
        new Case("𝐊affe-til-to 12", "upperCase"),
        new Case("Kaffe²³-til-to!", "digits"),
        new Case("😀😀😀😀Aa1-2b", "length", "lowercase"),
        new Case("xKaffe-til-to12", REGEX),
        new Case("Ka " + username.replace("example", "EXAMPLE") + " 12", "notContainsUsername"),
        new Case(
            username,
            "upperCase",
            "digits",
            "notUsername",
            "notContainsUsername",
            "notEmail",
            REGEX),
        new Case(
            username.replace("example", "EXAMPLE"),
            "digits",
            "notUsername",
            "notContainsUsername",
            "notEmail"),
        new Case("Kaffe-til-to-ni12"),
        new Case("Rødgrød med fløde 12"),
        new Case("Kaffe١٢-til-to!"),
        new Case("Ⓐkaffe-til-to12"),
        new Case("Ka\u0301ffe-til-12"));
  }

  @Test
  void the_page_follows_what_the_browser_can_tell(Adgang adgang, Visitor visitor) {
    try (var realm = realm(adgang, MANY)) {
      var employee = realm.create(address());
      var page = welcomed(adgang, employee, visitor.onPhone());

      var differences = new SoftAssertions();
      for (var each : cases(employee.email())) {
        page.type(each.password());
        var inPage = new ArrayList<>(each.unmet());
        inPage.remove(REGEX);
        differences
            .assertThatCode(() -> page.misses(inPage.toArray(String[]::new)))
            .as(each.password())
            .doesNotThrowAnyException();
      }
      differences.assertAll();
      assertThat(page.rule(REGEX)).isEqualTo("Passer til mønsteret ^[^x]*$ Ses, når du gemmer");
    }
  }

  @Test
  void the_server_says_the_same_without_javascript(Adgang adgang, Visitor visitor) {
    try (var realm = realm(adgang, MANY)) {
      var employee = realm.create(address());
      var page = welcomed(adgang, employee, visitor.withoutJavaScript().onPhone());

      var differences = new SoftAssertions();
      for (var each : cases(employee.email())) {
        if (!each.unmet().isEmpty()) {
          page = page.type(each.password()).isRefused();
          differences
              .assertThat(page.unmet())
              .as(each.password())
              .containsExactlyInAnyOrderElementsOf(each.unmet());
        }
      }
      differences.assertAll();
      page.create("Kaffe-til-to-ni12");
    }
  }

  @Test
  void an_administrator_is_told_all_of_it_too(Adgang adgang) {
    try (var realm = realm(adgang, MANY)) {
      var employee = realm.create(address());
      var user = "/" + realm.name() + "/users/" + employee.id();

      var differences = new SoftAssertions();
      for (var each : cases(employee.email())) {
        var refused = refusal(adgang, user + "/reset-password", password(each.password()));
        differences
            .assertThat(refused == null)
            .as(each.password())
            .isEqualTo(each.unmet().isEmpty());
      }
      differences.assertAll();

      assertThat(refusal(adgang, user + "/reset-password", password("kaffe")))
          .hasMessageContainingAll(
              "mindst 12 tegn",
              "mindst ét symbol eller tal",
              "mindst ét stort bogstav",
              "mindst 2 tal",
              "mindst 2 symboler");
      var edited = adgang.admin().get(user).<ObjectNode>deepCopy();
      edited.putPOJO("credentials", List.of(password("kaffe")));
      assertThat(refusal(adgang, user, edited))
          .hasMessageContainingAll("mindst 12 tegn", "mindst ét stort bogstav", "mindst 2 tal");
    }
  }

  @ParameterizedTest
  @EnumSource
  void all_that_is_missing_is_named_in_danish(Screen screen, Adgang adgang, Visitor visitor) {
    try (var realm = realm(adgang, MANY)) {
      var page = welcomed(adgang, realm.create(address()), visitor.on(screen));
      page.picture("password-policies-empty");
      assertThat(page.rule("length")).isEqualTo("Mindst 12 tegn");
      assertThat(page.rule("lowercase")).isEqualTo("Mindst 3 små bogstaver");
      assertThat(page.rule("upperCase")).isEqualTo("Mindst ét stort bogstav");

      page.type("kaffe").misses("length", "symbolOrDigit", "upperCase", "digits", "specialChars");
      page.picture("password-policies-typed");
      page = page.isRefused();
      page.withWords(
          "Adgangskoden følger ikke disse krav: mindst 12 tegn, mindst ét symbol eller tal, mindst ét stort bogstav,"
              + " mindst 2 tal, mindst 2 symboler.");
      page.picture("password-policies-refused");
      page = page.type("kaffe-til-to-ni12").isRefused();
      page.withWords("Adgangskoden følger ikke dette krav: mindst ét stort bogstav.");
      // The reason of our own list comes first.
      page = page.type("sommer-----2026").isRefused();
      page.withWords("nem at gætte", "mindst ét stort bogstav");
      page.create("Kaffe-til-to-ni12");
    }
  }

  @Test
  void all_that_is_missing_is_named_in_english(Adgang adgang, Visitor visitor) {
    try (var realm = realm(adgang, MANY)) {
      var window = visitor.inEnglish().withoutJavaScript().onDesktop();
      var page = welcomed(adgang, realm.create(address()), window).type("kaffe").isRefused();

      page.withWords(
          "The password does not meet these requirements: at least 12 characters, at least one symbol or digit,"
              + " at least one uppercase letter, at least 2 digits, at least 2 symbols.");
    }
  }

  private static AdminRest.Refused refusal(Adgang adgang, String path, Object body) {
    return catchThrowableOfType(AdminRest.Refused.class, () -> adgang.admin().put(path, body));
  }

  static Map<String, Object> password(String value) {
    return Map.of("type", "password", "value", value, "temporary", false);
  }

  static PasswordPage welcomed(Adgang adgang, Employee employee, Window window) {
    return adgang.mailbox().welcomeTo(employee).pressButton(window).goOn();
  }

  /** An address of somebody new, with no digit, no capital letter and an x in it. */
  static String address() {
    var letters =
        UUID.randomUUID()
            .toString()
            .substring(0, 8)
            .chars()
            .map(c -> Character.isDigit(c) ? 'g' + c - '0' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    return "freja." + letters + "@kaffe.example";
  }

  static OwnRealm realm(Adgang adgang, String policy) {
    return new OwnRealm(
        adgang.project(),
        adgang.admin(),
        0,
        Map.of("host", "localhost", "port", Integer.toString(adgang.inbox().smtpPort())),
        realm -> realm.put("passwordPolicy", policy));
  }
}
