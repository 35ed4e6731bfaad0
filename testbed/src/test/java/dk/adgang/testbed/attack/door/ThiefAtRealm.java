package dk.adgang.testbed.attack.door;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpEmployee;
import dk.adgang.testbed.wire.HttpLink;
import dk.adgang.testbed.wire.HttpVisit;
import dk.adgang.testbed.wire.Loot;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The thief at the login of the realm itself, with the password or a mailed link. */
final class ThiefAtRealm extends Thief {

  private final HttpEmployee employee;
  private final String id;
  private HttpLink link;
  private boolean begun;

  ThiefAtRealm(DoorRealm house, LoginStage stage) {
    super(house, stage, house.realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK));
    employee = house.employee(stage);
    id = house.id(stage);
    if (stage.isByLink()) {
      house.realm.send(id, false);
      var account =
          new Employee(
              id, employee.email(), "Freja", DoorRealm.EMPLOYER, stage.title(), stage.password());
      link = new HttpLink(house.adgang.mailbox().resetTo(account).link());
      key = link.token();
    }
  }

  @Override
  Loot look() {
    // Mails about the app that leads to the recovery codes, and about a login from a new browser,
    // are queued before the attack, and may arrive during it, so mail does not count at these
    // stages.
    return stage == LoginStage.NEW_RECOVERY_CODES || stage.isStepUp()
        ? Loot.before(house.realm, id, flow)
        : Loot.before(house.realm, id, flow, employee.email());
  }

  @Override
  CodeFlow another() {
    return house.realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK);
  }

  @Override
  void lead() {
    switch (stage) {
      case LINK_OPEN -> flow.go(link.address());
      case LINK_PASSWORD, LINK_PROOF -> flow.at(link.goOn(flow.browser()));
      case STEP_UP, STEP_UP_CHOICE -> {
        begin();
        logIn("scope", "openid", "acr_values", "2");
      }
      case PASSWORD -> flow.open();
      default -> logIn("scope", "openid");
    }
    switch (stage) {
      case NEW_NUMBER -> flow.submit("method", "sms");
      case NEW_APP -> flow.submit("method", "otp");
      case NEW_PASSKEY -> flow.submit("method", "passkey");
      case NEW_RECOVERY_CODES -> enrolAgain();
      case RECOVERY_CODE -> chooseCodes();
      default -> {}
    }
  }

  private void logIn(String... question) {
    var visit = HttpVisit.of(flow, question);
    visit.open();
    if (flow.page().has("password")) {
      earlier = house.address(flow.page());
    }
    employee.typePassword(visit);
  }

  /** A session from before the title or the factor was there. */
  private void begin() {
    if (!begun) {
      begun = true;
      logIn("scope", "openid");
      flow.submit("skip", "true");
      assertThat(flow.tokens().has("access_token")).isTrue();
      house.realm.change(
          id,
          Map.of("title", List.of(Employees.BUTIKSCHEF)),
          stage == LoginStage.STEP_UP ? List.of(employee.app()) : List.of());
    }
  }

  /** The factor that was enrolled before is removed, or the next login would ask for it. */
  private void enrolAgain() {
    if (!flow.page().has("adgang-choose")) {
      house
          .adgang
          .admin()
          .delete(
              "/%s/users/%s/credentials/%s"
                  .formatted(house.realm.name(), id, house.realm.credentialId(id, "otp")));
      logIn("scope", "openid");
    }
    flow.submit("method", "otp");
    var app = flow.page().value("totpSecret");
    flow.submit("totp", new Totp(app.getBytes(US_ASCII)).codeAt(Instant.now()), "totpSecret", app);
    before = look();
  }

  private void chooseCodes() {
    if (!flow.page().has(stage.mark)) {
      flow.submit("tryAnotherWay", "on");
      var cards = flow.page().values("authenticationExecution");
      flow.submit("authenticationExecution", cards.get(cards.size() - 1));
    }
  }
}
