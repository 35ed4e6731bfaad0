package dk.adgang.testbed.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.OtherTheme;
import dk.adgang.testbed.realm.SetupRealm;
import dk.adgang.testbed.wire.ClientToken;
import dk.adgang.testbed.wire.HttpBrowser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one command that makes a realm whole. */
@WithAdgang
final class SetupTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  @Tag("journey")
  void an_empty_realm_is_made_whole_and_as_the_imported_one(Adgang adgang) {
    try (var empty =
            new SetupRealm(adgang, JSON.createObjectNode().put("enabled", true), json -> {});
        var imported = new SetupRealm(adgang, SetupRealm.file(adgang), json -> {})) {
      var before = empty.admin("").toString();
      var plan = empty.setup("?dryRun=true", null);
      assertThat(plan.path("changes")).hasSizeGreaterThan(40);
      assertThat(plan.path("conflicts")).isEmpty();
      for (var change : plan.path("changes")) {
        assertThat(change.path("where").asText()).isNotBlank();
        assertThat(change.path("name").asText()).isNotBlank();
        assertThat(change.has("to")).isTrue();
        assertThat(change.path("why").asText()).isNotBlank();
      }
      assertThat(empty.admin("").toString()).as("after a dry run").isEqualTo(before);
      assertThat(names(empty.admin("/authentication/flows")))
          .noneMatch(n -> n.startsWith("adgang"));

      var begun = System.nanoTime();
      var done = empty.setup("", null);
      System.out.printf(
          "[testbed] setup of an empty realm: %d ms%n", (System.nanoTime() - begun) / 1_000_000);

      assertThat(done.path("changes")).isEqualTo(plan.path("changes"));
      assertThat(SetupRealm.texts(empty.get().path("missing"), "id")).containsExactly("smtpServer");
      assertThat(empty.setup("", null).path("changes")).as("again").isEmpty();
      assertThat(imported.setup("", null).path("changes")).as("of the imported one").isEmpty();
      var wanted = RealmExtract.of(imported, SetupRealm.file(adgang));
      assertThat(RealmExtract.of(empty, SetupRealm.file(adgang))).isEqualTo(wanted);
      assertThat(
              SetupRealm.texts(empty.admin("/admin-events?operationTypes=UPDATE"), "resourcePath"))
          .anyMatch(path -> path.endsWith("adgang/setup"));
    }
  }

  @Test
  void a_part_that_somebody_made_stays_until_it_is_to_be_replaced(Adgang adgang) {
    var own = JSON.createObjectNode().put("enabled", true);
    own.put("loginTheme", "keycloak.v2").put("passwordPolicy", "length(12)");
    own.put("emailTheme", "keycloak");
    try (var realm = new SetupRealm(adgang, own, json -> {})) {
      realm.post("/authentication/flows/browser/copy", Map.of("newName", "vores login"));
      adgang.admin().put("/" + realm.name(), Map.of("browserFlow", "vores login"));
      realm.broker();

      var done = realm.setup("", null);

      assertThat(SetupRealm.texts(done.path("conflicts"), "choice"))
          .contains("browserFlow", "emailTheme");
      var now = realm.admin("");
      assertThat(now.path("browserFlow").asText()).isEqualTo("vores login");
      assertThat(now.path("loginTheme").asText()).isEqualTo("keycloak.v2");
      assertThat(now.path("emailTheme").asText()).isEqualTo("keycloak");
      assertThat(now.path("passwordPolicy").asText()).contains("length(12)", "passwordRule(8)");
      var broker = realm.admin("/identity-provider/instances/andetsted");
      assertThat(broker.path("postBrokerLoginFlowAlias").asText()).isEqualTo("adgang after broker");
      assertThat(realm.setup("", null).path("changes")).as("again").isEmpty();

      var nobodys = Map.of("choices", Map.of("broker/first:nobody", "replace"));
      assertThat(realm.setup("", nobodys).path("unused"))
          .extracting(JsonNode::asText)
          .containsExactly("broker/first:nobody");
      for (var wrong : List.of(Map.of("browserFlov", "replace"), Map.of("browserFlow", "yes"))) {
        assertThatThrownBy(() -> realm.setup("", Map.of("choices", wrong)))
            .isInstanceOfSatisfying(
                AdminRest.Refused.class, refused -> assertThat(refused.status()).isEqualTo(400));
      }
      realm.setup("", Map.of("choices", Map.of("browserFlow", "replace", "emailTheme", "replace")));

      assertThat(realm.admin("").path("browserFlow").asText()).isEqualTo("adgang browser");
      assertThat(SetupRealm.texts(realm.get().path("missing"), "id")).containsExactly("smtpServer");
      assertThat(names(realm.admin("/authentication/flows"))).contains("vores login");
    }
  }

  /** The type of the scope is the administrator's, and does not keep other holes open. */
  @ParameterizedTest
  @ValueSource(strings = {"optional", "none"})
  void a_scope_that_is_not_given_to_new_clients_is_a_choice(String type, Adgang adgang) {
    try (var realm = new SetupRealm(adgang, SetupRealm.whole(adgang), json -> {})) {
      var scope =
          SetupRealm.texts(realm.admin("/default-default-client-scopes"), "name").indexOf("adgang");
      var id = realm.admin("/default-default-client-scopes").path(scope).path("id").asText();
      adgang.admin().delete("/" + realm.name() + "/default-default-client-scopes/" + id);
      if (type.equals("optional")) {
        adgang.admin().put("/" + realm.name() + "/default-optional-client-scopes/" + id, Map.of());
      }
      adgang.admin().put("/" + realm.name(), Map.of("adminEventsEnabled", false));
      var choice = "clientScopes/adgang/new";

      var plan = realm.setup("?dryRun=true", null);
      var done = realm.setup("", null);

      assertThat(done.path("changes")).isEqualTo(plan.path("changes"));
      assertThat(SetupRealm.texts(done.path("changes"), "id")).doesNotContain(choice);
      assertThat(SetupRealm.texts(done.path("conflicts"), "choice")).contains(choice);
      assertThat(realm.get().path("whole").asBoolean()).isTrue();

      realm.setup("", Map.of("choices", Map.of(choice, "replace")));

      assertThat(SetupRealm.texts(realm.admin("/default-default-client-scopes"), "name"))
          .contains("adgang");
      assertThat(SetupRealm.texts(realm.admin("/default-optional-client-scopes"), "name"))
          .doesNotContain("adgang");
      assertThat(realm.setup("", null).path("conflicts")).as("again").isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OURS", "CHILD"})
  void a_theme_made_from_ours_has_our_mails(OtherTheme theme, Adgang adgang) {
    try (var realm =
        new SetupRealm(
            adgang, SetupRealm.whole(adgang), json -> json.put("emailTheme", theme.id()))) {
      assertThat(realm.get().path("missing")).isEmpty();
    }
  }

  @Test
  void a_change_is_looked_at_once_and_counted(Adgang adgang) {
    try (var realm = new SetupRealm(adgang, SetupRealm.whole(adgang), json -> {})) {
      await().atMost(PATIENCE).until(() -> realm.metric() == 0);
      var listeners = Map.of("eventsListeners", List.of("jboss-logging"));
      for (var i = 0; i < 5; i++) {
        adgang.admin().put("/" + realm.name(), listeners);
      }

      await().atMost(PATIENCE).until(() -> realm.metric() == 1);
      adgang.admin().put("/" + realm.name(), Map.of("displayName", "Kaffe"));
      realm.setup("", null);
      await().atMost(PATIENCE).until(() -> realm.metric() == 0);

      assertThat(adgang.server().logTail(20_000).lines())
          .filteredOn(line -> line.contains("Realm " + realm.name() + " uses Adgang, but"))
          .singleElement()
          .asString()
          .contains("Event listeners: adgang-welcome is missing");
      assertThat(
              new HttpBrowser()
                  .open(URI.create(adgang.server().managementUrl() + "/health/ready"))
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  void only_administrators_of_the_realm_set_it_up(Adgang adgang) throws Exception {
    try (var realm = new SetupRealm(adgang, SetupRealm.whole(adgang), json -> {})) {
      realm.post(
          "/clients",
          Map.of(
              "clientId",
              "hr",
              "secret",
              "hemmelig",
              "serviceAccountsEnabled",
              true,
              "standardFlowEnabled",
              false,
              "attributes",
              Map.of()));
      var token = ClientToken.of(adgang.server().url(), realm.name(), "hr", "hemmelig");
      var setup = adgang.server().url().resolve("/admin/realms/" + realm.name() + "/adgang/setup");
      var browser = new HttpBrowser().sending("Authorization", "Bearer " + token);

      assertThat(browser.open(setup).status()).isEqualTo(403);
      assertThat(browser.post(setup).status()).isEqualTo(403);
      assertThat(browser.post(URI.create(setup + "?dryRun=true")).status()).isEqualTo(403);
      assertThatThrownBy(() -> adgang.admin().get("/master/adgang/setup"))
          .isInstanceOfSatisfying(
              AdminRest.Refused.class, refused -> assertThat(refused.status()).isEqualTo(404));
    }
  }

  private static List<String> names(JsonNode flows) {
    return SetupRealm.texts(flows, "alias");
  }
}
