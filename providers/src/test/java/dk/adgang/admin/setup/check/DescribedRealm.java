package dk.adgang.admin.setup.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.Description;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.admin.setup.check.RealmCheck.Choice;
import dk.adgang.admin.setup.flow.FlowCheck;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Realms as the check sees them, without a server. */
public final class DescribedRealm {

  public static final Description DESCRIPTION = Description.read();

  private DescribedRealm() {}

  public static ObjectNode whole() {
    ObjectNode realm = DESCRIPTION.wanted().deepCopy();
    realm.putObject("smtpServer").put("host", "smtp").put("from", "login@adgang.test");
    facts(realm);
    return realm;
  }

  /** As Keycloak makes it: with its own flows, as far as anybody looks at them. */
  public static ObjectNode untouched() {
    ObjectNode realm = DESCRIPTION.untouched().deepCopy();
    FlowCheck.KEYCLOAKS.forEach(realm::put);
    facts(realm);
    ArrayNode actions = realm.putArray("requiredActions");
    for (String alias :
        List.of("UPDATE_PASSWORD", "CONFIGURE_TOTP", "webauthn-register", "delete_credential")) {
      actions.addObject().put("alias", alias).put("enabled", true).put("priority", 1);
    }
    return realm;
  }

  private static void facts(ObjectNode realm) {
    ObjectNode facts = realm.putObject("facts").put("mails", true);
    ArrayNode methods = facts.putArray(RealmDocument.METHODS);
    methods.addObject().put("id", "sms").put("action", "enrol-sms").put("addedBy", "adgang.sms");
    methods.addObject().put("id", "otp").put("action", "CONFIGURE_TOTP");
    methods.addObject().put("id", "passkey").put("action", "webauthn-register");
  }

  public static void addBroker(ObjectNode realm) {
    realm
        .withArray("/" + RealmDocument.BROKERS)
        .addObject()
        .put("alias", "andetsted")
        .put(RealmDocument.ENABLED, true)
        .put(RealmDocument.FIRST, "")
        .put(RealmDocument.AFTER, "");
  }

  public static ObjectNode withBroker() {
    ObjectNode realm = whole();
    addBroker(realm);
    apply(realm, Map.of());
    assertThat(check(realm).findings()).isEmpty();
    return realm;
  }

  public static RealmCheck check(ObjectNode realm) {
    return RealmCheck.of(DESCRIPTION, realm);
  }

  public static void apply(ObjectNode realm, Map<String, Choice> choices) {
    check(realm.deepCopy()).changes(choices).forEach(change -> change.change().accept(realm));
  }

  public static List<String> ids(List<Finding> findings) {
    return findings.stream().map(finding -> finding.part().id()).toList();
  }

  public static void isTheOnlyConflict(ObjectNode realm, String part, String words) {
    assertThat(check(realm).missing())
        .singleElement()
        .satisfies(each -> assertThat(each.part().id()).isEqualTo(part))
        .satisfies(each -> assertThat(each.sentence()).contains(words));
    assertThat(check(realm).changes(Map.of())).isEmpty();
    String choice = check(realm).conflicts(Map.of()).get(0).choice();
    apply(realm, Map.of(choice, Choice.REPLACE));
    assertThat(check(realm).missing()).isEmpty();
  }

  public static JsonNode steps(ObjectNode realm, String alias) {
    return Comparison.named(realm.path("authenticationFlows"), "alias", alias)
        .path("authenticationExecutions");
  }

  public static void add(ObjectNode realm, String alias, String step, String requirement) {
    ((ArrayNode) steps(realm, alias))
        .addObject()
        .put("authenticator", step)
        .put("requirement", requirement);
  }

  public static void flow(ObjectNode realm, String alias, String... steps) {
    realm
        .withArray("/authenticationFlows")
        .addObject()
        .put("alias", alias)
        .put("topLevel", true)
        .putArray("authenticationExecutions");
    for (String step : steps) {
      add(realm, alias, step, "REQUIRED");
    }
  }

  public static void remove(JsonNode array, Predicate<JsonNode> which) {
    for (var each = array.iterator(); each.hasNext(); ) {
      if (which.test(each.next())) {
        each.remove();
      }
    }
  }

  public static List<String> sorted(JsonNode array) {
    return Comparison.stream(array).map(JsonNode::toString).sorted().toList();
  }
}
