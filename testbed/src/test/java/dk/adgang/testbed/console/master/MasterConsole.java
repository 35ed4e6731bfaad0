package dk.adgang.testbed.console.master;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.console.ConsoleBrowser;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.wire.HttpBrowser;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The console of master and people of master. Master is as it was before at the end. */
final class MasterConsole implements AutoCloseable {

  private static final String CLIENT = "adgang-console";

  private final Adgang adgang;
  private final List<String> people = new ArrayList<>();

  MasterConsole(Adgang adgang) {
    this.adgang = adgang;
  }

  /** Switches the console on, as an operator does; the address comes back. */
  String switchOn() {
    return adgang.admin().post("/master/adgang/console", null).body().path("url").asText();
  }

  /** Its client; missing while the console is off. */
  JsonNode client() {
    return adgang.admin().get("/master/clients?clientId=" + CLIENT).path(0);
  }

  void switchOff() {
    if (!client().isMissingNode()) {
      adgang.admin().delete("/master/clients/" + client().path("id").asText());
    }
  }

  /** The address of the console, without a slash at its end. */
  URI url() {
    return adgang.server().url().resolve("/realms/master/adgang/console");
  }

  /** A browser at the list of the realms. */
  ConsoleBrowser browser() {
    return new ConsoleBrowser(URI.create(url() + "/"), new HttpBrowser());
  }

  /** The same browser at the pages of a realm. */
  ConsoleBrowser in(String realm, ConsoleBrowser browser) {
    return new ConsoleBrowser(URI.create(url() + "/in/" + realm + "/"), browser.browser())
        .show(browser.page());
  }

  /** Logs in to the list of the realms, and goes on to one. */
  ConsoleBrowser opened(Employee person, StaffRealm of) {
    var browser = browser().open("realms").as(person);
    assertThat(browser.page().has("console-realms")).as(browser.text()).isTrue();
    return in(of.name(), browser).open("employees").opened();
  }

  /** All of an employee that a form could change, and how many there are. */
  static String rows(StaffRealm realm, Employee employee) {
    return realm.user(employee.id())
        + realm.get("employees").path("total").asText()
        + realm.get("employees/" + employee.id() + "/links")
        + realm.get("employees/" + employee.id() + "/second-factor");
  }

  static String title(StaffRealm realm, Employee employee) {
    return realm.user(employee.id()).path("attributes").path("title").path(0).asText();
  }

  /** Somebody of master without any role, with a password and an authenticator app. */
  Employee person(String first) {
    return person(first, List.of(Factors.app(StaffRealm.APP)));
  }

  /** The same with a password alone. */
  Employee withPasswordAlone(String first) {
    return person(first, List.of());
  }

  private Employee person(String first, List<Map<String, Object>> factors) {
    var email = first.toLowerCase(Locale.ROOT) + "." + UUID.randomUUID() + "@example.com";
    var credentials = new ArrayList<>(factors);
    credentials.add(
        Map.of("type", "password", "value", Employee.USUAL_PASSWORD, "temporary", false));
    var id =
        adgang
            .admin()
            .post(
                "/master/users",
                Map.of(
                    "username", email,
                    "email", email,
                    "firstName", first,
                    "lastName", "Master",
                    "enabled", true,
                    "credentials", credentials))
            .createdId();
    people.add(id);
    return new Employee(id, email, first, "master", null, Employee.USUAL_PASSWORD);
  }

  /** Gives somebody an authenticator app, as an administrator does. */
  void addApp(Employee person) {
    var user = (ObjectNode) adgang.admin().get("/master/users/" + person.id());
    user.putPOJO("credentials", List.of(Factors.app(StaffRealm.APP)));
    adgang.admin().put("/master/users/" + person.id(), user);
  }

  void disable(Employee person) {
    var user = (ObjectNode) adgang.admin().get("/master/users/" + person.id());
    adgang.admin().put("/master/users/" + person.id(), user.put("enabled", false));
  }

  void logOut(Employee person) {
    adgang.admin().post("/master/users/" + person.id() + "/logout", null);
  }

  /** A token of somebody without a second factor, for Keycloak's admin REST. */
  String token(Employee person) {
    return RestToken.of(adgang.server().url(), person);
  }

  /** Switches the console on with a token; the status comes back. */
  int switchOnWith(String token) {
    return RestToken.send(adgang.server().url(), token, "POST", "master/adgang/console", "");
  }

  /** Makes somebody an administrator of all realms, as Keycloak's first one is. */
  Employee ofAll(Employee person) {
    var role = adgang.admin().get("/master/roles/admin");
    adgang.admin().post("/master/users/" + person.id() + "/role-mappings/realm", List.of(role));
    return person;
  }

  /** Gives somebody of master all of Keycloak's roles for a realm. */
  Employee allRoles(Employee person, String realm) {
    adgang.admin().post(mappings(person, realm), roles(realm));
    return person;
  }

  /** Takes them away. */
  void withoutRoles(Employee person, String realm) {
    adgang.admin().send("DELETE", mappings(person, realm), roles(realm));
  }

  private JsonNode roles(String realm) {
    return adgang.admin().get("/master/clients/" + client(realm) + "/roles");
  }

  private String mappings(Employee person, String realm) {
    return "/master/users/" + person.id() + "/role-mappings/clients/" + client(realm);
  }

  private String client(String realm) {
    return adgang
        .admin()
        .get("/master/clients?clientId=" + AdminRest.encode(realm + "-realm"))
        .path(0)
        .path("id")
        .asText();
  }

  @Override
  public void close() {
    switchOff();
    people.forEach(id -> adgang.admin().delete("/master/users/" + id));
  }
}
