package dk.adgang.testbed.attack.door;

import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.wire.HttpEmployee;
import java.util.List;
import java.util.Map;

/** Where a login can stand; the mark is the id of an element of the page. */
enum LoginStage {
  PASSWORD("kc-form-login"),
  OLD_PASSWORD("password-new"),
  CHOICE("adgang-choose"),
  NEW_NUMBER("number"),
  NEW_APP("totpSecret"),
  NEW_PASSKEY("adgang-passkey-add"),
  NEW_RECOVERY_CODES("adgang-codes-form"),
  SMS("code"),
  APP("otp"),
  PASSKEY("adgang-passkey-use"),
  RECOVERY_CODE("recoveryCodeInput"),
  LINK_OPEN("adgang-continue"),
  LINK_PASSWORD("password-new"),
  LINK_PROOF("otp"),
  BROKER_FIRST("linkAccount"),
  BROKER_FIRST_PASSWORD("password"),
  BROKER_AFTER("otp"),
  BROKER_CHOICE("adgang-choose"),
  STEP_UP("otp"),
  STEP_UP_CHOICE("adgang-choose");

  private static final String WEAK = "Sommer2026";
  private static final String LEFT = "ABCDEFGHJKLM";

  final String mark;

  LoginStage(String mark) {
    this.mark = mark;
  }

  boolean isByLink() {
    return this == LINK_OPEN || this == LINK_PASSWORD || this == LINK_PROOF;
  }

  boolean isStepUp() {
    return this == STEP_UP || this == STEP_UP_CHOICE;
  }

  boolean isByBroker() {
    return this == BROKER_FIRST
        || this == BROKER_FIRST_PASSWORD
        || this == BROKER_AFTER
        || this == BROKER_CHOICE;
  }

  List<Map<String, Object>> factors(HttpEmployee of) {
    return switch (this) {
      case SMS -> List.of(of.sms());
      case APP, LINK_PROOF -> List.of(of.app());
      case PASSKEY -> List.of(of.passkey());
      case RECOVERY_CODE -> List.of(of.app(), Factors.recoveryCodes(List.of(LEFT)));
      default -> List.of();
    };
  }

  String password() {
    return this == OLD_PASSWORD ? WEAK : Employee.USUAL_PASSWORD;
  }

  String title() {
    return isStepUp() ? Employees.SALGSASSISTENT : Employees.BUTIKSCHEF;
  }
}
