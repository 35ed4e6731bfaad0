package dk.adgang.testbed.password;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.ImportedEmployees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.realm.OwnRealm;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Policies of Keycloak's own, and passwords that were there before: a history, and a stricter
 * policy.
 */
@WithAdgang
final class EarlierPasswordTest {

  @Test
  void a_password_from_before_is_named_and_refused(Adgang adgang, Visitor visitor) {
    try (var realm = OtherPoliciesTest.realm(adgang, "passwordRule(8) and passwordHistory(3)")) {
      var employee = realm.create(OtherPoliciesTest.address());
      var user = "/" + realm.name() + "/users/" + employee.id();
      for (var password : List.of("kaffe-til-en-1", "kaffe-til-to-2")) {
        adgang.admin().put(user + "/reset-password", OtherPoliciesTest.password(password));
      }
      adgang
          .admin()
          .post(
              "/" + realm.name() + "/adgang/employees/" + employee.id() + "/password-reset",
              Map.of());
      var page = adgang.mailbox().resetTo(employee).open(visitor.onPhone()).goOn();

      var line = "Ikke din adgangskode fra før (de seneste 3)";
      assertThat(page.rule("passwordHistory")).isEqualTo(line);
      page.type("kaffe-til-en-1").misses();
      assertThat(page.rule("passwordHistory")).isEqualTo(line + " Ses, når du gemmer");
      page = page.isRefused();
      page.withWords("dette krav: ikke din adgangskode fra før (de seneste 3).");
      page.misses("passwordHistory");
      page = page.type("1").isRefused();
      page.withWords("mindst 8 tegn", "mindst ét lille bogstav");
      page.create("kaffe-til-tre-3");
    }
  }

  @Test
  void a_first_password_has_no_earlier_one(Adgang adgang, Visitor visitor) {
    try (var realm = OtherPoliciesTest.realm(adgang, "passwordRule(8) and passwordHistory(3)")) {
      var window = visitor.onPhone();
      OtherPoliciesTest.welcomed(adgang, realm.create(OtherPoliciesTest.address()), window);

      assertThat(window.text("#adgang-rule")).doesNotContain("fra før");
    }
  }

  /** An imported password is judged at the login by today's rule, and by the other policies too. */
  @Test
  void an_old_password_that_another_policy_refuses_is_replaced(Adgang adgang) {
    for (var policy :
        List.of("length(12)", "upperCase(2)", "regexPattern(^[^K]*$)", "notUsername")) {
      try (var realm = OtherPoliciesTest.realm(adgang, "passwordRule(8) and " + policy)) {
        var email = "asta@kaffe.example";
        var weak = policy.equals("notUsername") ? email : "Kaffe-2026";
        adgang
            .admin()
            .post(
                "/" + realm.name() + "/users",
                Person.named(
                    "Asta",
                    "Munk",
                    email,
                    Map.of("credentials", List.of(ImportedEmployees.hashed(weak)))));

        var flow = flow(adgang, realm);
        flow.open();
        flow.submit("username", email, "password", weak);

        assertThat(flow.page().has("password-new"))
            .as("%s: %s", policy, flow.page().body())
            .isTrue();
        assertThat(flow.isDone()).isFalse();
      }
    }
  }

  @Test
  void an_old_password_that_holds_is_left_alone_by_a_history(Adgang adgang) {
    try (var realm =
        OtherPoliciesTest.realm(
            adgang, "passwordRule(8) and passwordHistory(3) and passwordAge(90)")) {
      var employee = realm.create(OtherPoliciesTest.address());
      adgang
          .admin()
          .put(
              "/" + realm.name() + "/users/" + employee.id() + "/reset-password",
              OtherPoliciesTest.password("kaffe-til-to-9"));

      var flow = flow(adgang, realm);
      flow.open();
      flow.submit("username", employee.email(), "password", "kaffe-til-to-9");

      assertThat(flow.page().has("password-new")).isFalse();
      assertThat(flow.page().has("adgang-skip")).isTrue();
    }
  }

  private static CodeFlow flow(Adgang adgang, OwnRealm realm) {
    return new CodeFlow(
        URI.create(adgang.server().url() + "/realms/" + realm.name() + "/"),
        "adgang-web",
        "http://localhost:8025/app/callback");
  }
}
