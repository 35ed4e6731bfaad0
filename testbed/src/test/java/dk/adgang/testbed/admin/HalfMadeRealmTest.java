package dk.adgang.testbed.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.ImportedEmployees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.CodeFlow;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Realms in which a part of ours is switched off, or came when people were logged in already. */
@WithAdgang
final class HalfMadeRealmTest {

  private static final String EMPLOYER = "halv";

  @Test
  void without_the_choice_only_who_must_have_a_factor_is_refused(Adgang adgang) {
    try (var realm = new MatrixRealm(adgang)) {
      realm.employer(EMPLOYER, Map.of("adgang.secondFactor.requiredTitles", List.of("Butikschef")));
      employee(realm, "mads", Employees.SALGSASSISTENT);
      var required = employee(realm, "ida", Employees.BUTIKSCHEF);
      realm.with(
          planned ->
              planned
                  .withArray("/requiredActions")
                  .forEach(
                      action -> {
                        if (action.path("alias").asText().equals("choose-second-factor")) {
                          action.<ObjectNode>require().put("enabled", false);
                        }
                      }));
      realm.make();

      assertThat(login(realm, "mads").tokens().has("access_token")).isTrue();

      var refused = login(realm, "ida");
      assertThat(refused.isDone()).isFalse();
      assertThat(refused.page().status()).isEqualTo(403);
      assertThat(realm.sessions(required)).isZero();
    }
  }

  /** Somebody was logged in before the realm began to use Adgang. */
  @Test
  void the_account_console_leads_on_to_a_login(Adgang adgang) {
    var realm = "halv-" + UUID.randomUUID().toString().substring(0, 8);
    var url = adgang.server().url().resolve("/realms/" + realm + "/");
    adgang.admin().post("", Map.of("realm", realm, "enabled", true));
    try {
      adgang
          .admin()
          .post(
              "/" + realm + "/users",
              Map.of(
                  "username",
                  "mads",
                  "email",
                  "mads@halv.example",
                  "firstName",
                  "Mads",
                  "lastName",
                  "Krogh",
                  "enabled",
                  true,
                  "credentials",
                  List.of(ImportedEmployees.hashed(Employee.USUAL_PASSWORD))));
      var console = new CodeFlow(url, MatrixRealm.CONSOLE, url + "account/");
      console.open("scope", "openid");
      console.submit("username", "mads", "password", Employee.USUAL_PASSWORD);
      assertThat(console.isDone()).as("logged in before").isTrue();
      var browser = console.browser().sending("Accept", "text/html");

      adgang
          .admin()
          .post(
              "/" + realm + "/authentication/register-required-action",
              Map.of("providerId", "choose-second-factor", "name", "Choose a second factor"));

      var account = URI.create(url + "account/");
      assertThat(browser.open(account).status()).isEqualTo(403);
      assertThat(browser.open(account).status()).as("and then to the login").isEqualTo(200);
    } finally {
      adgang.admin().delete("/" + realm);
    }
  }

  private static String employee(MatrixRealm realm, String name, String title) {
    return realm.employee(
        name + "@halv.example", EMPLOYER, true, Map.of("title", List.of(title)), List.of());
  }

  private static CodeFlow login(MatrixRealm realm, String name) {
    var flow = realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK);
    flow.open();
    flow.submit("username", name + "@halv.example", "password", Employee.USUAL_PASSWORD);
    return flow;
  }
}
