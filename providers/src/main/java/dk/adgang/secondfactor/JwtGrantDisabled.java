package dk.adgang.secondfactor;

import dk.adgang.AdgangRealm;
import java.util.Set;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.JWTAuthorizationGrantTypeFactory;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;

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
    return AdgangRealm.uses(session)
        ? new DisabledGrant(
            EventType.JWT_AUTHORIZATION_GRANT,
            Set.of(OAuth2Constants.ASSERTION),
            "This realm gives no token for an assertion")
        : super.create(session);
  }
}
