package dk.adgang.testbed.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dk.adgang.testbed.Project;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.LeftOut;
import dk.adgang.testbed.realm.SetupRealm;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The setup says which part of a realm is missing, and makes it. */
@WithAdgang
final class LackingPartsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PARTS =
      "providers/src/main/resources/dk/adgang/admin/setup/parts.txt";

  /** Parts that only an administrator can give. */
  private static final Set<String> BY_HAND =
      Set.of("smtpServer", "requiredActions/UPDATE_PASSWORD/client");

  /** Parts that are named together with another one, since neither can be missing alone. */
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

  private static JsonNode named(JsonNode all, String key, String name) {
    for (var each : all) {
      if (each.path(key).asText().equals(name)) {
        return each;
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }
}
