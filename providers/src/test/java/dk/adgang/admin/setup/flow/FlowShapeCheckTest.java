package dk.adgang.admin.setup.flow;

import static dk.adgang.admin.setup.check.DescribedRealm.add;
import static dk.adgang.admin.setup.check.DescribedRealm.addBroker;
import static dk.adgang.admin.setup.check.DescribedRealm.apply;
import static dk.adgang.admin.setup.check.DescribedRealm.check;
import static dk.adgang.admin.setup.check.DescribedRealm.flow;
import static dk.adgang.admin.setup.check.DescribedRealm.ids;
import static dk.adgang.admin.setup.check.DescribedRealm.isTheOnlyConflict;
import static dk.adgang.admin.setup.check.DescribedRealm.remove;
import static dk.adgang.admin.setup.check.DescribedRealm.steps;
import static dk.adgang.admin.setup.check.DescribedRealm.untouched;
import static dk.adgang.admin.setup.check.DescribedRealm.whole;
import static dk.adgang.admin.setup.check.DescribedRealm.withBroker;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.check.RealmCheck.Choice;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;

/** Ways past a proof, and requirements that keep people out. */
final class FlowShapeCheckTest {

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

  /** Keycloak's own in a new realm is replaced unasked; a name says nothing about whose it is. */
  @ParameterizedTest
  @CsvSource({"true, false", "false, true"})
  void a_reset_that_takes_away_an_app_is_named_by_whose_it_is(boolean keycloaks, boolean named) {
    ObjectNode realm = untouched();
    flow(
        realm,
        "reset credentials",
        "reset-credentials-choose-user",
        "reset-credential-email",
        "reset-otp");
    ((ObjectNode) FlowTree.flow(realm, "reset credentials")).put("builtIn", keycloaks);

    assertThat(ids(check(realm).missing()).contains("open/resetCredentialsFlow")).isEqualTo(named);
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

    assertThat(ids(check(realm).missing()))
        .containsExactly("condition/browserFlow", "shape/browserFlow");
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

  @Test
  void another_condition_in_front_of_the_second_factor_is_named() {
    ObjectNode realm = whole();
    add(realm, "adgang browser second factor", "conditional-user-role", "REQUIRED");

    assertThat(check(realm).missing())
        .singleElement()
        .satisfies(each -> assertThat(each.part().id()).isEqualTo("condition/browserFlow"))
        .satisfies(each -> assertThat(each.sentence()).contains("conditional-user-role"));
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
}
