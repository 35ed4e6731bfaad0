package dk.adgang.testbed.admin.employees;

import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.wire.CodeFlow;
import java.time.Instant;

/** A login of somebody of a {@link StaffRealm}. */
final class StaffLogin {

  private StaffLogin() {}

  /** Logs in, skips the second factor or proves it by the app, and exchanges the code. */
  static String token(StaffRealm realm, Employee employee, String client, String redirect) {
    var flow = new CodeFlow(realm.url(), client, redirect);
    flow.open();
    flow.submit("username", employee.email(), "password", Employee.USUAL_PASSWORD);
    if (flow.page().has("adgang-skip")) {
      flow.submit("skip", "true");
    }
    if (flow.page().has("otp")) {
      flow.submit("otp", StaffRealm.APP.codeAt(Instant.now()));
    }
    if (flow.page().has("otp")) {
      // A code counts once; the server takes the next one too.
      flow.submit("otp", StaffRealm.APP.codeAfter(Instant.now()));
    }
    return flow.tokens().path("access_token").asText();
  }
}
