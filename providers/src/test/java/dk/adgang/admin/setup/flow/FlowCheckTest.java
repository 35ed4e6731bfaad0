package dk.adgang.admin.setup.flow;

import static dk.adgang.admin.setup.check.DescribedRealm.DESCRIPTION;
import static dk.adgang.admin.setup.check.DescribedRealm.add;
import static dk.adgang.admin.setup.check.DescribedRealm.addBroker;
import static dk.adgang.admin.setup.check.DescribedRealm.apply;
import static dk.adgang.admin.setup.check.DescribedRealm.check;
import static dk.adgang.admin.setup.check.DescribedRealm.flow;
import static dk.adgang.admin.setup.check.DescribedRealm.ids;
import static dk.adgang.admin.setup.check.DescribedRealm.remove;
import static dk.adgang.admin.setup.check.DescribedRealm.sorted;
import static dk.adgang.admin.setup.check.DescribedRealm.steps;
import static dk.adgang.admin.setup.check.DescribedRealm.untouched;
import static dk.adgang.admin.setup.check.DescribedRealm.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.check.Comparison;
import dk.adgang.admin.setup.check.Finding;
import dk.adgang.admin.setup.check.RealmCheck.Choice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A flow is ours, an older one of ours, or an administrator's. */
final class FlowCheckTest {

  /** The steps that the forms of our flows lacked, from the newest to the oldest. */
  static Stream<List<String>> forms() {
    return Stream.of(
        List.of("webauthn-authenticator", "auth-recovery-authn-code-form"),
        List.of(
            "webauthn-authenticator",
            "auth-recovery-authn-code-form",
            "adgang-device-unknown",
            "adgang-device-remember"),
        List.of(
            "webauthn-authenticator",
            "auth-recovery-authn-code-form",
            "adgang-device-unknown",
            "adgang-device-remember",
            "adgang-password-check"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void a_flow_of_an_older_adgang_is_made_anew_and_named_by_its_steps(List<String> newer) {
    ObjectNode realm = whole();
    for (JsonNode flow : realm.path("authenticationFlows")) {
      if (flow.path("alias").asText().matches("adgang (browser|reset).*")) {
        remove(
            flow.path("authenticationExecutions"),
            step -> newer.contains(step.path("authenticator").asText()));
      }
    }
    // The first of them sent Keycloak's mail.
    for (JsonNode step : steps(realm, "adgang reset credentials")) {
      if (newer.size() > 2 && step.path("authenticator").asText().equals("adgang-forgotten-mail")) {
        ((ObjectNode) step).put("authenticator", "reset-credential-email");
      }
    }

    assertThat(check(realm).conflicts(Map.of())).isEmpty();
    assertThat(check(realm).missing())
        .isNotEmpty()
        .allSatisfy(change -> assertThat(change.sentence()).contains("«adgang ", "Step «"));
    apply(realm, Map.of());

    assertThat(check(realm).findings()).isEmpty();
    assertThat(sorted(realm.path("authenticationFlows")))
        .isEqualTo(sorted(whole().path("authenticationFlows")));
  }

  /** It could be told from an older form by nothing but what it lacks. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "adgang-device-unknown",
        "auth-otp-form",
        "webauthn-authenticator",
        "adgang connect account",
        "adgang first broker employer",
        "adgang after broker second factor",
      })
  void a_deleted_step_is_named_and_not_put_back_unasked(String deleted) {
    ObjectNode realm = whole();
    for (JsonNode flow : realm.path("authenticationFlows")) {
      remove(flow.path("authenticationExecutions"), step -> FlowTree.name(step).equals(deleted));
    }

    assertThat(check(realm).missing())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.verdict()).isEqualTo(Finding.Verdict.CONFLICT));
    assertThat(check(realm).changes(Map.of())).isEmpty();
  }

  @Test
  void a_flow_that_is_replaced_stays_as_a_copy_which_the_conflict_names() {
    ObjectNode realm = untouched();
    flow(realm, "adgang browser forms", "auth-username-password-form", "somebodys-own-step");
    ((ObjectNode) steps(realm, "adgang browser forms").get(0)).put("authenticatorConfig", "deres");
    realm.withArray("/authenticatorConfig").addObject().put("alias", "deres").putObject("config");
    JsonNode before = steps(realm, "adgang browser forms").deepCopy();

    assertThat(check(realm).conflicts(Map.of()))
        .filteredOn(each -> each.choice().equals("browserFlow"))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.sentence())
                    .contains("«adgang browser forms»", "«adgang browser forms (before setup)»"));
    apply(realm, Map.of("browserFlow", Choice.REPLACE));

    JsonNode copy = steps(realm, "adgang browser forms (before setup)");
    assertThat(copy)
        .extracting(FlowTree::name)
        .isEqualTo(Comparison.stream(before).map(FlowTree::name).toList());
    assertThat(copy.get(0).path("authenticatorConfig").asText()).isEqualTo("deres (before setup)");
    assertThat(ids(check(realm).missing())).containsExactly("smtpServer");

    add(realm, "adgang browser forms", "deny-access-authenticator", "REQUIRED");
    apply(realm, Map.of("browserFlow", Choice.REPLACE));
    assertThat(new FlowTree(realm, "adgang browser (before setup 2)").steps())
        .contains("deny-access-authenticator");
    assertThat(check(realm).findings())
        .extracting(each -> each.part().id())
        .containsExactly("smtpServer");
  }

  @Test
  void a_flow_that_somebody_made_stays_until_it_is_to_be_replaced() {
    ObjectNode realm = whole();
    ObjectNode own = realm.withArray("/authenticationFlows").addObject();
    own.put("alias", "Vores flow").put("topLevel", true);
    own.putArray("authenticationExecutions")
        .addObject()
        .put("authenticator", "auth-username-password-form")
        .put("requirement", "REQUIRED");
    realm.put("browserFlow", "Vores flow");

    assertThat(check(realm).changes(Map.of())).isEmpty();
    assertThat(check(realm).missing()).hasSizeGreaterThan(5);
    assertThat(check(realm).conflicts(Map.of()))
        .as("one decision, about one flow")
        .singleElement()
        .satisfies(conflict -> assertThat(conflict.choice()).isEqualTo("browserFlow"))
        .satisfies(
            conflict ->
                assertThat(conflict.sentence())
                    .contains("«Vores flow»", "(adgang-sms)", "(auth-otp-form)"));
    assertThat(check(realm).conflicts(Map.of("browserFlow", Choice.KEEP))).isNotEmpty();
    apply(realm, Map.of("browserFlow", Choice.REPLACE));

    assertThat(realm.path("browserFlow").asText()).isEqualTo("adgang browser");
    assertThat(check(realm).findings()).isEmpty();
  }

  @Test
  void a_step_that_somebody_switched_off_is_a_conflict_unless_its_method_is_off() {
    ObjectNode realm = whole();
    for (JsonNode flow : realm.path("authenticationFlows")) {
      for (JsonNode step : flow.path("authenticationExecutions")) {
        if (step.path("authenticator").asText().equals("auth-otp-form")) {
          ((ObjectNode) step).put("requirement", "DISABLED");
        }
      }
    }
    assertThat(ids(check(realm).conflicts(Map.of())))
        .containsExactlyInAnyOrder(
            "browserFlow", "resetCredentialsFlow", "firstBrokerLoginFlow", "afterBroker");

    ((ObjectNode) Comparison.named(realm.path("requiredActions"), "alias", "CONFIGURE_TOTP"))
        .put("enabled", false);

    assertThat(check(realm).findings()).isEmpty();
  }

  static Stream<String> ourFlows() {
    return Comparison.stream(DESCRIPTION.wanted().path("authenticationFlows"))
        .map(flow -> flow.path("alias").asText());
  }

  /** Nobody knows what else uses it, and what it would let in. */
  @ParameterizedTest
  @MethodSource("ourFlows")
  void a_flow_of_somebodys_with_the_name_of_ours_is_neither_bound_nor_overwritten(String alias) {
    for (String[] own : new String[][] {{"basic-flow", "idp-auto-link"}, {"client-flow", null}}) {
      ObjectNode flow = named(alias).put("providerId", own[0]).put("topLevel", true);
      ArrayNode steps = flow.putArray("authenticationExecutions");
      if (own[1] != null) {
        steps.addObject().put("authenticator", own[1]).put("requirement", "ALTERNATIVE");
      }
      staysSomebodys(flow);
    }
  }

  /** Keycloak's steps are in many a flow; only what Adgang alone makes says that it made one. */
  @ParameterizedTest
  @MethodSource("ourFlows")
  void a_flow_of_some_of_our_steps_is_somebodys_unless_one_is_ours_alone(String alias) {
    JsonNode ours =
        Comparison.named(DESCRIPTION.wanted().path("authenticationFlows"), "alias", alias);
    ObjectNode flow = ours.deepCopy();
    ArrayNode steps = (ArrayNode) flow.path("authenticationExecutions");
    remove(
        steps,
        step ->
            step.path("authenticator").asText().startsWith("adgang-")
                || step.has("authenticatorConfig")
                || step.has("flowAlias"));
    if (flow.equals(ours)) {
      steps.remove(steps.size() - 1);
    }
    staysSomebodys(flow);
  }

  private static ObjectNode named(String alias) {
    return DESCRIPTION.untouched().objectNode().put("alias", alias);
  }

  private static void staysSomebodys(ObjectNode flow) {
    String alias = flow.path("alias").asText();
    ObjectNode realm = untouched();
    addBroker(realm);
    realm.withArray("/authenticationFlows").add(flow.deepCopy());

    assertThat(check(realm).conflicts(Map.of())).as(flow.toString()).isNotEmpty();
    apply(realm, Map.of());

    assertThat(Comparison.named(realm.path("authenticationFlows"), "alias", alias)).isEqualTo(flow);
    for (String bound : FlowCheck.KEYCLOAKS.keySet()) {
      assertThat(new FlowTree(realm, realm.path(bound).asText()).aliases()).doesNotContain(alias);
    }
    Map<String, Choice> all = new HashMap<>();
    check(realm).conflicts(Map.of()).forEach(each -> all.put(each.choice(), Choice.REPLACE));
    apply(realm, all);
    assertThat(ids(check(realm).missing())).containsExactly("smtpServer");
    assertThat(new FlowTree(realm, alias + " (before setup)").exists()).isTrue();
    remove(
        realm.path("authenticationFlows"),
        each -> each.path("alias").asText().contains("(before setup"));
    assertThat(sorted(realm.path("authenticationFlows")))
        .isEqualTo(sorted(whole().path("authenticationFlows")));
  }

  @Test
  void an_app_that_gets_tokens_for_passwords_is_not_cut_off() {
    ObjectNode realm = untouched();
    realm
        .withArray("/clients")
        .addObject()
        .put("clientId", "gammel-app")
        .put("enabled", true)
        .put("directAccessGrantsEnabled", true);

    assertThat(ids(check(realm).conflicts(Map.of())))
        .containsExactly("directGrantFlow/deny-access-authenticator");
  }
}
