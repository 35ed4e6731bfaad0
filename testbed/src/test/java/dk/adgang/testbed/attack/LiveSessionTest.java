package dk.adgang.testbed.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Protection;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A thief is logged in while the account is protected by a measure that ends no session. That
 * session gives nothing more: no change of the account, no other app, no token for a code in hand.
 */
@WithAdgang
@Tag("attack")
final class LiveSessionTest {

  private static final String OF_THIEF = "kaffe-til-tyven-5";

  /** A change of the account; the mark is an element of its page. */
  private enum Change {
    UPDATE_PASSWORD("password-new", "password-new", OF_THIEF),
    CONFIGURE_TOTP("totpSecret", "totp", "123456"),
    UPDATE_PROFILE("kc-update-profile-form", "firstName", "Tyv");

    private final String mark;
    private final String field;
    private final String value;

    Change(String mark, String field, String value) {
      this.mark = mark;
      this.field = field;
      this.value = value;
    }
  }

  private static Stream<Arguments> cases() {
    return Stream.of(Change.values())
        .flatMap(
            change ->
                Stream.of(Protection.BLOCK, Protection.NEW_PASSWORD)
                    .map(measure -> Arguments.of(change, measure)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void it_begins_no_change_of_the_account(Change change, Protection measure, Adgang adgang) {
    var employee = employee(adgang);
    var thief = loggedIn(adgang, employee);
    measure.take(adgang, employee);
    var before = stored(adgang, employee);

    thief.open("scope", "openid", "kc_action", change.name());
    thief.submit(change.field, change.value);

    assertThat(thief.page().has("kc-form-login")).as(thief.page().body()).isTrue();
    assertThat(thief.isDone()).isFalse();
    assertThat(stored(adgang, employee)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_page_that_is_open_is_worth_nothing(Change change, Protection measure, Adgang adgang) {
    var employee = employee(adgang);
    var thief = loggedIn(adgang, employee);
    thief.open("scope", "openid", "kc_action", change.name());
    var open = thief.page();
    assertThat(open.has(change.mark)).as(open.body()).isTrue();
    measure.take(adgang, employee);
    var before = stored(adgang, employee);

    for (var tries = 0; tries < 2; tries++) {
      thief.at(open);
      thief.submit(change.field, change.value);
      assertThat(thief.page().has(change.mark)).as(thief.page().body()).isFalse();
    }

    assertThat(thief.isDone()).isFalse();
    assertThat(stored(adgang, employee)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(names = {"BLOCK", "NEW_PASSWORD"})
  void a_code_in_hand_is_worth_nothing(Protection measure, Adgang adgang) {
    var employee = employee(adgang);
    var thief = flow(adgang);
    logIn(thief, employee, employee.password());
    var code =
        HttpBrowser.last(thief.page())
            .orElseThrow()
            .toString()
            .replaceAll(".*[?&]code=([^&]+).*", "$1");

    measure.take(adgang, employee);

    var answer = thief.exchange(code);
    assertThat(answer.has("access_token")).as(answer.toString()).isFalse();
    assertThat(answer.path("error").asText()).isEqualTo("invalid_grant");
  }

  @ParameterizedTest
  @EnumSource(names = {"BLOCK", "NEW_PASSWORD"})
  void another_app_asks_for_the_password(Protection measure, Adgang adgang) {
    var employee = employee(adgang);
    var thief = loggedIn(adgang, employee);
    measure.take(adgang, employee);

    thief.open("scope", "openid");

    assertThat(thief.isDone()).isFalse();
    assertThat(thief.page().has("kc-form-login")).as(thief.page().body()).isTrue();
    thief.open("scope", "openid", "prompt", "none");
    assertThat(HttpBrowser.last(thief.page()).orElseThrow().toString())
        .contains("error=interaction_required");
  }

  /** Keycloak knows the employee by the cookie while it asks for the password anew. */
  @ParameterizedTest
  @EnumSource(names = {"BLOCK", "NEW_PASSWORD"})
  void no_door_beside_the_password_is_open(Protection measure, Adgang adgang) {
    var employee = employee(adgang);
    var thief = loggedIn(adgang, employee);
    measure.take(adgang, employee);
    var before = stored(adgang, employee);

    for (var door : List.of("consent", "required-action", "authenticate", "restart")) {
      for (var action : List.of("", "UPDATE_PASSWORD")) {
        thief.open("scope", "openid", "prompt", "login", "kc_action", action);
        assertThat(thief.page().has("kc-form-login")).as(thief.page().body()).isTrue();
        var address =
            URI.create(
                thief
                    .page()
                    .action()
                    .toString()
                    .replaceFirst("/[a-z-]+\\?", "/" + door + "?")
                    .replaceAll("(session_code|execution)=[^&]*&", ""));
        thief.post(address, "accept", "Ja", "password-new", OF_THIEF);
        assertThat(thief.isDone()).as("%s: %s", door, thief.page().body()).isFalse();
        assertThat(thief.page().has("password-new")).as(door).isFalse();
        thief.go(address);
        assertThat(thief.isDone()).as("%s: %s", door, thief.page().body()).isFalse();
        assertThat(thief.page().has("password-new")).as(door).isFalse();
      }
    }

    assertThat(stored(adgang, employee)).isEqualTo(before);
  }

  /** The employee types the password that counts now, and is in. */
  @Test
  void the_new_password_leads_on(Adgang adgang) {
    var employee = employee(adgang);
    var flow = loggedIn(adgang, employee);
    Protection.NEW_PASSWORD.take(adgang, employee);

    flow.open("scope", "openid");
    flow.submit("username", employee.email(), "password", Protection.PASSWORD);
    assertThat(flow.isDone()).as(flow.page().body()).isTrue();
    flow.claims();

    flow.open("scope", "openid");
    assertThat(flow.isDone()).as("by the session alone: %s", flow.page().body()).isTrue();
    flow.claims();
  }

  /** An own change of the password goes on in its session; another browser asks for the new one. */
  @Test
  void an_own_change_ends_nothing_here(Adgang adgang) {
    var employee = employee(adgang);
    var phone = flow(adgang);
    logIn(phone, employee, employee.password());
    var tokens = phone.tokens();
    var desktop = loggedIn(adgang, employee);

    desktop.open("scope", "openid", "kc_action", "UPDATE_PASSWORD");
    desktop.submit("password-new", Protection.PASSWORD);
    assertThat(desktop.isDone()).as(desktop.page().body()).isTrue();
    desktop.claims();
    desktop.open("scope", "openid");
    assertThat(desktop.isDone()).as(desktop.page().body()).isTrue();
    desktop.claims();

    assertThat(phone.refresh(tokens).has("access_token")).isTrue();
    phone.open("scope", "openid");
    assertThat(phone.page().has("kc-form-login")).as(phone.page().body()).isTrue();
  }

  private static Employee employee(Adgang adgang) {
    return adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
  }

  private static CodeFlow flow(Adgang adgang) {
    return new CodeFlow(
        URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback");
  }

  private static void logIn(CodeFlow flow, Employee employee, String password) {
    flow.open();
    flow.submit("username", employee.email(), "password", password);
    if (flow.page().has("adgang-skip")) {
      flow.submit("skip", "true");
    }
    assertThat(flow.isDone()).as(flow.page().body()).isTrue();
  }

  private static CodeFlow loggedIn(Adgang adgang, Employee employee) {
    var flow = flow(adgang);
    logIn(flow, employee, employee.password());
    flow.claims();
    return flow;
  }

  private static List<Object> stored(Adgang adgang, Employee employee) {
    var user = adgang.employees().get(employee);
    return List.of(adgang.employees().credentials(employee), user.path("firstName").asText());
  }
}
