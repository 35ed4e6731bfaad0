package dk.adgang.secondfactor.grants;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.keycloak.OverridesKeycloak;
import java.util.Set;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.ciba.CibaGrantTypeFactory;

/**
 * Keycloak's grant of CIBA (a login that somebody confirms on another device), closed in our
 * realms. The person who confirms it proves nothing to this server, and no flow and no required
 * action runs: it would be a way around the second factor.
 */
public final class CibaGrantDisabled extends CibaGrantTypeFactory
    implements OverridesKeycloak<OAuth2GrantType> {

  @Override
  public OAuth2GrantType create(KeycloakSession session) {
    return AdgangRealm.uses(session)
        ? new DisabledGrant(
            EventType.AUTHREQID_TO_TOKEN, Set.of(), "This realm does not log in by CIBA")
        : super.create(session);
  }
}
