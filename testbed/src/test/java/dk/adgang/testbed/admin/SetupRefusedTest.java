package dk.adgang.testbed.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.clock.TestingRowsFactory;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.SetupRealm;
import dk.adgang.testbed.wire.HttpBrowser;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Realms that cannot be set up as they are: nothing is half done, and the answer says why. */
@WithAdgang
final class SetupRefusedTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Flows are written before the user profile, which Keycloak then refuses. */
  @Test
  void a_setup_that_fails_half_way_leaves_the_realm_as_it_was(Adgang adgang) {
    var validatorOfNobody = JSON.createObjectNode();
    var attributes = validatorOfNobody.putArray("attributes");
    for (var name : List.of("username", "email", "firstName", "lastName")) {
      attributes.addObject().put("name", name);
    }
    var own = attributes.addObject().put("name", "wardrobe");
    own.putObject("validations").putObject("validator-of-nobody");
    try (var realm = new SetupRealm(adgang, empty(), json -> {})) {
      var written =
          new HttpBrowser()
              .post(
                  URI.create(realm.url() + TestingRowsFactory.ID + "/profile"),
                  "profile",
                  validatorOfNobody.toString());
      assertThat(written.status()).as(written.body()).isEqualTo(204);
      var before = everything(realm);

      var refused = catchThrowableOfType(AdminRest.Refused.class, () -> realm.setup("", null));

      assertThat(refused.status()).as(refused.getMessage()).isEqualTo(400);
      assertThat(refused.getMessage()).contains("userProfile", "validator-of-nobody");
      assertThat(everything(realm)).isEqualTo(before);
    }
  }

  @Test
  void setups_at_the_same_time_come_one_after_the_other(Adgang adgang) throws Exception {
    try (var realm = new SetupRealm(adgang, empty(), json -> {})) {
      var all = new ArrayList<CompletableFuture<JsonNode>>();
      for (var i = 0; i < 3; i++) {
        all.add(CompletableFuture.supplyAsync(() -> realm.setup("", null)));
      }

      var changes = new ArrayList<Integer>();
      for (var each : all) {
        changes.add(each.get(2, TimeUnit.MINUTES).path("changes").size());
      }

      assertThat(changes).filteredOn(count -> count == 0).as("%s", changes).hasSize(2);
      assertThat(SetupRealm.texts(realm.get().path("missing"), "id")).containsExactly("smtpServer");
    }
  }

  /** A request that left the alias out had Keycloak store the action without one. */
  @Test
  void required_actions_that_lost_their_alias_get_it_back(Adgang adgang) {
    try (var realm = new SetupRealm(adgang, empty(), json -> {})) {
      var lost = List.of("VERIFY_EMAIL", "UPDATE_PROFILE");
      for (var alias : lost) {
        var path = "/authentication/required-actions/" + alias;
        var action = realm.admin(path).<ObjectNode>deepCopy();
        action.remove("alias");
        adgang.admin().put("/" + realm.name() + path, action);
      }
      assertThat(SetupRealm.texts(realm.get().path("missing"), "id"))
          .filteredOn("actions/alias"::equals)
          .hasSize(2);

      realm.setup("", null);

      assertThat(SetupRealm.texts(realm.admin("/authentication/required-actions"), "alias"))
          .containsAll(lost)
          .doesNotHaveDuplicates();
      assertThat(realm.setup("", null).path("changes")).as("again").isEmpty();
    }
  }

  /** The changes of a setup, in no order. */
  private static Map<String, Set<String>> everything(SetupRealm realm) {
    var all = new TreeMap<String, Set<String>>();
    all.put("settings", Set.of(realm.admin("").toString()));
    for (var list :
        List.of("/authentication/flows", "/authentication/required-actions", "/client-scopes")) {
      var each = new TreeSet<String>();
      realm.admin(list).forEach(one -> each.add(one.toString()));
      all.put(list, each);
    }
    return all;
  }

  @Test
  void a_claim_that_is_called_like_ours_stays_until_it_is_to_be_replaced(Adgang adgang) {
    try (var realm = new SetupRealm(adgang, SetupRealm.whole(adgang), SetupRefusedTest::ownTitle)) {
      var done = realm.setup("", null);

      assertThat(SetupRealm.texts(done.path("conflicts"), "id"))
          .as(done.toString())
          .containsExactly("clientScopes/adgang/title");
      assertThat(titleClaim(realm).at("/config/claim.value").asText()).isEqualTo("chef");

      realm.setup("", Map.of("choices", Map.of("clientScopes/adgang/title", "replace")));
      assertThat(realm.get().path("missing")).isEmpty();
      assertThat(titleClaim(realm).at("/config/user.attribute").asText()).isEqualTo("title");
    }
  }

  private static void ownTitle(ObjectNode realm) {
    var mapper = (ObjectNode) title(scope(realm.path("clientScopes")));
    mapper.put("protocolMapper", "oidc-hardcoded-claim-mapper");
    mapper.putObject("config").put("claim.name", "title").put("claim.value", "chef");
  }

  private static JsonNode titleClaim(SetupRealm realm) {
    return title(scope(realm.admin("/client-scopes")));
  }

  private static JsonNode scope(JsonNode all) {
    return named(all, "adgang");
  }

  private static JsonNode title(JsonNode scope) {
    return named(scope.path("protocolMappers"), "title");
  }

  private static JsonNode named(JsonNode all, String name) {
    for (var each : all) {
      if (each.path("name").asText().equals(name)) {
        return each;
      }
    }
    throw new AssertionError("There is no " + name + " in " + all);
  }

  private static ObjectNode empty() {
    return JSON.createObjectNode().put("enabled", true);
  }
}
