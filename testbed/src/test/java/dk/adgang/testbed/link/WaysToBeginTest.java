package dk.adgang.testbed.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.BrokerRealm;
import dk.adgang.testbed.realm.Directory;
import dk.adgang.testbed.realm.Directory.Kind;
import dk.adgang.testbed.realm.OwnRealm;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpLink;
import dk.adgang.testbed.wire.Person;
import dk.adgang.testbed.wire.Scim;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The welcome on each way in which an employee can be created. */
@WithAdgang
final class WaysToBeginTest {

  private static final String PASSWORD = "kaffe-til-tre-7";

  @Test
  void an_hr_system_creates_by_scim(Adgang adgang) {
    try (var realm = realm(adgang)) {
      var scim = new Scim(adgang, realm.name());
      var email = "freja@" + realm.name() + ".example";

      var id = scim.create(email, Employees.BUTIKSCHEF, true);

      var user = adgang.admin().get("/" + realm.name() + "/users/" + id);
      assertThat(user.path("attributes").path("title").path(0).asText())
          .isEqualTo(Employees.BUTIKSCHEF);
      var mail = adgang.mailbox().welcomeTo(somebody(id, email));
      var page = new HttpLink(mail.link()).create(new HttpBrowser(), PASSWORD);
      assertThat(HttpLink.succeeded(page)).as(page.body()).isTrue();
      scim.put(id, email, Employees.SALGSASSISTENT, true);
      assertThat(states(adgang, realm, id)).containsExactly("USED");
    }
  }

  @Test
  void an_hr_system_enables_and_corrects_by_scim(Adgang adgang) {
    try (var realm = realm(adgang)) {
      var scim = new Scim(adgang, realm.name());
      var wrong = "forkert@" + realm.name() + ".example";
      var right = "rigtig@" + realm.name() + ".example";

      var id = scim.create(wrong, Employees.SALGSASSISTENT, false);
      assertThat(states(adgang, realm, id)).as("before the first day").isEmpty();
      scim.patch(id, "active", true);
      var old = new HttpLink(adgang.mailbox().welcomeTo(somebody(id, wrong)).link());
      scim.put(id, right, Employees.SALGSASSISTENT, true);

      var mail = adgang.mailbox().welcomeTo(somebody(id, right));
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> states(adgang, realm, id), List.of("SENT", "RETIRED")::equals);
      assertThat(HttpLink.problem(old.goOn(new HttpBrowser()))).isPresent();
      scim.patch(id, "active", false);
      assertThat(states(adgang, realm, id)).containsExactly("RETIRED", "RETIRED");
      assertThat(HttpLink.problem(new HttpLink(mail.link()).goOn(new HttpBrowser()))).isPresent();
    }
  }

  @Test
  void a_partial_import_welcomes_those_without_a_password(Adgang adgang) {
    try (var realm = realm(adgang)) {
      var without = "uden@" + realm.name() + ".example";
      var with = "med@" + realm.name() + ".example";
      var both =
          List.of(
              person(without, List.of()),
              person(with, List.of(Map.of("type", "password", "value", Employee.USUAL_PASSWORD))));

      importInto(adgang, realm, "FAIL", both);
      adgang.mailbox().welcomeTo(somebody(null, without));
      importInto(adgang, realm, "SKIP", both);
      importInto(adgang, realm, "OVERWRITE", both);

      var mail = adgang.mailbox().newestWelcomeTo(somebody(null, without), 2);
      var page = new HttpLink(mail.link()).create(new HttpBrowser(), PASSWORD);
      assertThat(HttpLink.succeeded(page)).as(page.body()).isTrue();
      hearsNothing(adgang, realm, with);
    }
  }

  private static void importInto(
      Adgang adgang, OwnRealm realm, String exists, List<Map<String, Object>> people) {
    adgang
        .admin()
        .post(
            "/" + realm.name() + "/partialImport",
            Map.of("ifResourceExists", exists, "users", people));
  }

  private static Map<String, Object> person(String email, List<Map<String, Object>> credentials) {
    return Person.named("Freja", "Lind", email, Map.of("credentials", credentials));
  }

  @Test
  void an_employee_of_an_identity_provider_needs_no_password(Adgang adgang) {
    try (var office = new BrokerRealm(adgang)) {
      var employer = office.employer(Map.of());
      var alias = office.provider(employer, Map.of(), Map.of());
      var email = office.newcomer();

      var login = office.login(email, alias);
      for (var pages = 0; pages < 2 && login.page().has("lastName"); pages++) {
        login.submit("username", email, "email", email, "firstName", "Freja", "lastName", "Lind");
      }
      login.submit("skip", "true");

      assertThat(login.isDone()).as(login.page().body()).isTrue();
      hearsNothing(adgang, office.realm(), email);
      var connected = new LinkedHashMap<>(person(office.newcomer(), List.of()));
      connected.put(
          "federatedIdentities",
          List.of(Map.of("identityProvider", alias, "userId", "7", "userName", "freja")));
      var id = adgang.admin().post("/" + office.realm() + "/users", connected).createdId();
      assertThat(adgang.admin().get("/" + office.realm() + "/adgang/employees/" + id + "/links"))
          .as("connected by an administrator")
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_employee_of_a_directory_has_a_password_there(Kind kind, Adgang adgang) {
    try (var directory = new Directory();
        var realm = realm(adgang)) {
      directory.join(adgang.admin(), realm.name(), kind);
      var synchronised = "hentet@" + realm.name() + ".example";
      directory.add(synchronised, Employees.SALGSASSISTENT, PASSWORD);
      var components =
          adgang
              .admin()
              .get(
                  "/" + realm.name() + "/components?type=org.keycloak.storage.UserStorageProvider");
      adgang
          .admin()
          .post(
              "/"
                  + realm.name()
                  + "/user-storage/"
                  + components.path(0).path("id").asText()
                  + "/sync?action=triggerFullSync",
              Map.of());
      var found = "fundet@" + realm.name() + ".example";
      directory.add(found, Employees.SALGSASSISTENT, PASSWORD);

      hearsNothing(adgang, realm.name(), synchronised);
      hearsNothing(adgang, realm, found);
    }
  }

  private static void hearsNothing(Adgang adgang, OwnRealm realm, String email) {
    hearsNothing(adgang, realm.name(), email);
  }

  /** A mail that is queued later has come, and this one has not. */
  private static void hearsNothing(Adgang adgang, String realm, String email) {
    var user =
        adgang.admin().get("/" + realm + "/users?exact=true&email=" + AdminRest.encode(email));
    assertThat(user).as("users with the address %s", email).hasSize(1);
    var later = "senere." + email;
    adgang.admin().post("/" + realm + "/users", person(later, List.of()));
    await().atMost(Duration.ofSeconds(40)).until(() -> !adgang.mailbox().to(later).isEmpty());
    assertThat(adgang.mailbox().to(email)).isEmpty();
    assertThat(
            adgang
                .admin()
                .get(
                    "/"
                        + realm
                        + "/adgang/employees/"
                        + user.path(0).path("id").asText()
                        + "/links")
                .findValuesAsText("state"))
        .doesNotContain("QUEUED", "SENT");
  }

  private static OwnRealm realm(Adgang adgang) {
    return new OwnRealm(
        adgang.project(),
        adgang.admin(),
        0,
        Map.of("port", Integer.toString(adgang.inbox().smtpPort())));
  }

  private static Employee somebody(String id, String email) {
    return new Employee(id, email, "Freja", "", "", null);
  }

  private static List<String> states(Adgang adgang, OwnRealm realm, String id) {
    return adgang
        .admin()
        .get("/" + realm.name() + "/adgang/employees/" + id + "/links")
        .findValuesAsText("state");
  }
}
