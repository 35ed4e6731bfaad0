package dk.adgang.testbed.secondfactor.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.realm.Directory;
import dk.adgang.testbed.realm.Directory.Kind;
import dk.adgang.testbed.realm.OwnRealm;
import dk.adgang.testbed.wire.CodeFlow;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** A directory, joined to one realm for each way in which Keycloak can use it. */
final class DirectoryRealms implements AutoCloseable {

  final Directory directory = new Directory();
  private final Map<Kind, OwnRealm> realms = new EnumMap<>(Kind.class);
  private final Adgang adgang;

  DirectoryRealms(Adgang running) {
    adgang = running;
    for (var kind : Kind.values()) {
      var realm =
          new OwnRealm(
              running.project(),
              running.admin(),
              0,
              mail(),
              planned ->
                  planned
                      .withArray("/requiredActions")
                      .forEach(action -> settings(action.require(), "0")));
      realms.put(kind, realm);
      directory.join(running.admin(), realm.name(), kind);
    }
  }

  private Map<String, String> mail() {
    return Map.of("port", Integer.toString(adgang.inbox().smtpPort()));
  }

  /** Writes what the realms require of employees. */
  static void settings(ObjectNode action, String graceDays) {
    if (action.path("alias").asText().equals("choose-second-factor")) {
      action
          .withObject("/config")
          .put("adgang.sms", "true")
          .put("adgang.secondFactor.requiredTitles", Employees.BUTIKSCHEF)
          .put("adgang.secondFactor.graceDays", graceDays);
    }
  }

  /** Adds somebody to the directory; returns the address. */
  String newcomer(String title) {
    var email = "freja.%s@katalog.example".formatted(UUID.randomUUID().toString().substring(0, 8));
    directory.add(email, title, Employee.USUAL_PASSWORD);
    return email;
  }

  CodeFlow login(Kind kind, String email) {
    return login(kind, email, Employee.USUAL_PASSWORD);
  }

  CodeFlow login(Kind kind, String email, String password) {
    var flow = new CodeFlow(url(kind), "adgang-web", "http://localhost:8025/app/callback");
    flow.open();
    flow.submit("username", email, "password", password);
    return flow;
  }

  /** The path of the employee in our REST. */
  String employee(Kind kind, String email) {
    return "/%s/adgang/employees/%s".formatted(name(kind), id(kind, email));
  }

  /** The path of the employee in Keycloak's REST. */
  String user(Kind kind, String email) {
    return "/" + name(kind) + "/users/" + id(kind, email);
  }

  String id(Kind kind, String email) {
    return adgang
        .admin()
        .get("/%s/users?exact=true&email=%s".formatted(name(kind), AdminRest.encode(email)))
        .path(0)
        .path("id")
        .asText();
  }

  String name(Kind kind) {
    return realms.get(kind).name();
  }

  URI url(Kind kind) {
    return adgang.server().url().resolve("/realms/" + name(kind) + "/");
  }

  @Override
  public void close() {
    realms.values().forEach(OwnRealm::close);
    directory.close();
  }
}
