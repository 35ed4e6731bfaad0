package dk.adgang.testbed.wire;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import java.net.URI;

/** An action as a button of the account console starts it. */
public final class StartedAction {

  private StartedAction() {}

  /**
   * The address that starts a required action, in any window.
   *
   * @param action its id, with its parameter after a colon
   */
  public static URI of(Adgang adgang, String action) {
    return URI.create(
        adgang.server().issuer()
            + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id=adgang-web"
            + "&state=x&code_challenge_method=S256"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri="
            + AdminRest.encode(adgang.app() + "/callback")
            + "&kc_action="
            + AdminRest.encode(action));
  }
}
