package dk.adgang.testbed.realm;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.KeycloakServer;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.ImportedEmployees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** The contents of a {@link MatrixRealm}, until it is made in one request. */
final class MatrixPlan {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<JsonNode>> NODES = new TypeReference<>() {};

  private final Adgang adgang;
  private final String name;
  private final Map<String, Object> hashed = ImportedEmployees.hashed(Employee.USUAL_PASSWORD);
  private final List<Map<String, Object>> users = new ArrayList<>();
  private final Map<String, List<Map<String, String>>> members = new LinkedHashMap<>();
  private final Map<String, Map<String, List<String>>> employers = new LinkedHashMap<>();
  private final List<Consumer<ObjectNode>> changes = new ArrayList<>();
  private String loginTheme = "adgang";

  MatrixPlan(Adgang adgang, String name) {
    this.adgang = adgang;
    this.name = name;
  }

  void loginTheme(String theme) {
    loginTheme = theme;
  }

  void employer(String alias, Map<String, List<String>> settings) {
    employers.put(alias, settings);
    members.put(alias, new ArrayList<>());
  }

  String employee(
      String email,
      String employer,
      boolean hasPassword,
      Map<String, List<String>> attributes,
      List<Map<String, Object>> factors) {
    var id = UUID.randomUUID().toString();
    var credentials = new ArrayList<>(factors);
    if (hasPassword) {
      credentials.add(hashed);
    }
    var user = new LinkedHashMap<String, Object>();
    user.put("id", id);
    user.put("username", email);
    user.put("email", email);
    user.put("emailVerified", true);
    user.put("firstName", "Freja");
    user.put("lastName", "Lind");
    user.put("enabled", true);
    user.put("attributes", attributes);
    user.put("credentials", credentials);
    user.put("realmRoles", List.of("default-roles-" + name));
    users.add(user);
    members.get(employer).add(Map.of("username", email, "membershipType", "UNMANAGED"));
    return id;
  }

  void with(Consumer<ObjectNode> change) {
    changes.add(change);
  }

  void client(Map<String, Object> client) {
    with(planned -> planned.withArray("/clients").add(JSON.<JsonNode>valueToTree(client)));
  }

  /** The realm as the admin REST takes it. */
  ObjectNode document() {
    ObjectNode realm = adgang.project().realmWithSamples();
    realm.put("realm", name);
    realm.put("loginTheme", loginTheme);
    // A lockout would refuse the token by itself, and hide what the guards do.
    realm.put("bruteForceProtected", false);
    // The hash of the passwords that come along, so that none is made anew.
    realm.put(
        "passwordPolicy",
        realm.path("passwordPolicy").asText()
            + " and hashAlgorithm(pbkdf2-sha512) and hashIterations(1000)");
    for (var action : realm.withArray("/requiredActions")) {
      if (action.path("alias").asText().equals("enrol-sms")) {
        // Everybody in the tests sits at one network address.
        for (var budget : List.of("perAddress", "perEmployer")) {
          for (var time : List.of("Hour", "Day")) {
            action
                .<ObjectNode>require()
                .withObject("/config")
                .put("adgang.sms." + budget + time, "100000");
          }
        }
      }
    }
    realm.set(
        "smtpServer",
        adgang.admin().get("/" + KeycloakServer.REALM).path("smtpServer").<JsonNode>deepCopy());
    realm.set("users", JSON.valueToTree(users));
    realm.set(
        "organizations",
        JSON.valueToTree(
            employers.keySet().stream()
                .map(
                    alias ->
                        Map.of(
                            "name",
                            alias,
                            "alias",
                            alias,
                            "enabled",
                            true,
                            "domains",
                            List.of(Map.of("name", alias + ".example")),
                            "attributes",
                            employers.get(alias),
                            "members",
                            members.get(alias)))
                .toList()));
    realm
        .withArray("/clients")
        .addAll(JSON.<List<JsonNode>>convertValue(MatrixClients.all(), NODES));
    changes.forEach(change -> change.accept(realm));
    return realm;
  }
}
