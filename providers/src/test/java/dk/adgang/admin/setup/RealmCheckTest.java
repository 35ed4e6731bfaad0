package dk.adgang.admin.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.RealmCheck.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;

final class RealmCheckTest {

  private static final Description DESCRIPTION = Description.read();

  @Test
  void a_whole_realm_lacks_nothing() {
    assertThat(check(whole()).findings()).isEmpty();
  }

  @Test
  void a_new_realm_is_made_whole_by_its_changes_but_for_the_mail_server() {
    ObjectNode realm = untouched();

    apply(realm, Map.of());

    assertThat(ids(check(realm).findings())).containsExactly("smtpServer");
    assertThat(check(realm).changes(Map.of())).isEmpty();
  }

  static Stream<Predicate<JsonNode>> parts() {
    return Stream.of(
        flow -> flow.path("authenticator").asText().equals("auth-otp-form"),
        flow -> flow.path("authenticator").asText().startsWith("adgang-device-"),
        flow -> flow.path("flowAlias").asText().endsWith("second factor"));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void a_flow_of_an_older_adgang_is_made_anew_and_named_by_its_steps(Predicate<JsonNode> newer) {
    ObjectNode realm = whole();
    for (JsonNode flow : realm.path("authenticationFlows")) {
      remove(flow.path("authenticationExecutions"), newer);
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

  @Test
  void the_reset_flow_of_the_first_adgang_is_an_older_one() {
    ObjectNode realm = whole();
    for (JsonNode step :
        Comparison.named(realm.path("authenticationFlows"), "alias", "adgang reset credentials")
            .path("authenticationExecutions")) {
      if (step.path("authenticator").asText().equals("adgang-forgotten-mail")) {
        ((ObjectNode) step).put("authenticator", "reset-credential-email");
      }
    }

    apply(realm, Map.of());

    assertThat(check(realm).findings()).isEmpty();
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
        .containsExactly("browserFlow/auth-otp-form", "resetCredentialsFlow/auth-otp-form");

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
    assertThat(sorted(realm.path("authenticationFlows")))
        .isEqualTo(sorted(whole().path("authenticationFlows")));
  }

  private static void addBroker(ObjectNode realm) {
    realm
        .withArray("/" + RealmDocument.BROKERS)
        .addObject()
        .put("alias", "andetsted")
        .put(RealmDocument.ENABLED, true)
        .put(RealmDocument.FIRST, "")
        .put(RealmDocument.AFTER, "");
  }

  @Test
  void nothing_is_made_that_is_to_be_kept() {
    ObjectNode realm = untouched();

    apply(realm, Map.of("directGrantFlow", Choice.KEEP, "emailTheme", Choice.KEEP));

    assertThat(realm.path("directGrantFlow").asText()).isEqualTo("direct grant");
    assertThat(realm.has("emailTheme")).isFalse();
    assertThat(ids(check(realm).missing()))
        .contains("directGrantFlow/deny-access-authenticator", "emailTheme");
  }

  @ParameterizedTest
  @CsvSource({"loginTheme, false", "accountTheme, false", "emailTheme, true"})
  void another_theme_is_a_choice_but_one_without_our_mails(String theme, boolean conflict) {
    ObjectNode realm = whole();
    realm.put(theme, "keycloak.v2");
    realm.withObject("/facts").put("mails", !conflict);

    assertThat(check(realm).changes(Map.of())).isEmpty();
    assertThat(check(realm).conflicts(Map.of())).hasSize(conflict ? 1 : 0);
    realm.withObject("/facts").put("mails", true);
    assertThat(check(realm).findings()).isEmpty();
  }

  @Test
  void other_policies_and_listeners_stay() {
    ObjectNode realm = whole();
    realm.put("passwordPolicy", "length(12) and passwordRule(10) and upperCase(1)");
    realm.putArray("eventsListeners").add("jboss-logging").add("somebodys");

    apply(realm, Map.of());

    assertThat(realm.path("passwordPolicy").asText())
        .isEqualTo("length(12) and passwordRule(10) and upperCase(1) and passwordGuess(default)");
    assertThat(realm.path("eventsListeners"))
        .extracting(JsonNode::asText)
        .containsExactly("jboss-logging", "somebodys", "adgang-welcome");
  }

  @Test
  void a_realm_with_people_keeps_what_they_are_used_to() {
    ObjectNode realm = untouched();
    realm.withObject("/facts").put("people", true);

    apply(realm, Map.of());

    assertThat(realm.path("ssoSessionIdleTimeout").asInt()).isEqualTo(1800);
    assertThat(realm.path("registrationEmailAsUsername").asBoolean()).isFalse();
    assertThat(ids(check(realm).missing())).containsExactly("smtpServer");
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

  /** Each is a way in that a step of somebody's opens beside all others. */
  @ParameterizedTest
  @CsvSource({
    "adgang browser, auth-username-form, open/browserFlow",
    "adgang browser, allow-access-authenticator, open/browserFlow",
    "adgang reset credentials, reset-credentials-choose-user, ",
    "adgang browser, webauthn-authenticator-passwordless, ",
    "adgang browser, somebodys-own-proof, ",
  })
  void a_step_that_lets_in_without_a_proof_is_named(String alias, String step, String part) {
    ObjectNode realm = whole();
    add(realm, alias, step, "ALTERNATIVE");

    assertThat(ids(check(realm).missing())).isEqualTo(part == null ? List.of() : List.of(part));
    assertThat(check(realm).changes(Map.of())).isEmpty();
    check(realm)
        .conflicts(Map.of())
        .forEach(each -> assertThat(each.sentence()).contains("«" + alias + "»"));
    apply(realm, Map.of("browserFlow", Choice.REPLACE));
    assertThat(check(realm).missing()).isEmpty();
  }

  @Test
  void a_reset_that_takes_away_an_app_is_named() {
    ObjectNode realm = whole();
    add(realm, "adgang reset credentials", "reset-otp", "REQUIRED");

    assertThat(ids(check(realm).missing())).containsExactly("open/resetCredentialsFlow");
    assertThat(check(realm).changes(Map.of())).isEmpty();
  }

  @Test
  void a_reset_without_its_mail_is_a_way_in() {
    ObjectNode realm = whole();
    for (JsonNode step : steps(realm, "adgang reset credentials")) {
      if (step.path("authenticator").asText().equals("adgang-forgotten-mail")) {
        ((ObjectNode) step).put("requirement", "DISABLED");
      }
    }

    assertThat(ids(check(realm).missing()))
        .containsExactly("resetCredentialsFlow/adgang-forgotten-mail", "open/resetCredentialsFlow");
  }

  @ParameterizedTest
  @CsvSource({"ALTERNATIVE, true", "REQUIRED, false"})
  void a_refusal_with_a_way_past_it_refuses_nobody(String requirement, boolean missing) {
    ObjectNode realm = whole();
    ((ObjectNode) steps(realm, "adgang no direct grant").get(0)).put("requirement", requirement);
    add(realm, "adgang no direct grant", "direct-grant-validate-username", requirement);

    assertThat(ids(check(realm).missing()))
        .isEqualTo(missing ? List.of("directGrantFlow/deny-access-authenticator") : List.of());
  }

  /** Keycloak leaves out alternatives beside something that is required. */
  @Test
  void a_step_that_keycloak_does_not_look_at_is_missing() {
    ObjectNode realm = whole();
    ((ObjectNode) steps(realm, "adgang browser forms").get(0)).put("requirement", "ALTERNATIVE");

    assertThat(ids(check(realm).missing()))
        .containsExactly("browserFlow/auth-username-password-form", "open/browserFlow");
  }

  @ParameterizedTest
  @CsvSource({
    "adgang browser second factor, open/browserFlow",
    "adgang after broker second factor, broker/after",
    "adgang connect second factor, broker/first",
  })
  void a_way_past_the_second_factor_is_named(String alias, String part) {
    ObjectNode realm = whole();
    addBroker(realm);
    apply(realm, Map.of());
    add(realm, alias, "allow-access-authenticator", "ALTERNATIVE");

    assertThat(ids(check(realm).missing())).containsExactly(part);
  }

  @Test
  void a_flow_that_nobody_comes_through_is_named() {
    ObjectNode refuses = whole();
    add(refuses, "adgang browser forms", "deny-access-authenticator", "REQUIRED");
    assertThat(ids(check(refuses).missing())).containsExactly("closed/browserFlow");

    ObjectNode early = whole();
    ArrayNode forms = (ArrayNode) steps(early, "adgang browser forms");
    forms.insert(0, forms.remove(forms.size() - 1));
    assertThat(ids(check(early).missing())).containsExactly("closed/browserFlow");
  }

  @Test
  void a_condition_above_the_second_factor_is_named() {
    ObjectNode realm = whole();
    flow(realm, "kun nogle", "conditional-user-role");
    for (JsonNode step : steps(realm, "adgang browser forms")) {
      if (step.path("flowAlias").asText().equals("adgang browser second factor")) {
        ((ArrayNode) steps(realm, "kun nogle")).add(step.deepCopy());
        ((ObjectNode) step).put("flowAlias", "kun nogle");
      }
    }

    assertThat(ids(check(realm).missing())).containsExactly("condition/browserFlow");
  }

  /** It is the condition that is to be added, and no requirement to be changed. */
  @Test
  void a_sub_flow_that_lacks_our_condition_has_no_wrong_requirement() {
    ObjectNode realm = whole();
    remove(
        steps(realm, "adgang reset second factor"),
        step -> step.path("authenticator").asText().equals("adgang-second-factor-enrolled"));

    assertThat(ids(check(realm).missing()))
        .containsExactly("resetCredentialsFlow/adgang-second-factor-enrolled");
  }

  /** All steps are there; a requirement keeps people from them. */
  @ParameterizedTest
  @CsvSource({
    "adgang browser, adgang browser forms, CONDITIONAL, closed/forms/browserFlow",
    "adgang browser forms, adgang browser second factor, REQUIRED, closed/factor/browserFlow",
    "adgang reset credentials, adgang reset second factor, REQUIRED, closed/factor/resetCredentialsFlow",
    "adgang after broker, adgang after broker second factor, REQUIRED, closed/broker/after",
    "adgang connect account, adgang connect second factor, REQUIRED, closed/broker/first",
  })
  void a_requirement_that_keeps_people_out_is_named(
      String alias, String below, String requirement, String part) {
    ObjectNode realm = withBroker();
    for (JsonNode step : steps(realm, alias)) {
      if (step.path("flowAlias").asText().equals(below)) {
        ((ObjectNode) step).put("requirement", requirement);
      }
    }

    isTheOnlyConflict(realm, part, below);
  }

  @ParameterizedTest
  @CsvSource({
    "adgang browser second factor, closed/proofs/browserFlow",
    "adgang reset second factor, closed/proofs/resetCredentialsFlow",
    "adgang after broker second factor, closed/broker/after",
    "adgang connect second factor, closed/broker/first",
  })
  void proofs_that_are_all_asked_for_are_named(String alias, String part) {
    ObjectNode realm = withBroker();
    steps(realm, alias).forEach(step -> ((ObjectNode) step).put("requirement", "REQUIRED"));

    isTheOnlyConflict(realm, part, "adgang-sms");
  }

  @ParameterizedTest
  @CsvSource({
    "adgang browser second factor, closed/proofs/browserFlow",
    "adgang reset second factor, closed/proofs/resetCredentialsFlow",
  })
  void one_proof_that_is_required_is_named_and_not_those_beside_it(String alias, String part) {
    ObjectNode realm = whole();
    for (JsonNode step : steps(realm, alias)) {
      if (step.path("authenticator").asText().equals("auth-otp-form")) {
        ((ObjectNode) step).put("requirement", "REQUIRED");
      }
    }

    isTheOnlyConflict(realm, part, "adgang-sms");
  }

  @ParameterizedTest
  @CsvSource({
    "adgang after broker second factor, condition/broker/after",
    "adgang connect second factor, condition/broker/first",
  })
  void another_condition_after_an_identity_provider_is_named(String alias, String part) {
    ObjectNode realm = withBroker();
    add(realm, alias, "conditional-user-role", "REQUIRED");

    isTheOnlyConflict(realm, part, "conditional-user-role");
  }

  /** By its id, as Keycloak stores it, or by the name of a part of another flow. */
  @ParameterizedTest
  @CsvSource({
    "firstBrokerLoginFlowAlias, adgang first broker account, closed/broker/first",
    "firstBrokerLoginFlowAlias, 0c0f0000, closed/broker/first",
    "postBrokerLoginFlowAlias, adgang after broker second factor, closed/broker/after",
    "postBrokerLoginFlowAlias, 0c0f0000, closed/broker/after",
  })
  void a_flow_of_an_identity_provider_that_does_not_stand_by_itself_is_named(
      String field, String flow, String part) {
    ObjectNode realm = withBroker();
    ((ObjectNode) realm.path("identityProviders").get(0)).put(field, flow);

    isTheOnlyConflict(realm, part, flow);
  }

  @ParameterizedTest
  @CsvSource({
    "browserFlow, adgang browser forms",
    "browserFlow, 0c0f0000",
    "directGrantFlow, 0c0f0000",
  })
  void a_flow_of_a_client_that_does_not_stand_by_itself_is_named(String field, String flow) {
    ObjectNode realm = whole();
    realm
        .withArray("/clients")
        .addObject()
        .put("clientId", "kasse")
        .put("enabled", true)
        .put(field, flow);

    isTheOnlyConflict(realm, "closed/client", flow);
  }

  @Test
  void an_identity_provider_whose_addresses_are_trusted_is_named() {
    ObjectNode realm = withBroker();
    ((ObjectNode) realm.path("identityProviders").get(0)).put("trustEmail", true);

    isTheOnlyConflict(realm, "broker/trust", "Trust Email");
  }

  @Test
  void a_list_of_guesses_that_the_server_does_not_have_is_named() {
    ObjectNode realm = whole();
    realm.put("passwordPolicy", "passwordRule(8) and passwordGuess(nofile) and length(9)");
    realm.withObject("/facts").put("noGuesses", true);

    assertThat(check(realm).missing())
        .singleElement()
        .satisfies(each -> assertThat(each.part().id()).isEqualTo("passwordPolicy/guessList"))
        .satisfies(each -> assertThat(each.sentence()).contains("«nofile»"));
    apply(realm, Map.of("passwordPolicy/guessList", Choice.REPLACE));
    assertThat(realm.path("passwordPolicy").asText())
        .isEqualTo("passwordRule(8) and passwordGuess(default) and length(9)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "[0-9]{4} ~ true",
        "\\d{8,12} ~ true",
        "^[0-9]+$ ~ true",
        "[A-Z0-9]{8,} ~ true",
        "[a-zA-Z]* ~ true",
        "[a-z0-9]{6,7} ~ true",
        "(?=.*\\d)[^a-zæ]+ ~ false",
        "^(?=.*[A-Z])(?=.*\\d)(?=.*[^A-Za-z0-9]).{10,64}$ ~ false",
        "Kaffe.*2026 ~ false",
        "([A-Z][a-z]+-){3}\\d{4} ~ false",
        "\\S{8,} ~ false",
        ".* ~ false",
        "(.*\\d){4}.* ~ false",
        "(no pattern ~ false",
        "(a+)+(b+)+(a|aa|b)+$ ~ false",
      })
  void a_pattern_that_our_rule_contradicts_is_named(String pattern, boolean named) {
    ObjectNode realm = whole();
    String usual = realm.path("passwordPolicy").asText();
    realm.put("passwordPolicy", usual + " and regexPattern(" + pattern + ")");

    assertThat(ids(check(realm).missing()))
        .isEqualTo(named ? List.of("passwordPolicy/regexPattern") : List.of());
    apply(realm, Map.of("passwordPolicy/regexPattern", Choice.REPLACE));
    assertThat(realm.path("passwordPolicy").asText().equals(usual)).isEqualTo(named);
  }

  private static ObjectNode withBroker() {
    ObjectNode realm = whole();
    addBroker(realm);
    apply(realm, Map.of());
    assertThat(check(realm).findings()).isEmpty();
    return realm;
  }

  private static void isTheOnlyConflict(ObjectNode realm, String part, String words) {
    assertThat(check(realm).missing())
        .singleElement()
        .satisfies(each -> assertThat(each.part().id()).isEqualTo(part))
        .satisfies(each -> assertThat(each.sentence()).contains(words));
    assertThat(check(realm).changes(Map.of())).isEmpty();
    String choice = check(realm).conflicts(Map.of()).get(0).choice();
    apply(realm, Map.of(choice, Choice.REPLACE));
    assertThat(check(realm).missing()).isEmpty();
  }

  @Test
  void a_scope_of_another_protocol_is_given_to_nobody() {
    ObjectNode realm = whole();
    ((ObjectNode) realm.path("clientScopes").get(0)).put("protocol", "saml");
    realm
        .withArray("/clients")
        .addObject()
        .put("clientId", "kasse")
        .put("enabled", true)
        .put("people", true);

    assertThat(check(realm).changes(Map.of())).isEmpty();
    assertThat(ids(check(realm).byHand())).containsExactly("clientScopes/adgang");
  }

  @Test
  void another_condition_in_front_of_the_second_factor_is_named() {
    ObjectNode realm = whole();
    add(realm, "adgang browser second factor", "conditional-user-role", "REQUIRED");

    assertThat(check(realm).missing())
        .singleElement()
        .satisfies(each -> assertThat(each.part().id()).isEqualTo("condition/browserFlow"))
        .satisfies(each -> assertThat(each.sentence()).contains("conditional-user-role"));
  }

  @Test
  void a_flow_that_connects_accounts_without_the_password_is_named() {
    ObjectNode realm = whole();
    addBroker(realm);
    apply(realm, Map.of());
    assertThat(check(realm).findings()).isEmpty();
    for (JsonNode step : steps(realm, "adgang connect account")) {
      if (step.path("authenticator").asText().equals("idp-username-password-form")) {
        ((ObjectNode) step).put("requirement", "DISABLED");
      }
    }

    assertThat(ids(check(realm).missing())).containsExactly("broker/first");
  }

  @Test
  void flows_of_a_client_are_looked_at_as_the_realms() {
    ObjectNode realm = whole();
    flow(realm, "direkte", "direct-grant-validate-username", "direct-grant-validate-password");
    flow(realm, "uden", "auth-username-form", "adgang-second-factor-required");
    realm
        .withArray("/clients")
        .addObject()
        .put("clientId", "kasse")
        .put("enabled", true)
        .put("directAccessGrantsEnabled", true)
        .put("browserFlow", "uden")
        .put("directGrantFlow", "direkte");

    assertThat(ids(check(realm).missing())).containsExactly("client/flow", "client/direct");
    apply(
        realm, Map.of("client/flow:kasse", Choice.REPLACE, "client/direct:kasse", Choice.REPLACE));
    assertThat(check(realm).findings()).isEmpty();
  }

  /** A step that nobody has put into a list is taken as a proof. */
  @Test
  void every_step_of_keycloak_and_of_ours_has_its_place() {
    Set<String> known = new TreeSet<>(FlowSteps.PROOFS);
    known.addAll(FlowSteps.OPEN);
    known.addAll(FlowSteps.CONDITIONS);
    known.add(FlowSteps.DENIES);

    Set<String> there = new TreeSet<>();
    ServiceLoader.load(AuthenticatorFactory.class)
        .forEach(
            factory -> {
              there.add(factory.getId());
              if (factory instanceof ConditionalAuthenticatorFactory) {
                assertThat(FlowSteps.CONDITIONS).contains(factory.getId());
              }
            });
    assertThat(known).isEqualTo(there);
    assertThat(FlowSteps.PROOFS).doesNotContainAnyElementsOf(FlowSteps.OPEN);
  }

  /** One value of a whole realm, and the part that is named when it is another one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "passwordPolicy | \"passwordRule(8) and passwordGuess(default) and maxLength(9) and upperCase(10)\" | passwordPolicy/maxLength",
        "failureFactor | 1000000 | bruteForce/tries",
        "failureFactor | 0 | bruteForce/tries",
        "waitIncrementSeconds | 0 | bruteForce/pause",
        "maxFailureWaitSeconds | 0 | bruteForce/pause",
        "maxDeltaTimeSeconds | 1 | bruteForce/reset",
        "eventsExpiration | 1 | eventsKept",
        "supportedLocales | [\"de\"] | languages",
        "passwordPolicy | \"passwordRule(8) and passwordGuess(default) and maxLength(7)\" | passwordPolicy/maxLength",
      })
  void a_setting_that_stops_nothing_is_a_conflict(String field, String value, String part)
      throws IOException {
    ObjectNode realm = whole();
    realm.set(field, new ObjectMapper().readTree(value));

    assertThat(ids(check(realm).missing())).containsExactly(part);
    assertThat(check(realm).changes(Map.of())).isEmpty();
    String choice = check(realm).conflicts(Map.of()).get(0).choice();
    apply(realm, Map.of(choice, Choice.REPLACE));
    assertThat(check(realm).missing()).isEmpty();
  }

  @Test
  void events_of_a_login_that_are_not_saved_are_named() {
    ObjectNode realm = whole();
    realm.putArray("enabledEventTypes").add("LOGOUT").add("LOGIN").add("RESET_PASSWORD");

    assertThat(check(realm).missing())
        .extracting(Finding::sentence)
        .anyMatch(each -> each.contains("LOGIN_ERROR"))
        .noneMatch(each -> each.contains("types: LOGIN "));
    apply(realm, Map.of("enabledEventTypes", Choice.REPLACE));
    assertThat(check(realm).missing()).isEmpty();
  }

  @Test
  void a_title_that_administrators_cannot_give_is_named() {
    ObjectNode realm = whole();
    ObjectNode title =
        (ObjectNode)
            Comparison.named(realm.path("userProfile").path("attributes"), "name", "title");
    title.withObject("/permissions").putArray("edit");

    assertThat(ids(check(realm).missing())).containsExactly("userProfile/title/administrators");
    apply(realm, Map.of("userProfile/title/administrators", Choice.REPLACE));
    assertThat(check(realm).missing()).isEmpty();
  }

  @Test
  void a_theme_that_is_not_installed_is_named() {
    ObjectNode realm = whole();
    realm.put("loginTheme", "adgan");
    realm.withObject("/facts").putArray("noTheme").add("loginTheme");

    assertThat(ids(check(realm).missing())).containsExactly("loginTheme");
  }

  private static JsonNode steps(ObjectNode realm, String alias) {
    return Comparison.named(realm.path("authenticationFlows"), "alias", alias)
        .path("authenticationExecutions");
  }

  private static void add(ObjectNode realm, String alias, String step, String requirement) {
    ((ArrayNode) steps(realm, alias))
        .addObject()
        .put("authenticator", step)
        .put("requirement", requirement);
  }

  private static void flow(ObjectNode realm, String alias, String... steps) {
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

  @Test
  void the_documentation_says_what_the_description_says() throws IOException {
    assertThat(Files.readString(Path.of("../docs/operator/realm-setup.md")))
        .contains(DESCRIPTION.parts().table());
  }

  private static RealmCheck check(ObjectNode realm) {
    return RealmCheck.of(DESCRIPTION, realm);
  }

  private static void apply(ObjectNode realm, Map<String, Choice> choices) {
    check(realm.deepCopy()).changes(choices).forEach(change -> change.change().accept(realm));
  }

  private static List<String> ids(List<Finding> findings) {
    return findings.stream().map(finding -> finding.part().id()).toList();
  }

  private static ObjectNode whole() {
    ObjectNode realm = DESCRIPTION.wanted().deepCopy();
    realm.putObject("smtpServer").put("host", "smtp").put("from", "login@adgang.test");
    realm.putObject("facts").put("mails", true);
    return realm;
  }

  /** As Keycloak makes it: with its own flows, as far as anybody looks at them. */
  private static ObjectNode untouched() {
    ObjectNode realm = DESCRIPTION.untouched().deepCopy();
    FlowCheck.KEYCLOAKS.forEach(realm::put);
    realm.putObject("facts").put("mails", true);
    ArrayNode actions = realm.putArray("requiredActions");
    for (String alias :
        List.of("UPDATE_PASSWORD", "CONFIGURE_TOTP", "webauthn-register", "delete_credential")) {
      actions.addObject().put("alias", alias).put("enabled", true).put("priority", 1);
    }
    return realm;
  }

  private static void remove(JsonNode array, Predicate<JsonNode> which) {
    for (var each = array.iterator(); each.hasNext(); ) {
      if (which.test(each.next())) {
        each.remove();
      }
    }
  }

  private static List<String> sorted(JsonNode array) {
    return Comparison.stream(array).map(JsonNode::toString).sorted().toList();
  }
}
