package dk.adgang.testbed.attack.door;

import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.LoginAddress;
import dk.adgang.testbed.wire.Loot;
import java.util.List;
import java.util.Map;

/** The thief at the login of an identity provider. */
final class ThiefAtOffice extends Thief {

  private final Employee employee;
  private final String alias;

  ThiefAtOffice(DoorRealm house, LoginStage stage) {
    super(house, stage, null);
    var employer =
        house.office.employer(
            Map.of("adgang.secondFactor.requiredTitles", List.of(Employees.BUTIKSCHEF)));
    alias = house.office.provider(employer, Map.of("amr", "[\"pwd\"]"), Map.of());
    employee =
        house.office.employee(
            employer,
            stage == LoginStage.BROKER_CHOICE ? List.of() : List.of(Factors.app(Totp.ofTest())));
    if (stage == LoginStage.BROKER_AFTER || stage == LoginStage.BROKER_CHOICE) {
      house.office.connect(employee, alias);
    }
  }

  @Override
  Loot look() {
    return Loot.before(
        new Loot.Place(
            house.adgang.admin(),
            house.office.realm(),
            house.adgang.server().url().resolve("/realms/" + house.office.realm() + "/"),
            house.adgang.mailbox()),
        employee.id(),
        flow);
  }

  @Override
  CodeFlow another() {
    return house.office.login(employee, alias);
  }

  @Override
  void lead() {
    if (flow == null) {
      flow = house.office.login(employee, alias);
    } else {
      flow.open("scope", "openid", "kc_idp_hint", alias);
      if (flow.page().has("password")) {
        // The identity provider's own page.
        flow.submit("username", employee.email(), "password", Employee.USUAL_PASSWORD);
      }
    }
    if (stage == LoginStage.BROKER_FIRST_PASSWORD) {
      earlier = new LoginAddress(flow.page().action());
      flow.submit("submitAction", "linkAccount");
    }
  }
}
