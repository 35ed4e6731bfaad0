package dk.adgang.secondfactor;

import dk.adgang.AdgangRealm;
import jakarta.ws.rs.core.Response;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.JWTAuthorizationGrantType;
import org.keycloak.protocol.oidc.grants.JWTAuthorizationGrantTypeFactory;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.services.CorsErrorResponseException;

/**
 * Keycloak's grant of JWT assertions (RFC 7523, 2.1: a client trades what an identity provider has
 * signed about somebody for a token of this realm), closed in our realms. No flow and no required
 * action is asked: it would be a way around the second factor.
 */
public final class JwtGrantDisabled extends JWTAuthorizationGrantTypeFactory {

  /** Above Keycloak's own, whose id it has. */
  @Override
  public int order() {
    return 100;
  }

  @Override
  public OAuth2GrantType create(KeycloakSession session) {
    if (!AdgangRealm.uses(session)) {
      return super.create(session);
    }
    return new JWTAuthorizationGrantType() {
      @Override
      public Response process(Context context) {
        setContext(context);
        event.error(Errors.NOT_ALLOWED);
        throw new CorsErrorResponseException(
            cors,
            OAuthErrorException.UNAUTHORIZED_CLIENT,
            "This realm gives no token for an assertion",
            Response.Status.BAD_REQUEST);
      }
    };
  }
}
