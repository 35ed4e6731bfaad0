package dk.adgang.testbed.attack;

import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.wire.HttpEmployee;
import java.util.List;
import java.util.Map;

/** A page that a thief sits at; the mark is the id of an element of it. */
enum ProtectedPage {
  CODE_BY_SMS("code"),
  CODE_OF_APP("otp"),
  PASSKEY("adgang-passkey-use"),
  RECOVERY_CODE("recoveryCodeInput"),
  CHOICE("adgang-choose"),
  NEW_NUMBER("number"),
  CODE_TO_NEW_NUMBER("code"),
  NEW_APP("totpSecret"),
  NEW_PASSKEY("adgang-passkey-add"),
  NEW_RECOVERY_CODES("adgang-codes-form"),
  PASSWORD_OF_ACTION("password-new", "UPDATE_PASSWORD"),
  PROFILE("kc-update-profile-form", "UPDATE_PROFILE"),

  /**
   * The page of an action that an administrator has asked for by mail, with a link of Keycloak's
   * own.
   */
  PASSWORD_OF_KEYCLOAKS_LINK("password-new");

  /** The recovery code that is left. */
  static final String LEFT = "ABCDEFGHJKLM";

  final String mark;
  final String action;

  ProtectedPage(String mark) {
    this(mark, null);
  }

  ProtectedPage(String mark, String action) {
    this.mark = mark;
    this.action = action;
  }

  List<Map<String, Object>> factors(HttpEmployee of) {
    return switch (this) {
      case CODE_BY_SMS -> List.of(of.sms());
      case CODE_OF_APP -> List.of(of.app());
      case PASSKEY -> List.of(of.passkey());
      case RECOVERY_CODE -> List.of(of.app(), Factors.recoveryCodes(List.of(LEFT)));
      default -> List.of();
    };
  }

  String title() {
    return action != null || this == PASSWORD_OF_KEYCLOAKS_LINK
        ? Employees.SALGSASSISTENT
        : Employees.BUTIKSCHEF;
  }

  boolean asksForCode() {
    return this == CODE_BY_SMS || this == CODE_TO_NEW_NUMBER;
  }
}
