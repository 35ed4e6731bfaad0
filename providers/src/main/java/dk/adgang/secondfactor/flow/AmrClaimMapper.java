package dk.adgang.secondfactor.flow;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.keycloak.OverridesKeycloak;
import dk.adgang.secondfactor.broker.BrokerLogin;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.oidc.mappers.AmrProtocolMapper;
import org.keycloak.representations.IDToken;

/**
 * Keycloak's own claim {@code amr} (RFC 8176), which knows only the steps of our flows: this adds
 * the methods that a believed identity provider has proven.
 */
public final class AmrClaimMapper extends AmrProtocolMapper
    implements OverridesKeycloak<ProtocolMapper> {

  @Override
  protected void setClaim(
      IDToken token,
      ProtocolMapperModel mapping,
      UserSessionModel of,
      KeycloakSession session,
      ClientSessionContext client) {
    if (!AdgangRealm.uses(of.getRealm())) {
      super.setClaim(token, mapping, of, session, client);
      return;
    }
    List<String> there = BrokerLogin.methods(session, of);
    List<String> here = getAmr(client.getClientSession(), of.getRealm());
    token.setOtherClaims(
        OAuth2Constants.AUTHENTICATOR_METHOD_REFERENCE,
        Stream.concat(there.stream(), here.stream()).distinct().toList());
  }
}
