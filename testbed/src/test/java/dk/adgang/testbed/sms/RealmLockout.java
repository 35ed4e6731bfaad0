package dk.adgang.testbed.sms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;

/** The lockout of the realm, which hides the limits behind it. */
final class RealmLockout {

  private RealmLockout() {}

  /** Switches it on or off, where it is not. */
  static void set(Adgang adgang, boolean on) {
    var realm = (ObjectNode) adgang.admin().get("/adgang");
    if (realm.path("bruteForceProtected").asBoolean() != on) {
      adgang.admin().put("/adgang", realm.put("bruteForceProtected", on));
    }
  }
}
