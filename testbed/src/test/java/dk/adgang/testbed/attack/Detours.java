package dk.adgang.testbed.attack;

import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpEmployee;
import dk.adgang.testbed.wire.HttpVisit;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ways around a page of a login. Each is tried by an employee of its own, so that one does not
 * change another.
 */
final class Detours {

  private Detours() {}

  /** A login that has come to a page. */
  record Login(HttpVisit visit, HttpEmployee employee, URI password, URI action) {

    /** Another address of the same login. */
    URI address(String path, String more) {
      return action.resolve(
          path
              + "?"
              + Stream.of(action.getRawQuery().split("&", -1))
                  .filter(part -> part.matches("(client_id|tab_id|client_data)=.*"))
                  .collect(Collectors.joining("&"))
              + more);
    }
  }

  static Map<String, BiConsumer<CodeFlow, Login>> all() {
    var detours = new LinkedHashMap<String, BiConsumer<CodeFlow, Login>>();
    detours.put("nothing at all", (flow, login) -> flow.submit());
    detours.put("another way", (flow, login) -> flow.submit("tryAnotherWay", "on"));
    detours.put("skip", (flow, login) -> flow.submit("skip", "true", "step", "skip"));
    detours.put("cancel", (flow, login) -> flow.submit("cancel-aia", "true", "cancel", "true"));
    detours.put("another method", (flow, login) -> flow.submit("step", "other"));
    detours.put(
        "back, and the password again",
        (flow, login) ->
            flow.post(
                login.password(),
                "username",
                login.employee().email(),
                "password",
                Employee.USUAL_PASSWORD));
    detours.put("back, and the page before", (flow, login) -> flow.go(login.password()));
    detours.put("begin again", (flow, login) -> login.visit().restart());
    detours.put("a second tab", (flow, login) -> flow.open());
    detours.put(
        "the flow from its address", (flow, login) -> flow.go(login.address("authenticate", "")));
    for (var action :
        List.of(
            "choose-second-factor", "CONFIGURE_TOTP", "enrol-sms", "UPDATE_PROFILE", "nothing")) {
      detours.put(
          "the action " + action,
          (flow, login) -> flow.go(login.address("required-action", "&execution=" + action)));
      detours.put(
          "a form of the action " + action,
          (flow, login) ->
              flow.post(login.address("required-action", "&execution=" + action), "skip", "true"));
    }
    return detours;
  }
}
