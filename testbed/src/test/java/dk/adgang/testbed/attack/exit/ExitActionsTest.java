package dk.adgang.testbed.attack.exit;

import static dk.adgang.testbed.attack.exit.ExitRealm.logIn;
import static dk.adgang.testbed.attack.exit.ExitRealm.press;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Guards;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.Loot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody who knows the password asks for an action by its name, so that the login ends there in
 * place of at the factor that is due: each guard of the exits alone must stop that.
 */
@WithAdgang
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("attack")
final class ExitActionsTest {

  /** Actions that this product brings along or replaces. */
  private static final List<String> OURS =
      List.of(
          "choose-second-factor",
          "enrol-sms",
          "CONFIGURE_TOTP",
          "webauthn-register",
          "CONFIGURE_RECOVERY_AUTHN_CODES",
          "UPDATE_PASSWORD",
          "delete_credential");

  private static final List<String> WITH_AND_WITHOUT = List.of("", ":x");

  private final Map<Guards, ExitRealm> realms = new EnumMap<>(Guards.class);
  private final Set<String> actions = new LinkedHashSet<>();

  @BeforeAll
  void makeRealms(Adgang adgang) {
    for (var list : List.of("required-actions", "unregistered-required-actions")) {
      for (var each : adgang.admin().get("/adgang/authentication/" + list)) {
        actions.add(each.path(each.has("alias") ? "alias" : "providerId").asText());
      }
    }
    assertThat(actions).containsAll(OURS);
    for (var guards : Guards.values()) {
      var house = new ExitRealm(adgang, guards, "actions");
      realms.put(guards, house);
      planEmployees(adgang, house);
      house.make();
    }
  }

  private void planEmployees(Adgang adgang, ExitRealm house) {
    for (var suffix : WITH_AND_WITHOUT) {
      for (var action : actions) {
        house.planRequired(adgang, "action " + action + suffix, Employee.USUAL_PASSWORD);
      }
      for (var action : OURS) {
        house.plan(
            adgang,
            "live " + action + suffix,
            Employees.SALGSASSISTENT,
            Employee.USUAL_PASSWORD,
            of -> List.of());
        house.plan(
            adgang,
            "stock " + action + suffix,
            Employees.BUTIKSCHEF,
            Employee.USUAL_PASSWORD,
            of -> List.of(of.sms()));
      }
    }
    house.plan(
        adgang, "stock", Employees.BUTIKSCHEF, Employee.USUAL_PASSWORD, of -> List.of(of.sms()));
  }

  @AfterAll
  void endRealms() {
    realms.values().forEach(house -> house.realm.close());
  }

  @ParameterizedTest
  @EnumSource
  void an_action_that_is_asked_for_is_no_way_past_a_factor_that_is_due(Guards guards) {
    var house = realms.get(guards);
    var got = new LinkedHashMap<String, List<String>>();
    for (var suffix : WITH_AND_WITHOUT) {
      for (var action : actions) {
        var name = "action " + action + suffix;
        var flow = house.flow(MatrixRealm.WEB);
        var before = house.before(name, flow);
        logIn(flow, house.employee(name), "scope", "openid", "kc_action", action + suffix);
        press(flow);
        note(got, name, before.taken(guards, flow));
      }
    }
    assertThat(got).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_session_from_before_a_factor_came_and_the_title_required_it_is_held(Guards guards) {
    var house = realms.get(guards);
    var got = new LinkedHashMap<String, List<String>>();
    for (var suffix : WITH_AND_WITHOUT) {
      for (var action : OURS) {
        var name = "live " + action + suffix;
        var employee = house.employee(name);
        var flow = house.flow(MatrixRealm.WEB);
        logIn(flow, employee, "scope", "openid");
        flow.submit("skip", "true");
        assertThat(flow.tokens().has("access_token")).isTrue();
        house.realm.change(
            house.id(name),
            Map.of("title", List.of(Employees.BUTIKSCHEF)),
            List.of(employee.app()));

        var before = house.before(name, flow);
        flow.open("scope", "openid", "kc_action", action + suffix);
        note(got, name, before.taken(guards, flow));
        press(flow);
        note(got, name + ", then what costs nothing", before.taken(guards, flow));
      }
    }
    assertThat(got).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void an_action_is_no_way_past_a_factor_at_a_client_with_keycloaks_own_flow(Guards guards) {
    var house = realms.get(guards);
    var got = new LinkedHashMap<String, List<String>>();
    tryStock(house, "stock", got);
    for (var suffix : WITH_AND_WITHOUT) {
      for (var action : OURS) {
        tryStock(house, "stock " + action + suffix, got, "kc_action", action + suffix);
      }
    }
    assertThat(got).isEmpty();
  }

  private static void tryStock(
      ExitRealm house, String name, Map<String, List<String>> got, String... more) {
    var flow = house.flow(ExitRealm.STOCK);
    var before = Loot.before(house.realm, house.id(name), flow, house.employee(name).email());
    var question = new ArrayList<>(List.of("scope", "openid"));
    question.addAll(List.of(more));
    logIn(flow, house.employee(name), question.toArray(String[]::new));
    press(flow);
    note(got, name, before.taken(house.guards, flow));
  }

  private static void note(Map<String, List<String>> got, String attack, List<String> taken) {
    if (!taken.isEmpty()) {
      got.put(attack, taken);
    }
  }
}
