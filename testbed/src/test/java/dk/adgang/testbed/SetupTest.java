package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a realm lacks, and the one command that makes it whole. */
@AdgangTest
final class SetupTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PARTS =
      "providers/src/main/resources/dk/adgang/admin/setup/parts.txt";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What only an administrator knows. */
  private static final Set<String> BY_HAND =
      Set.of("smtpServer", "requiredActions/UPDATE_PASSWORD/client");

  /** What is named together with another part: one cannot be without the other. */
  private static final Map<String, String> COME_ALONG =
      Map.of(
          "duplicateEmailsAllowed", "loginWithEmailAllowed",
          "browserFlow/auth-username-password-form", "open/browserFlow",
          "resetCredentialsFlow/adgang-forgotten-mail", "open/resetCredentialsFlow",
          "open/resetCredentialsFlow", "resetCredentialsFlow/adgang-forgotten-mail");

  private record Line(String id, String where, String name) {

    @Override
    public String toString() {
      return id;
    }
  }

  /** Every part that a whole realm needs, one at a time. */
  static Stream<Line> parts() throws IOException {
    return Files.readAllLines(Project.find().root().resolve(PARTS)).stream()
        .map(line -> line.split(" \\| ", -1))
        .filter(line -> line.length > 1 && line[1].equals("needed"))
        .map(line -> new Line(line[0], line[2], line[3]));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("parts")
  void a_realm_that_lacks_one_part_says_which_and_is_made_whole(Line part, Adgang adgang) {
    try (var realm =
        new SetupRealm(adgang, SetupRealm.whole(adgang), json -> LeftOut.from(json, part.id()))) {
      var missing = realm.get().path("missing");

      assertThat(SetupRealm.texts(missing, "id"))
          .as(missing.toString())
          .contains(part.id())
          .isSubsetOf(part.id(), COME_ALONG.getOrDefault(part.id(), part.id()));
      var sentence = named(missing, "id", part.id()).path("sentence").asText();
      for (var words : List.of(part.where(), part.name())) {
        assertThat(sentence).contains(words.split("\\{}", -1));
      }
      assertThat(realm.get().path("whole").asBoolean()).isFalse();

      var choices = JSON.createObjectNode();
      missing.forEach(each -> choices.put(each.path("choice").asText(), "replace"));
      var answer = realm.setup("", Map.of("choices", choices));
      assertThat(SetupRealm.texts(realm.get().path("missing"), "id"))
          .as(answer.toString())
          .isEqualTo(BY_HAND.contains(part.id()) ? List.of(part.id()) : List.of());
    }
  }

  @Test
  void parts_are_called_as_in_the_admin_console(Adgang adgang) throws IOException {
    try (var realm = new SetupRealm(adgang, SetupRealm.whole(adgang), json -> {})) {
      var steps = new ArrayNode(JSON.getNodeFactory());
      steps.addAll((ArrayNode) realm.admin("/authentication/authenticator-providers"));
      var actions = realm.admin("/authentication/required-actions");
      for (var part : parts().toList()) {
        var id = part.id().substring(part.id().indexOf('/') + 1);
        if (part.id().contains("Flow/")) {
          assertThat(part.name())
              .contains("«" + named(steps, "id", id).path("displayName").asText() + "»");
        } else if (part.id().startsWith("requiredActions/") && !id.contains("/")) {
          assertThat(named(actions, "alias", id).isMissingNode()).as(id).isFalse();
          // Ours is called after its provider where nobody has given it another name.
          assertThat(part.name()).contains("(" + id + ")");
        }
      }
    }
  }

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
      var wanted = comparable(imported, SetupRealm.file(adgang));
      assertThat(comparable(empty, SetupRealm.file(adgang))).isEqualTo(wanted);
      assertThat(
              SetupRealm.texts(empty.admin("/admin-events?operationTypes=UPDATE"), "resourcePath"))
          .anyMatch(path -> path.endsWith("adgang/setup"));
    }
  }

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
      var link = new PlainLink(adgang.mailbox().welcomeTo(employee).link());
      assertThat(PlainLink.succeeded(link.create(new PlainBrowser(), employee.password())))
          .isTrue();
      var login = realm.login("kasse");
      login.submit("username", email, "password", employee.password());
      assertThat(login.isDone()).as("before the choice").isFalse();
      login.submit("skip", "true");

      var claims = login.claims();
      assertThat(claims.path("title").asText()).isEqualTo("Salgsassistent");
      assertThat(claims.path("amr")).extracting(JsonNode::asText).containsExactly("pwd");
    }
  }

  @Test
  void what_somebody_made_stays_until_it_is_to_be_replaced(Adgang adgang) {
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
              new PlainBrowser()
                  .open(URI.create(adgang.server().managementUrl() + "/health/ready"))
                  .status())
          .isEqualTo(200);
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
      var tokens =
          new PlainBrowser()
              .post(
                  URI.create(realm.url() + "protocol/openid-connect/token"),
                  "grant_type",
                  "client_credentials",
                  "client_id",
                  "hr",
                  "client_secret",
                  "hemmelig");
      var token = JSON.readTree(tokens.body()).path("access_token").asText();
      assertThat(token).as(tokens.body()).isNotBlank();
      var setup = adgang.server().url().resolve("/admin/realms/" + realm.name() + "/adgang/setup");
      var browser = new PlainBrowser().sending("Authorization", "Bearer " + token);

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

  private static JsonNode named(JsonNode all, String key, String name) {
    for (var each : all) {
      if (each.path(key).asText().equals(name)) {
        return each;
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  /** What an export says of everything that is in the realm file, without ids. */
  private static JsonNode comparable(SetupRealm realm, ObjectNode file) {
    var export = realm.export();
    var all = JSON.createObjectNode();
    for (var key : new TreeSet<>(List.copyOf(fields(file)))) {
      all.set(key, normal(export.path(key)));
    }
    all.remove(List.of("realm", "displayName", "components", "attributes", "localizationTexts"));
    keep(all.withArray("/authenticationFlows"), "alias", "adgang");
    keep(all.withArray("/authenticatorConfig"), "alias", "adgang");
    keep(all.withArray("/clientScopes"), "name", "adgang");
    var actions = all.withArray("/requiredActions");
    for (var i = actions.size() - 1; i >= 0; i--) {
      if (!actions.get(i).path("enabled").asBoolean()) {
        actions.remove(i);
      }
    }
    all.set("profile", normal(realm.admin("/users/profile")));
    all.set("texts", realm.admin("/localization/da"));
    all.put("events", export.at("/attributes/adminEventsExpiration").asText());
    return all;
  }

  private static List<String> fields(ObjectNode object) {
    var all = new ArrayList<String>();
    object.fieldNames().forEachRemaining(all::add);
    return all;
  }

  private static void keep(ArrayNode array, String key, String prefix) {
    for (var i = array.size() - 1; i >= 0; i--) {
      if (!array.get(i).path(key).asText().startsWith(prefix)) {
        array.remove(i);
      }
    }
  }

  private static JsonNode normal(JsonNode node) {
    if (node instanceof ObjectNode object) {
      var copy = JSON.createObjectNode();
      for (var key : new TreeSet<>(fields(object))) {
        if (!key.equals("id")) {
          copy.set(key, normal(object.get(key)));
        }
      }
      return copy;
    }
    if (node instanceof ArrayNode array) {
      var copy = JSON.createArrayNode();
      StreamSupport.stream(array.spliterator(), false)
          .map(SetupTest::normal)
          .sorted(Comparator.comparing(JsonNode::toString))
          .forEach(copy::add);
      return copy;
    }
    return node;
  }
}
