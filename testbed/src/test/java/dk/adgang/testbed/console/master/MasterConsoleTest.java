package dk.adgang.testbed.console.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.console.ConsoleBrowser;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithSecondServer;
import dk.adgang.testbed.wire.HttpBrowser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Administrators of master in the console of a realm: how it is switched on, and what they do. */
@WithSecondServer("It switches the console of master on, and moves the server's clock.")
final class MasterConsoleTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private MasterConsole master;
  private StaffRealm realm;
  private Employee employee;

  @BeforeEach
  void makeRealm(Adgang adgang) {
    master = new MasterConsole(adgang);
    master.switchOn();
    realm = new StaffRealm(adgang);
    employee = realm.withApp("Nina", "Offer", "Kok", realm.employer("torvet", Map.of()));
  }

  @AfterEach
  void removeRealm(Adgang adgang) {
    adgang.clock().right();
    realm.close();
    master.close();
  }

  @Test
  void it_is_off_until_an_administrator_switches_it_on(Adgang adgang) {
    master.switchOff();
    var realms = adgang.server().url().resolve("/realms/master/");
    for (var address :
        List.of("console", "console/realms", "console/in/" + realm.name() + "/employees", "link")) {
      var ours = new HttpBrowser().open(realms.resolve("adgang/" + address));
      var none = new HttpBrowser().open(realms.resolve("nothing/" + address));
      assertThat(ours.status()).as(address).isEqualTo(404);
      assertThat(ours.body().replace("adgang/", "nothing/")).isEqualTo(none.body());
    }
    assertThat(master.client().isMissingNode()).as("no visitor makes the client").isTrue();

    var address = master.switchOn();
    var client = master.client();
    master.switchOn();

    assertThat(address).isEqualTo(master.url().toString());
    assertThat(master.client()).as("again it changes nothing").isEqualTo(client);
    assertThat(client.path("publicClient").asBoolean()).isTrue();
    assertThat(client.path("fullScopeAllowed").asBoolean()).isFalse();
    assertThat(client.path("attributes").path("pkce.code.challenge.method").asText())
        .isEqualTo("S256");
    assertThat(client.path("redirectUris"))
        .singleElement()
        .extracting(JsonNode::asText)
        .isEqualTo("/realms/master/adgang/console/*");
    assertThat(new HttpBrowser().open(master.url()).has("password")).isTrue();
    for (var other : List.of("adgang/link", "adgang/join", "adgang")) {
      assertThat(new HttpBrowser().open(realms.resolve(other)).status()).as(other).isEqualTo(404);
    }
  }

  @Test
  void only_somebody_who_may_set_up_master_switches_it_on() {
    master.switchOff();
    var person = master.allRoles(master.withPasswordAlone("Xenia"), realm.name());

    assertThat(master.switchOnWith(master.token(person))).isEqualTo(403);
    assertThat(master.client().isMissingNode()).isTrue();
    master.allRoles(person, "master");
    assertThat(master.switchOnWith(master.token(person))).isEqualTo(200);
    assertThat(master.client().isMissingNode()).isFalse();
  }

  @Test
  void a_client_that_somebody_has_opened_for_more_opens_nothing(Adgang adgang) {
    var path = "/master/clients/" + master.client().path("id").asText();
    for (var change : List.of("enabled", "directAccessGrantsEnabled", "fullScopeAllowed")) {
      var before = (ObjectNode) adgang.admin().get(path);
      var changed = before.deepCopy().put(change, !before.path(change).asBoolean());
      adgang.admin().put(path, changed);
      assertThat(new HttpBrowser().open(master.url()).status()).as(change).isEqualTo(404);
      adgang.admin().put(path, before);
      assertThat(new HttpBrowser().open(master.url()).status()).as(change).isEqualTo(200);
    }
    var opened = (ObjectNode) adgang.admin().get(path);
    opened.putArray("redirectUris").add("https://evil.example/*");
    adgang.admin().put(path, opened);
    assertThat(new HttpBrowser().open(master.url()).status()).isEqualTo(404);
    adgang.admin().put(path, opened.put("directAccessGrantsEnabled", true));

    assertThatThrownBy(master::switchOn)
        .isInstanceOfSatisfying(
            AdminRest.Refused.class, refused -> assertThat(refused.status()).isEqualTo(400));

    assertThat(master.client().path("redirectUris").path(0).asText()).contains("evil");
    adgang.admin().put(path, opened.put("directAccessGrantsEnabled", false));
    master.switchOn();
    assertThat(master.client().path("redirectUris").path(0).asText()).doesNotContain("evil");
  }

  @Test
  void an_administrator_works_in_a_realm(Adgang adgang) {
    try (var other = new StaffRealm(adgang)) {
      var administrator = master.ofAll(master.person("Vera"));
      var list = master.browser();
      assertThat(list.open("realms").page().has("password")).as("nobody sees anything").isTrue();
      list.as(administrator);
      assertThat(list.page().document().select("#console-realms a").eachAttr("href"))
          .anyMatch(each -> each.endsWith("/in/" + realm.name()))
          .anyMatch(each -> each.endsWith("/in/" + other.name()))
          .noneMatch(each -> each.contains("/in/master"));
      var console = master.in(realm.name(), list).open("").opened();
      assertThat(console.names()).contains("Nina Offer");
      assertThat(console.page().document().getElementById("console-realm").text())
          .contains(realm.name());

      console.open("new-employee");
      console.press(
          "console-create",
          "firstName",
          "Ny",
          "lastName",
          "Kollega",
          "email",
          "ny.kollega@" + realm.name() + ".example",
          "title",
          "Kok",
          "employer",
          "torvet");
      assertThat(console.opened().text()).contains("Kollega");
      console.open("employees/" + employee.id()).press("console-save", "title", "Chef");
      assertThat(console.opened().text()).contains("er gemt");
      console.press("console-reset");
      assertThat(console.opened().text()).contains("Linket er på vej");

      assertThat(MasterConsole.title(realm, employee)).isEqualTo("Chef");
      assertThat(realm.get("employees?search=kollega").path("total").asInt()).isEqualTo(1);
      assertThat(other.get("employees?search=kollega").path("total").asInt()).isZero();
      var masterId = adgang.admin().get("/master").path("id").asText();
      assertThat(adgang.admin().get(realm.path("/admin-events?max=100")))
          .filteredOn(
              each ->
                  each.path("authDetails").path("userId").asText().equals(administrator.id())
                      && each.path("authDetails").path("realmId").asText().equals(masterId))
          .extracting(each -> each.path("resourcePath").asText())
          .contains(
              "users/" + employee.id(), "adgang/console/employees/" + employee.id() + "/reset");
      assertThat(adgang.admin().get("/master/admin-events?max=100").toString())
          .doesNotContain(employee.id());
    }
  }

  @Test
  void a_proof_of_the_last_five_minutes_is_asked_for(Adgang adgang) {
    var administrator = master.allRoles(master.person("Vibe"), realm.name());
    var console = master.opened(administrator, realm);
    var page = "employees/" + employee.id() + "/lost-phone";
    var token = console.open(page).opened().page().value("form");
    var before = MasterConsole.rows(realm, employee);

    adgang.clock().forward(Duration.ofMinutes(6));

    assertThat(console.open("employees").opened().names()).contains("Nina Offer");
    console.show(console.browser().post(console.at(page), "form", token, "block", "on"));
    assertThat(MasterConsole.rows(realm, employee)).isEqualTo(before);
    assertThat(console.page().at().getPath()).startsWith("/realms/master/");
    assertThat(console.page().has("password")).as("master's login asks again").isTrue();
    console.submit("username", administrator.email(), "password", Employee.USUAL_PASSWORD);
    assertThat(console.page().has("otp")).as("the second factor too").isTrue();
    // Codes are of the real time, and count once; the server takes the next one too.
    console.submit("otp", StaffRealm.APP.codeAt(Instant.now()));
    if (console.page().has("otp")) {
      console.submit("otp", StaffRealm.APP.codeAfter(Instant.now()));
    }
    console.opened().press("console-clear");
    assertThat(MasterConsole.rows(realm, employee)).isNotEqualTo(before);
  }

  @Test
  void a_file_is_created_by_what_the_account_may_do_then() {
    var administrator = master.allRoles(master.person("Wilma"), realm.name());
    var console = master.opened(administrator, realm);

    look(console, "fil.en").press("console-import-start");
    await()
        .atMost(PATIENCE)
        .until(() -> realm.get("employees?search=fil.en").path("total").asInt() == 1);
    look(console, "fil.to");
    var token = console.page().value("form");
    master.withoutRoles(administrator, realm.name());

    assertThat(console.browser().post(console.page().at(), "form", token).status()).isEqualTo(404);
    assertThat(realm.get("employees?search=fil.to").path("total").asInt()).isZero();
  }

  /** Has a file of one employee looked at. */
  private ConsoleBrowser look(ConsoleBrowser console, String local) {
    var body = new StringBuilder();
    Map.of(
            "form", console.open("import").opened().page().value("form"),
            "employer", "torvet",
            "cells",
                "Fornavn;Efternavn;E-mail;Titel\r\nFil;Navn;%s@%s.example;Kok"
                    .formatted(local, realm.name()))
        .forEach(
            (name, value) ->
                body.append("--x\r\nContent-Disposition: form-data; name=\"")
                    .append(name)
                    .append("\"\r\n\r\n")
                    .append(value)
                    .append("\r\n"));
    return console
        .show(
            console
                .browser()
                .postBody(
                    console.at("import"),
                    "multipart/form-data; boundary=x",
                    body.append("--x--\r\n").toString().getBytes(StandardCharsets.UTF_8)))
        .opened();
  }
}
