package dk.adgang.login;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/**
 * Takes a login back to the beginning of the browser flow. The password is asked for even in a live
 * session: otherwise Keycloak would accept the cookie instead, and the login would come back here.
 */
public final class LoginAnew {

  private LoginAnew() {}

  /**
   * Forgets the proofs of the login.
   *
   * @return the way to its first page
   */
  public static Response begin(KeycloakSession session, AuthenticationSessionModel authSession) {
    AuthenticationProcessor.resetFlow(authSession, LoginActionsService.AUTHENTICATE_PATH);
    askForPassword(authSession);
    URI page =
        new AuthenticationFlowURLHelper(
                session, session.getContext().getRealm(), session.getContext().getUri())
            .getLastExecutionUrl(
                LoginActionsService.AUTHENTICATE_PATH,
                null,
                authSession.getClient().getClientId(),
                authSession.getTabId(),
                AuthenticationProcessor.getClientData(session, authSession));
    return Response.seeOther(page).build();
  }

  /** Asks for the password as an app would: by OpenID Connect, and by SAML. */
  private static void askForPassword(AuthenticationSessionModel authSession) {
    String prompt = authSession.getClientNote(OIDCLoginProtocol.PROMPT_PARAM);
    if (!TokenUtil.hasPrompt(prompt, OIDCLoginProtocol.PROMPT_VALUE_LOGIN)) {
      authSession.setClientNote(
          OIDCLoginProtocol.PROMPT_PARAM,
          prompt == null
              ? OIDCLoginProtocol.PROMPT_VALUE_LOGIN
              : prompt + " " + OIDCLoginProtocol.PROMPT_VALUE_LOGIN);
    }
    authSession.setAuthNote(
        SamlProtocol.SAML_LOGIN_REQUEST_FORCEAUTHN, SamlProtocol.SAML_FORCEAUTHN_REQUIREMENT);
  }
}
