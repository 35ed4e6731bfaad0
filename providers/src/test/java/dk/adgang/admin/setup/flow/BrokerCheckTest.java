package dk.adgang.admin.setup.flow;

import static dk.adgang.admin.setup.check.DescribedRealm.add;
import static dk.adgang.admin.setup.check.DescribedRealm.addBroker;
import static dk.adgang.admin.setup.check.DescribedRealm.apply;
import static dk.adgang.admin.setup.check.DescribedRealm.check;
import static dk.adgang.admin.setup.check.DescribedRealm.flow;
import static dk.adgang.admin.setup.check.DescribedRealm.ids;
import static dk.adgang.admin.setup.check.DescribedRealm.isTheOnlyConflict;
import static dk.adgang.admin.setup.check.DescribedRealm.steps;
import static dk.adgang.admin.setup.check.DescribedRealm.whole;
import static dk.adgang.admin.setup.check.DescribedRealm.withBroker;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.check.RealmCheck.Choice;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The flows of identity providers and of clients. */
final class BrokerCheckTest {

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

  @Test
  void an_identity_provider_whose_addresses_are_trusted_is_named() {
    ObjectNode realm = withBroker();
    ((ObjectNode) realm.path("identityProviders").get(0)).put("trustEmail", true);

    isTheOnlyConflict(realm, "broker/trust", "Trust Email");
  }

  @ParameterizedTest
  @CsvSource({
    "'', without a step",
    "auth-cookie, without a step",
    "auth-username-password-form, without a step",
    "idp-review-profile idp-confirm-link, without a step",
    "idp-create-user-if-unique, ''",
    "somebody-elses-step, ''",
  })
  void a_first_login_flow_that_makes_no_account_is_a_warning(String steps, String words) {
    ObjectNode realm = withBroker();
    flow(realm, "vores", steps.isEmpty() ? new String[0] : steps.split(" ", -1));
    ((ObjectNode) realm.path("identityProviders").get(0)).put("firstBrokerLoginFlowAlias", "vores");

    assertThat(ids(check(realm).warnings()).contains("unfit/broker/first"))
        .isEqualTo(!words.isEmpty());
    apply(realm, Map.of("broker/first:andetsted", Choice.REPLACE));
    assertThat(check(realm).findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "firstBrokerLoginFlowAlias, adgang browser, unfit/broker/first, browser flow",
    "firstBrokerLoginFlowAlias, adgang reset credentials, unfit/broker/first, reset credentials"
        + " flow",
    "firstBrokerLoginFlowAlias, adgang no direct grant, unfit/broker/first, direct grant flow",
    "firstBrokerLoginFlowAlias, registration, unfit/broker/first, registration flow",
    "firstBrokerLoginFlowAlias, clients, unfit/broker/first, client authentication flow",
    "firstBrokerLoginFlowAlias, docker auth, unfit/broker/first, docker authentication flow",
    "postBrokerLoginFlowAlias, adgang reset credentials, unfit/broker/after, reset credentials"
        + " flow",
  })
  void a_flow_that_is_bound_elsewhere_does_not_count_for_an_identity_provider(
      String field, String alias, String part, String words) {
    ObjectNode realm = withBroker();
    for (String own : new String[] {"registration", "clients", "docker auth"}) {
      flow(realm, own, "somebody-elses-step");
    }
    realm
        .put("registrationFlow", "registration")
        .put("clientAuthenticationFlow", "clients")
        .put("dockerAuthenticationFlow", "docker auth");
    ((ObjectNode) realm.path("identityProviders").get(0)).put(field, alias);

    assertThat(check(realm).warnings())
        .singleElement()
        .satisfies(each -> assertThat(each.part().id()).isEqualTo(part))
        .satisfies(
            each -> assertThat(each.sentence()).contains("andetsted", alias + ", which", words));
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
}
