package dk.adgang.testbed.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.Database;
import dk.adgang.testbed.KeycloakServer;
import dk.adgang.testbed.Ports;
import dk.adgang.testbed.Project;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.LoginPage;
import dk.adgang.testbed.pages.Visitor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The realm file, there and back. */
@WithAdgang
final class RealmFileTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Lines that Keycloak logs at each start for any realm. */
  private static final List<String> USUAL =
      List.of(
          "KC-SERVICES0047", // an extension implements an SPI that may change
          "org.keycloak.common.Profile"); // deprecated features that are on by default

  /** The line at the start about a realm that is not whole. */
  private static final String LACKS = "not all of it";

  private static final String HALF = "half";
  private static final String PROFILE = "kc.user.profile.config";

  /** Values that are new at each import: the realm's keys, and the moment. */
  private static final Set<String> OF_ONE_IMPORT =
      Set.of(
          "id",
          "containerId",
          "createdTimestamp",
          "createdDate",
          "creationTimestamp",
          "secret",
          "client.secret.creation.time",
          "org.keycloak.keys.KeyProvider");

  @Test
  void it_imports_into_an_empty_server_without_a_warning(Adgang adgang) throws IOException {
    var warnings =
        Files.readAllLines(adgang.server().importLog()).stream()
            .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
            .filter(line -> USUAL.stream().noneMatch(line::contains))
            .toList();

    assertThat(warnings).isEmpty();
  }

  @Test
  void it_brings_nobody_into_a_realm_that_is_there(Adgang adgang) throws IOException {
    var file = (ObjectNode) JSON.readTree(adgang.project().realmFile().toFile());
    var samples = JSON.readTree(adgang.project().samplesFile().toFile());
    assertThat(samples.path("users").size()).as("what could come along").isPositive();
    assertThat(samples.fieldNames())
        .toIterable()
        .as("what both files say, of which an import of both would lose one")
        .noneMatch(file::has);
    assertThat(file.toString()).doesNotContain("localhost", "127.0.0.1", ".example");
    var name = "real-" + UUID.randomUUID().toString().substring(0, 8);
    adgang.admin().post("", Map.of("realm", name, "enabled", true, "organizationsEnabled", true));
    try {
      adgang.admin().post("/" + name + "/users", Map.of("username", "boss", "enabled", true));
      var clients = adgang.admin().get("/" + name + "/clients").size();
      for (var policy : List.of("SKIP", "OVERWRITE")) {
        file.put("ifResourceExists", policy);
        assertThat(adgang.admin().post("/" + name + "/partialImport", file).status())
            .isEqualTo(200);
        assertThat(adgang.admin().get("/" + name + "/users"))
            .extracting(user -> user.path("username").asText())
            .as(policy)
            .containsExactly("boss");
        assertThat(adgang.admin().get("/" + name + "/organizations")).isEmpty();
        assertThat(adgang.admin().get("/" + name + "/clients")).hasSize(clients);
      }
    } finally {
      adgang.admin().delete("/" + name);
    }
  }

  @Test
  void an_export_imports_again_and_behaves_the_same(
      Adgang adgang, Visitor visitor, @TempDir Path folder) throws IOException {
    var server = adgang.server();
    var first = folder.resolve("first.json");
    var second = folder.resolve("second.json");
    var imported = folder.resolve("imported");
    var again = Files.createDirectories(folder.resolve("again"));
    server.copyImportedDatabaseTo(imported);

    var both = folder.resolve("both.json");

    server.exportRealm(imported, first, folder.resolve("export.log"));
    JSON.writeValue(
        both.toFile(), List.of(JSON.readTree(first.toFile()), halfRealm(adgang.project())));
    server.importRealm(again, both, folder.resolve("import.log"));
    server.exportRealm(again, second, folder.resolve("export-again.log"));

    assertThat(lost(JSON.readTree(first.toFile()), JSON.readTree(second.toFile()), ""))
        .as("what was in the export and is no more after importing it")
        .isEmpty();
    var ports = Ports.free();
    try (var other =
        server.another(ports, new Database.Folder(again), folder.resolve("server.log"))) {
      var ida = adgang.employees().sample("ida.holm@kaffehuset.example");
      var karl = adgang.employees().sample("karl.bach@boghandlen.example");
      visitor
          .onPhone()
          .open(login(other))
          .shows(LoginPage::new)
          .as(ida)
          .shows(ChoicePage::new)
          .canBeSkipped(false)
          .offers("sms");
      visitor
          .onPhone()
          .open(login(other))
          .shows(LoginPage::new)
          .as(karl)
          .shows(ChoicePage::new)
          .canBeSkipped(false)
          .showsUnavailable("sms", "Din arbejdsgiver har ikke tilføjet sms");

      assertThat(Files.readAllLines(other.log()).stream().filter(l -> l.contains(LACKS)))
          .as("what the start says of realms: nothing of the whole one")
          .singleElement()
          .asString()
          .contains(" WARN ")
          .contains("Realm " + HALF + " uses")
          .contains("Realm settings → Events → Event listeners: adgang-welcome is missing")
          .contains("Realm settings → User profile: Attribute title is missing")
          .contains("(adgang-device-unknown) is missing")
          .contains("(adgang-device-remember) is missing")
          .satisfies(line -> assertThat(line.split(";", -1)).hasSize(4));
    }
  }

  /** A realm as it was made before some parts were there. */
  private static JsonNode halfRealm(Project project) throws IOException {
    var realm = project.realmWithSamples();
    realm.put("realm", HALF);
    realm.putArray("organizations");
    realm.putArray("users");
    remove(realm.path("eventsListeners"), each -> each.asText().equals("adgang-welcome"));
    for (var flow : realm.path("authenticationFlows")) {
      remove(
          flow.path("authenticationExecutions"),
          each -> each.path("authenticator").asText().startsWith("adgang-device-"));
    }
    var profiles =
        (ObjectNode)
            realm
                .path("components")
                .path("org.keycloak.userprofile.UserProfileProvider")
                .path(0)
                .path("config");
    var profile = JSON.readTree(profiles.path(PROFILE).path(0).asText());
    remove(profile.path("attributes"), each -> each.path("name").asText().equals("title"));
    profiles.putArray(PROFILE).add(profile.toString());
    return realm;
  }

  private static void remove(JsonNode array, Predicate<JsonNode> which) {
    for (var each = array.iterator(); each.hasNext(); ) {
      if (which.test(each.next())) {
        each.remove();
      }
    }
  }

  private static URI login(KeycloakServer server) {
    return URI.create(
        server.issuer()
            + "/protocol/openid-connect/auth?client_id=adgang-web&response_type=code&scope=openid"
            + "&redirect_uri="
            + AdminRest.encode("http://localhost:8025/app/callback")
            + "&code_challenge_method=S256"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  /**
   * The paths of what is in one realm and not in the other. A value that Keycloak fills in by
   * itself on an import is no loss.
   */
  private static List<String> lost(JsonNode one, JsonNode other, String path) {
    var lost = new ArrayList<String>();
    if (one instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              entry -> {
                var name = entry.getKey();
                if (!OF_ONE_IMPORT.contains(name)) {
                  lost.addAll(lost(entry.getValue(), other.path(name), path + "/" + name));
                }
              });
    } else if (one instanceof ArrayNode array) {
      for (var each : array) {
        var best = closest(each, other, path);
        if (best != null) {
          lost.addAll(best);
        }
      }
    } else if (!one.equals(other)) {
      lost.add(path + ": " + one + " became " + other);
    }
    return lost;
  }

  /**
   * The fields that an element has lost, compared with the one that is most like it; null when
   * none.
   */
  private static List<String> closest(JsonNode element, JsonNode others, String path) {
    List<String> best = null;
    for (var other : others) {
      var lost = lost(element, other, path + "/*");
      if (lost.isEmpty()) {
        return null;
      }
      best = best == null || lost.size() < best.size() ? lost : best;
    }
    return best == null ? List.of(path + ": " + element + " is gone") : best;
  }
}
