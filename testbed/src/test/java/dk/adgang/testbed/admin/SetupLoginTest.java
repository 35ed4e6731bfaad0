package dk.adgang.testbed.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.SetupRealm;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpLink;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logins of employees in a realm that the setup has made, or has not made yet. */
@WithAdgang
final class SetupLoginTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void employees_get_in_where_the_setup_made_the_realm(Adgang adgang) {
    try (var realm =
        new SetupRealm(adgang, JSON.createObjectNode().put("enabled", true), json -> {})) {
      realm.post(
          "/users",
          Map.of(
              "username", "chef", "enabled", true, "email", "chef@" + realm.name() + ".example"));
      realm.post(
          "/clients",
          Map.of(
              "clientId", "kasse", "publicClient", true, "redirectUris", List.of(SetupRealm.BACK)));
      realm.setup("", null);
      var mail = (ObjectNode) realm.admin("").deepCopy();
      mail.set("smtpServer", adgang.admin().get("/adgang").path("smtpServer"));
      adgang.admin().put("/" + realm.name(), mail);
      assertThat(realm.get().path("missing")).isEmpty();
      assertThat(realm.admin("/users")).as("those who were there").hasSize(1);

      var email = "freja@" + realm.name() + ".example";
      var id =
          realm.post(
              "/users",
              Map.of(
                  "username",
                  email,
                  "email",
                  email,
                  "firstName",
                  "Freja",
                  "lastName",
                  "Lind",
                  "enabled",
                  true,
                  "attributes",
                  Map.of("title", List.of("Salgsassistent"))));
      var employee = new Employee(id, email, "Freja", null, "Salgsassistent", "kaffe-til-to-9");
      var link = new HttpLink(adgang.mailbox().welcomeTo(employee).link());
      assertThat(HttpLink.succeeded(link.create(new HttpBrowser(), employee.password()))).isTrue();
      var login = realm.login("kasse");
      login.submit("username", email, "password", employee.password());
      assertThat(login.isDone()).as("before the choice").isFalse();
      login.submit("skip", "true");

      var claims = login.claims();
      assertThat(claims.path("title").asText()).isEqualTo("Salgsassistent");
      assertThat(claims.path("amr")).extracting(JsonNode::asText).containsExactly("pwd");
    }
  }

  /** As an administrator writes them, and as an import brings them. */
  @ParameterizedTest
  @EnumSource
  void a_setting_of_an_employer_alone_lets_no_bare_password_in(Way way, Adgang adgang) {
    var realm = JSON.createObjectNode().put("enabled", true).put("organizationsEnabled", true);
    realm.put("eventsEnabled", true);
    var user = realm.putArray("users").addObject();
    user.put("id", UUID.randomUUID().toString());
    user.put("username", "ida").put("email", "ida@firma.example").put("enabled", true);
    user.put("firstName", "Ida").put("lastName", "Holm");
    user.putArray("credentials")
        .addObject()
        .put("type", "password")
        .put("value", Employee.USUAL_PASSWORD);
    realm
        .putArray("clients")
        .addObject()
        .put("clientId", "kasse")
        .put("publicClient", true)
        .put("directAccessGrantsEnabled", true)
        .putArray("redirectUris")
        .add(SetupRealm.BACK);
    var employer =
        JSON.createObjectNode().put("name", "Firma").put("alias", "firma").put("enabled", true);
    employer.putArray("domains").addObject().put("name", "firma.example");
    employer.putObject("attributes").putArray("adgang.secondFactor").add("required");
    if (way == Way.IMPORTED) {
      employer.putArray("members").addObject().put("username", "ida");
      realm.putArray("organizations").add(employer);
    }
    try (var made = new SetupRealm(adgang, realm, json -> {})) {
      if (way == Way.WRITTEN) {
        var organization = made.post("/organizations", employer);
        made.post("/organizations/" + organization + "/members", user.path("id"));
      }

      var login = made.login("kasse");
      login.submit("username", "ida", "password", Employee.USUAL_PASSWORD);

      assertThat(login.isDone()).as("a code for a bare password").isFalse();
      assertThat(made.admin("/users/" + user.path("id").asText() + "/sessions")).isEmpty();
      assertThat(SetupRealm.texts(made.get().path("missing"), "id"))
          .contains(
              "requiredActions/choose-second-factor",
              "browserFlow/adgang-second-factor-required",
              "userProfile/title");
      made.setup("", Map.of("choices", Map.of("directGrantFlow", "replace")));
      assertThat(SetupRealm.texts(made.get().path("missing"), "id")).containsExactly("smtpServer");

      adgang.admin().put("/" + made.name(), Map.of("organizationsEnabled", false));
      var hidden = made.login("kasse");
      hidden.submit("username", "ida", "password", Employee.USUAL_PASSWORD);
      hidden.submit("skip", "true");
      assertThat(hidden.isDone()).as("a code where organizations are switched off").isFalse();
      assertThat(
              made.admin("/adgang/employees/" + user.path("id").asText() + "/second-factor")
                  .path("required")
                  .asBoolean())
          .isTrue();
    }
  }

  enum Way {
    WRITTEN,
    IMPORTED
  }
}
