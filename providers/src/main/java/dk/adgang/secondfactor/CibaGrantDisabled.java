package dk.adgang.secondfactor;

import dk.adgang.AdgangRealm;
import jakarta.ws.rs.core.Response;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.ciba.CibaGrantType;
import org.keycloak.protocol.oidc.grants.ciba.CibaGrantTypeFactory;
import org.keycloak.services.CorsErrorResponseException;

/**
 * Keycloak's grant of CIBA (a login that somebody confirms on another device), closed in our
 * realms. Who confirms it proves nothing to this server, and no flow and no required action is
 * asked: it would be a way around the second factor.
 */
public final class CibaGrantDisabled extends CibaGrantTypeFactory {

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
    return new CibaGrantType() {
      @Override
      public Response process(Context context) {
        setContext(context);
        event.error(Errors.NOT_ALLOWED);
        throw new CorsErrorResponseException(
            cors,
            OAuthErrorException.UNAUTHORIZED_CLIENT,
            "This realm does not log in by CIBA",
            Response.Status.BAD_REQUEST);
      }
    };
  }
}
