package dk.adgang.exit;

import jakarta.ws.rs.core.Response;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.protocol.saml.SamlProtocolFactory;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The guard before a SAML assertion leaves. */
public final class GuardedSamlProtocolFactory extends SamlProtocolFactory {

  /** Replaces Keycloak's factory, which has the same id and a lower order. */
  @Override
  public int order() {
    return super.order() + 1;
  }

  @Override
  public LoginProtocol create(KeycloakSession session) {
    return new SamlProtocol() {
      @Override
      public Response authenticated(
          AuthenticationSessionModel authSession,
          UserSessionModel userSession,
          ClientSessionContext client) {
        new BrowserGuard(session).check(authSession, userSession);
        return super.authenticated(authSession, userSession, client);
      }
    }.setSession(session);
  }
}
