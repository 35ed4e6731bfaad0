package dk.adgang.testbed.attack.door;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import dk.adgang.testbed.wire.HttpVisit;
import dk.adgang.testbed.wire.LoginAddress;
import dk.adgang.testbed.wire.Loot;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;

/** An attacker who has come to a stage without the second factor. */
abstract class Thief {

  private static final Pattern COOKIE = Pattern.compile("\\bAUTH_SESSION_ID=([^;]+)");

  final DoorRealm house;
  final LoginStage stage;
  CodeFlow flow;
  Loot before;
  LoginAddress own;
  LoginAddress earlier;
  LoginAddress elsewhere;
  String key = "";
  private String cookieElsewhere;
  private String path;

  Thief(DoorRealm house, LoginStage stage, CodeFlow flow) {
    this.house = house;
    this.stage = stage;
    this.flow = flow;
  }

  /** Leads to the page, from anywhere. */
  abstract void lead();

  abstract Loot look();

  abstract CodeFlow another();

  void come() {
    lead();
    assertThat(flow.page().has(stage.mark))
        .as("%s at %s:%n%s", stage, flow.page().at(), flow.page().body())
        .isTrue();
    own = house.address(flow.page());
    path = own.action().getPath();
    if (earlier == null) {
      earlier = own;
    }
    if (before == null) {
      before = look();
    }
    if (elsewhere == null) {
      var other = another();
      other.open();
      house.colleague.typePassword(HttpVisit.of(other));
      elsewhere = house.address(other.page());
      var cookie = COOKIE.matcher(other.browser().cookiesFor(elsewhere.action()));
      assertThat(cookie.find()).as("the cookie of another login").isTrue();
      cookieElsewhere = cookie.group(1);
    }
  }

  /** Checks, after a request that led to something else, that the page can still be opened. */
  boolean isThere() {
    if (!isShown()) {
      flow.go(own.bare(path.substring(path.lastIndexOf('/') + 1)));
    }
    if (isShown()) {
      own = house.address(flow.page());
      return true;
    }
    return false;
  }

  private boolean isShown() {
    return flow.page().has(stage.mark)
        && house.address(flow.page()).action().getPath().equals(path);
  }

  /** Forgets that somebody has got in, so that the next break is seen as well. */
  void leave() {
    flow.browser().endSession();
    before = look();
    flow.open();
  }

  Page ask(String way, URI address, String code) {
    try {
      if (way.equals("GET")) {
        flow.go(address);
      } else if (code.isEmpty()) {
        flow.post(address, "accept", "Ja");
      } else {
        // Where Keycloak looks for it when somebody consents.
        flow.post(address, "accept", "Ja", LoginAddress.CODE, code);
      }
    } catch (HttpBrowser.EndlessRedirects e) {
      // A login that is sent to an identity provider which knows the employee already.
      come();
    }
    return flow.page();
  }

  Map<String, String> parameters(ForgedLogin which) {
    return which.of(own, earlier, elsewhere, cookieElsewhere, key);
  }
}
