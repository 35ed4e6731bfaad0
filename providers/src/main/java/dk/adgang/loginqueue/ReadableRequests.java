package dk.adgang.loginqueue;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.keycloak.OverridesKeycloak;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.ClientPolicyManager;
import org.keycloak.services.clientpolicy.DefaultClientPolicyManager;
import org.keycloak.services.clientpolicy.DefaultClientPolicyManagerFactory;
import org.keycloak.services.clientpolicy.context.AuthorizationRequestContext;

/**
 * Keycloak's own policies of clients, which are asked before a login begins. In our realms a
 * request whose action Keycloak cannot read is refused there, as an app's mistake; Keycloak itself
 * would end in an error of the server.
 */
public final class ReadableRequests extends DefaultClientPolicyManagerFactory
    implements OverridesKeycloak<ClientPolicyManager> {

  @Override
  public ClientPolicyManager create(KeycloakSession session) {
    if (!AdgangRealm.uses(session)) {
      return super.create(session);
    }
    return new DefaultClientPolicyManager(session) {
      @Override
      public void triggerOnEvent(ClientPolicyContext context) throws ClientPolicyException {
        if (context instanceof AuthorizationRequestContext login
            && !AskedAction.readable(login.getAuthorizationEndpointRequest().getAction())) {
          throw new ClientPolicyException(
              OAuthErrorException.INVALID_REQUEST, "Invalid parameter: kc_action");
        }
        super.triggerOnEvent(context);
      }
    };
  }
}
