package dk.adgang.testbed.attack.exit;

import static dk.adgang.testbed.attack.exit.ExitRealm.logIn;
import static dk.adgang.testbed.attack.exit.ExitRealm.press;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Guards;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpLink;
import dk.adgang.testbed.wire.HttpVisit;
import dk.adgang.testbed.wire.LoginAddress;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mailed links, links about a forgotten password and steps that skip, which once led past a
 * mandatory second factor: each guard of the exits alone must stop them.
 */
@WithAdgang
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("attack")
final class ExitAttacksTest {

  private static final List<String> TITLES =
      List.of(Employees.BUTIKSCHEF, Employees.SALGSASSISTENT);

  private final Map<Guards, ExitRealm> realms = new EnumMap<>(Guards.class);

  @BeforeAll
  void makeRealms(Adgang adgang) {
    for (var guards : Guards.values()) {
      var house = new ExitRealm(adgang, guards, "links");
      realms.put(guards, house);
      planEmployees(adgang, house);
      house.make();
    }
  }

  private static void planEmployees(Adgang adgang, ExitRealm house) {
    for (var title : TITLES) {
      house.plan(adgang, "welcome " + title, title, null, of -> List.of());
      house.plan(adgang, "reset " + title, title, Employee.USUAL_PASSWORD, of -> List.of());
    }
    for (var client : List.of(ExitRealm.SKIPS_BY_OUTCOME, ExitRealm.SKIPS_BY_HEADER)) {
      house.plan(
          adgang, client, Employees.BUTIKSCHEF, Employee.USUAL_PASSWORD, of -> List.of(of.app()));
    }
    for (var back : List.of("false", "true")) {
      house.planRequired(adgang, "forgotten " + back, Employee.USUAL_PASSWORD);
    }
  }

  @AfterAll
  void endRealms() {
    realms.values().forEach(house -> house.realm.close());
  }

  @ParameterizedTest
  @CsvSource({
    ExitRealm.SKIPS_BY_OUTCOME + ", BOTH",
    ExitRealm.SKIPS_BY_OUTCOME + ", TOKEN_ALONE",
    ExitRealm.SKIPS_BY_OUTCOME + ", BROWSER_ALONE",
    ExitRealm.SKIPS_BY_HEADER + ", BOTH",
    ExitRealm.SKIPS_BY_HEADER + ", TOKEN_ALONE",
    ExitRealm.SKIPS_BY_HEADER + ", BROWSER_ALONE"
  })
  void a_step_that_skips_has_proven_nothing(String client, Guards guards) {
    var house = realms.get(guards);
    var flow = house.flow(client);
    if (client.equals(ExitRealm.SKIPS_BY_HEADER)) {
      flow.browser().sending(ExitRealm.SKIPPING_HEADER, "yes");
    }
    var before = house.before(client, flow);

    logIn(flow, house.employee(client), "scope", "openid");
    press(flow);
    before.isNothing("a login past the step that skips", guards, flow);

    logIn(flow, house.employee(client), "scope", "openid", "kc_action", "CONFIGURE_TOTP");
    if (flow.page().has("totpSecret")) {
      var key = flow.page().value("totpSecret");
      var code = new Totp(key.getBytes(US_ASCII)).codeAt(Instant.now());
      flow.submit("totp", code, "totpSecret", key, "userLabel", "Tyvens");
    }
    press(flow);
    before.isNothing("another app after the step that skips", guards, flow);
  }

  private static Stream<Arguments> links() {
    return Stream.of("welcome", "reset")
        .flatMap(
            purpose ->
                TITLES.stream()
                    .flatMap(
                        title ->
                            Stream.of(Guards.values())
                                .map(guards -> Arguments.of(purpose + " " + title, guards))));
  }

  @ParameterizedTest
  @MethodSource("links")
  void a_login_that_a_mailed_link_began_is_held(String name, Guards guards) {
    var house = realms.get(guards);
    var link = link(house, name);
    var flow = house.flow(MatrixRealm.WEB);
    flow.at(link.goOn(flow.browser()));
    assertThat(flow.page().has("password-new")).as(flow.page().body()).isTrue();
    var address = new LoginAddress(flow.page().action());

    var before = house.before(name, flow);
    flow.post(address.bare("consent"), "accept", "Ja");
    before.isNothing("a consent at the password page of a " + name, guards, flow);
    flow.open();
    press(flow);
    before.isNothing("a login after it", guards, flow);
    for (var path : List.of("authenticate", "required-action", "reset-credentials", "restart")) {
      flow.go(address.bare(path));
      before.isNothing("a link's login moved to " + path, guards, flow);
    }

    assertThat(HttpLink.succeeded(link.create(new HttpBrowser(), "kaffe-til-to-9")))
        .as("the employee's own use of the link")
        .isTrue();
  }

  private static HttpLink link(ExitRealm house, String name) {
    var welcome = name.startsWith("welcome");
    house.realm.send(house.id(name), welcome);
    var account =
        new Employee(
            house.id(name),
            house.employee(name).email(),
            "Freja",
            ExitRealm.EMPLOYER,
            Employees.BUTIKSCHEF,
            null);
    var mailbox = house.realm.mailbox();
    return new HttpLink(
        welcome ? mailbox.welcomeTo(account).link() : mailbox.resetTo(account).link());
  }

  @ParameterizedTest
  @CsvSource({
    "false, BOTH",
    "false, TOKEN_ALONE",
    "false, BROWSER_ALONE",
    "true, BOTH",
    "true, TOKEN_ALONE",
    "true, BROWSER_ALONE"
  })
  void a_forgotten_password_that_is_moved_to_the_login_is_a_login(boolean back, Guards guards) {
    var house = realms.get(guards);
    var name = "forgotten " + back;
    var flow = house.flow(MatrixRealm.WEB);
    var before = house.before(name, flow);
    flow.go(
        house
            .realm
            .url()
            .resolve(
                "login-actions/reset-credentials?client_id=adgang-web"
                    + (back
                        ? "&redirect_uri=" + AdminRest.encode(MatrixRealm.WEB_BACK.toString())
                        : "")));
    var address = new LoginAddress(flow.page().action());

    flow.go(address.bare("authenticate"));
    house.employee(name).typePassword(HttpVisit.of(flow));
    assertThat(flow.page().body()).as("an end").doesNotContain("Din konto er opdateret");
    before.isNothing("a forgotten password moved to the login", guards, flow);
    press(flow);
    before.isNothing("what costs nothing after it", guards, flow);
    flow.go(address.bare("authenticate"));
    flow.go(address.bare("required-action"));
    before.isNothing("the addresses of that login", guards, flow);
  }
}
