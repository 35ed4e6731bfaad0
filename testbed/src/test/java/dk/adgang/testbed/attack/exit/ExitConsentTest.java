package dk.adgang.testbed.attack.exit;

import static dk.adgang.testbed.attack.exit.ExitRealm.logIn;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Guards;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpVisit;
import dk.adgang.testbed.wire.LoginAddress;
import dk.adgang.testbed.wire.Loot;
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
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody who knows the password posts a consent while something is due, because Keycloak ends a
 * login after a consent: each guard of the exits alone must stop that.
 */
@WithAdgang
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("attack")
final class ExitConsentTest {

  private static final String WEAK = "Sommer2026";

  /** A page at which a login waits for something that is due. */
  private enum Due {
    CHOICE("adgang-choose"),
    NUMBER("number"),
    APP("totpSecret"),
    PASSKEY("adgang-passkey-add"),
    RECOVERY_CODES("adgang-codes-form"),
    NEW_PASSWORD("password-new");

    private final String mark;

    Due(String mark) {
      this.mark = mark;
    }

    /** Leads there from the page after the password. */
    void come(CodeFlow flow) {
      switch (this) {
        case NUMBER -> flow.submit("method", "sms");
        case APP -> flow.submit("method", "otp");
        case PASSKEY -> flow.submit("method", "passkey");
        case RECOVERY_CODES -> enrolApp(flow);
        case CHOICE, NEW_PASSWORD -> {}
      }
    }

    String password() {
      return this == NEW_PASSWORD ? WEAK : Employee.USUAL_PASSWORD;
    }
  }

  private final Map<Guards, ExitRealm> realms = new EnumMap<>(Guards.class);

  @BeforeAll
  void makeRealms(Adgang adgang) {
    for (var guards : Guards.values()) {
      var house = new ExitRealm(adgang, guards, "consent");
      realms.put(guards, house);
      planEmployees(adgang, house);
      house.make();
    }
  }

  private static void planEmployees(Adgang adgang, ExitRealm house) {
    for (var due : Due.values()) {
      house.planRequired(adgang, "consent " + due, due.password());
      house.planRequired(adgang, "consent by SAML " + due, due.password());
    }
  }

  @AfterAll
  void endRealms() {
    realms.values().forEach(house -> house.realm.close());
  }

  /**
   * All stages with all guards, but one. The recovery codes are offered to an employee who has
   * enrolled a factor in this very login: without the browser's guard nothing holds the login at
   * that page, and the token endpoint finds the requirement met.
   */
  private static Stream<Arguments> due() {
    return Stream.of(Due.values())
        .flatMap(due -> Stream.of(Guards.values()).map(guards -> Arguments.of(due, guards)))
        .filter(
            each -> !List.of(each.get()).equals(List.of(Due.RECOVERY_CODES, Guards.TOKEN_ALONE)));
  }

  @ParameterizedTest
  @MethodSource("due")
  void a_consent_that_nobody_asked_for_ends_no_login(Due due, Guards guards) {
    var house = realms.get(guards);
    var name = "consent " + due;
    var flow = house.flow(MatrixRealm.WEB);
    logIn(flow, house.employee(name), "scope", "openid");
    consents(house, due, name, flow);
  }

  @ParameterizedTest
  @MethodSource("due")
  void a_consent_of_an_app_that_speaks_saml_ends_no_login(Due due, Guards guards) {
    var house = realms.get(guards);
    var name = "consent by SAML " + due;
    var flow = house.flow(MatrixRealm.WEB);
    flow.go(house.realm.url().resolve("protocol/saml/clients/" + ExitRealm.SAML));
    house.employee(name).typePassword(HttpVisit.of(flow));
    consents(house, due, name, flow);
  }

  private static void consents(ExitRealm house, Due due, String name, CodeFlow flow) {
    due.come(flow);
    assertThat(flow.page().has(due.mark)).as("at %s", flow.page().at()).isTrue();
    var address = new LoginAddress(flow.page().action());

    var before = Loot.before(house.realm, house.id(name), flow, house.employee(name).number());
    flow.post(address.bare("consent"), "accept", "Ja");
    before.isNothing("a consent at " + due, house.guards, flow);
    assertThat(flow.page().status()).as(flow.page().body()).isLessThan(500);
    flow.post(address.bare("consent"));
    before.isNothing("an empty consent at " + due, house.guards, flow);
  }

  private static void enrolApp(CodeFlow flow) {
    flow.submit("method", "otp");
    var key = flow.page().value("totpSecret");
    var code = new Totp(key.getBytes(US_ASCII)).codeAt(Instant.now());
    flow.submit("totp", code, "totpSecret", key);
  }
}
