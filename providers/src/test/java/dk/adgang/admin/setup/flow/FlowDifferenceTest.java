package dk.adgang.admin.setup.flow;

import static dk.adgang.admin.setup.check.DescribedRealm.DESCRIPTION;
import static dk.adgang.admin.setup.check.DescribedRealm.add;
import static dk.adgang.admin.setup.check.DescribedRealm.apply;
import static dk.adgang.admin.setup.check.DescribedRealm.check;
import static dk.adgang.admin.setup.check.DescribedRealm.flow;
import static dk.adgang.admin.setup.check.DescribedRealm.ids;
import static dk.adgang.admin.setup.check.DescribedRealm.steps;
import static dk.adgang.admin.setup.check.DescribedRealm.whole;
import static dk.adgang.admin.setup.check.DescribedRealm.withBroker;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.check.Comparison;
import dk.adgang.admin.setup.check.Finding;
import dk.adgang.admin.setup.check.RealmCheck.Choice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each change of a flow of ours is named. */
final class FlowDifferenceTest {

  private static final String DELETED = "DELETED";

  /** Changes that are not named, with the reason. */
  private static final Map<String, Set<String>> HARMLESS =
      Map.of(
          // Everybody logs in anew in each app.
          "auth-cookie", Set.of("DISABLED", DELETED),
          // No app names the identity provider.
          "identity-provider-redirector", Set.of("DISABLED", DELETED),
          // Nobody looks at the name that the provider says; alternatives beside it are left out.
          "idp-review-profile", Set.of("DISABLED", "ALTERNATIVE", DELETED));

  /**
   * One change of a flow of ours.
   *
   * @param to the other requirement, or that it is deleted
   */
  record Change(String flow, int at, String step, String to) {

    @Override
    public String toString() {
      return flow + ": " + step + " " + to;
    }

    ObjectNode made() {
      ObjectNode realm = withBroker();
      ArrayNode steps = (ArrayNode) steps(realm, flow);
      if (to.equals(DELETED)) {
        steps.remove(at);
      } else {
        ((ObjectNode) steps.get(at)).put("requirement", to);
      }
      return realm;
    }
  }

  static Stream<Change> changes() {
    List<Change> all = new ArrayList<>();
    for (JsonNode flow : DESCRIPTION.wanted().path("authenticationFlows")) {
      JsonNode steps = flow.path("authenticationExecutions");
      for (int at = 0; at < steps.size(); at++) {
        JsonNode step = steps.get(at);
        List<String> possible =
            new ArrayList<>(List.of("REQUIRED", "ALTERNATIVE", "DISABLED", DELETED));
        if (FlowTree.isFlow(step)) {
          possible.add("CONDITIONAL");
        }
        possible.remove(FlowTree.requirement(step));
        for (String to : possible) {
          all.add(new Change(flow.path("alias").asText(), at, FlowTree.name(step), to));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void every_change_is_named_or_harmless(Change change) {
    ObjectNode realm = change.made();

    List<Finding> missing = check(realm).missing();

    assertThat(check(realm).changes(Map.of())).as("nothing is changed unasked").isEmpty();
    if (HARMLESS.getOrDefault(change.step, Set.of()).contains(change.to)) {
      assertThat(missing).isEmpty();
      return;
    }
    assertThat(missing)
        .extracting(each -> each.part().id() + " " + each.sentence())
        .anyMatch(each -> each.contains(change.step) || isWithin(each, change.step));
    Map<String, Choice> all = new HashMap<>();
    missing.forEach(each -> all.put(each.choice(), Choice.REPLACE));
    apply(realm, all);
    assertThat(check(realm).missing()).isEmpty();
  }

  /** A sub-flow that is not gone through is named by what is in it. */
  private static boolean isWithin(String sentence, String flow) {
    FlowTree below = new FlowTree(DESCRIPTION.wanted(), flow);
    return below.exists() && below.steps().stream().anyMatch(sentence::contains);
  }

  /** Steps that stop everybody where they do not belong. */
  static Stream<Arguments> strangers() {
    return Comparison.stream(DESCRIPTION.wanted().path("authenticationFlows"))
        .map(flow -> flow.path("alias").asText())
        // Nobody is to come through it.
        .filter(alias -> !alias.equals("adgang no direct grant"))
        .flatMap(
            alias ->
                Stream.of(
                        "deny-access-authenticator",
                        "auth-cookie",
                        "auth-spnego",
                        "identity-provider-redirector",
                        "organization",
                        "direct-grant-validate-username",
                        "docker-http-basic-authenticator",
                        alias.contains("broker") || alias.contains("connect")
                            ? "reset-password"
                            : "idp-auto-link")
                    .map(step -> Arguments.of(alias, step)));
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void a_required_step_that_stops_everybody_is_named(String alias, String step) {
    ObjectNode realm = withBroker();
    add(realm, alias, step, "REQUIRED");

    List<Finding> missing = check(realm).missing();

    assertThat(missing).extracting(Finding::sentence).anyMatch(each -> each.contains(step));
    assertThat(check(realm).changes(Map.of())).as("nothing is changed unasked").isEmpty();
    Map<String, Choice> all = new HashMap<>();
    missing.forEach(each -> all.put(each.choice(), Choice.REPLACE));
    apply(realm, all);
    assertThat(check(realm).missing()).isEmpty();
  }

  /** A company's own step, or one that limits sessions, is an administrator's choice. */
  @ParameterizedTest
  @ValueSource(strings = {"their-terms", "user-session-limits", "auth-otp-form"})
  void a_required_step_that_people_come_through_is_a_choice(String step) {
    ObjectNode realm = whole();
    add(realm, "adgang browser forms", step, "REQUIRED");

    assertThat(check(realm).missing()).isEmpty();
  }

  @Test
  void a_change_is_named_with_what_is_there_and_what_should_be() {
    ObjectNode realm = whole();
    ((ObjectNode) steps(realm, "adgang first broker employer").get(1))
        .put("requirement", "DISABLED");

    assertThat(check(realm).missing())
        .singleElement()
        .extracting(Finding::sentence)
        .asString()
        .contains(
            "«adgang first broker employer»",
            "idp-add-organization-member",
            "is «Disabled» and should be «Required»");
  }

  /** Somebody who has a flow of their own may have made it from ours. */
  @Test
  void a_first_broker_flow_of_ours_that_nothing_uses_may_be_anything() {
    ObjectNode realm = whole();
    flow(realm, "deres", "idp-create-user-if-unique");
    realm.put("firstBrokerLoginFlow", "deres");
    ((ArrayNode) steps(realm, "adgang first broker login")).remove(2);

    assertThat(check(realm).missing()).isEmpty();
    assertThat(check(realm).changes(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "adgang browser forms, adgang-password-check, 3, shape/browserFlow",
    "adgang reset credentials, reset-password, 1, shape/resetCredentialsFlow",
    "adgang first broker account, idp-create-user-if-unique, 1, shape/firstBrokerLoginFlow",
    "adgang browser second factor, webauthn-authenticator, 2, ",
    "adgang browser, auth-cookie, 2, ",
  })
  void another_order_is_named_unless_it_is_a_matter_of_taste(
      String alias, String step, int to, String part) {
    ObjectNode realm = whole();
    ArrayNode steps = (ArrayNode) steps(realm, alias);
    JsonNode moved = null;
    for (int i = 0; i < steps.size(); i++) {
      if (FlowTree.name(steps.get(i)).equals(step)) {
        moved = steps.remove(i);
      }
    }
    steps.insert(to, moved);

    assertThat(ids(check(realm).missing())).isEqualTo(part == null ? List.of() : List.of(part));
    assertThat(check(realm).changes(Map.of())).isEmpty();
  }

  /** An older form that somebody has given another order is somebody's. */
  @Test
  void a_matter_of_taste_makes_an_older_flow_somebodys() {
    ObjectNode realm = whole();
    ArrayNode steps = (ArrayNode) steps(realm, "adgang browser second factor");
    steps.remove(5);
    steps.remove(4);
    steps.add(steps.remove(2));

    assertThat(check(realm).missing()).isNotEmpty();
    assertThat(check(realm).changes(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "adgang amr otp, default.reference.value, sms, shape/browserFlow",
    "adgang amr otp, default.reference.maxAge, 0, shape/browserFlow",
    "adgang amr otp, default.reference.maxAge, 7200, ",
    "adgang connect amr sms, default.reference.value, '', shape/firstBrokerLoginFlow",
    "adgang first broker profile, update.profile.on.first.login, on, ",
  })
  void the_reference_of_a_step_is_looked_at(
      String settings, String name, String value, String part) {
    ObjectNode realm = whole();
    JsonNode config =
        Comparison.named(realm.path("authenticatorConfig"), "alias", settings).path("config");
    ((ObjectNode) config).put(name, value);

    assertThat(ids(check(realm).missing())).isEqualTo(part == null ? List.of() : List.of(part));
    if (part != null) {
      apply(realm, Map.of(check(realm).missing().get(0).choice(), Choice.REPLACE));
      assertThat(check(realm).missing()).isEmpty();
    }
  }

  @Test
  void settings_that_are_gone_are_named() {
    ObjectNode realm = whole();
    ((ObjectNode) steps(realm, "adgang browser forms").get(0)).remove("authenticatorConfig");

    assertThat(ids(check(realm).missing())).containsExactly("shape/browserFlow");
  }

  @Test
  void a_way_with_a_password_past_the_second_factor_is_named() {
    ObjectNode beside = whole();
    flow(beside, "kun adgangskode", "auth-username-password-form");
    ((ArrayNode) steps(beside, "adgang browser"))
        .addObject()
        .put("flowAlias", "kun adgangskode")
        .put("requirement", "ALTERNATIVE");
    assertThat(check(beside).missing())
        .singleElement()
        .satisfies(each -> assertThat(each.part().id()).isEqualTo("open/browserFlow"))
        .satisfies(
            each ->
                assertThat(each.sentence())
                    .contains("sub-flow «kun adgangskode» of «adgang browser» is not ours"));

    ObjectNode among = whole();
    add(among, "adgang browser second factor", "auth-password-form", "ALTERNATIVE");
    assertThat(ids(check(among).missing())).containsExactly("open/browserFlow");
  }
}
