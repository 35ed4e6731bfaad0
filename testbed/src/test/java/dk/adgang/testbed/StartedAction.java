package dk.adgang.testbed;

import java.net.URI;

/** What the account console does when an employee presses one of its buttons. */
final class StartedAction {

  private StartedAction() {}

  /**
   * The address that starts a required action, in whatever window it is opened.
   *
   * @param action its id, with its parameter after a colon
   */
  static URI of(Adgang adgang, String action) {
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
