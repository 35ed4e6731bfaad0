package dk.adgang.secondfactor.grants;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.keycloak.OverridesKeycloak;
import java.util.Set;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.JWTAuthorizationGrantTypeFactory;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;

/**
 * Keycloak's grant of JWT assertions (RFC 7523, 2.1: a client trades a token that an identity
 * provider has signed about somebody for a token of this realm), closed in our realms. No flow and
 * no required action runs: it would be a way around the second factor.
 */
public final class JwtGrantDisabled extends JWTAuthorizationGrantTypeFactory
    implements OverridesKeycloak<OAuth2GrantType> {

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
