package dk.adgang.policy;

import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;

/** Puts the aliases of the employee's employers into tokens, as a JSON array. */
public final class EmployerClaimMapper extends AbstractOIDCProtocolMapper
    implements OIDCAccessTokenMapper, OIDCIDTokenMapper, UserInfoTokenMapper {

  static final String ID = "adgang-employer-mapper";

  private static final List<ProviderConfigProperty> PROPERTIES = properties();

  private static List<ProviderConfigProperty> properties() {
    List<ProviderConfigProperty> properties = new ArrayList<>();
    OIDCAttributeMapperHelper.addTokenClaimNameConfig(properties);
    OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, EmployerClaimMapper.class);
    return List.copyOf(properties);
  }

  @Override
  protected void setClaim(
      IDToken token,
      ProtocolMapperModel mapping,
      UserSessionModel userSession,
      KeycloakSession session,
      ClientSessionContext clientSession) {
    List<String> aliases =
        new PolicyReader(session)
            .employers(userSession.getRealm(), userSession.getUser()).stream()
                .filter(Employer::enabled)
                .map(Employer::alias)
                .toList();
    token.getOtherClaims().put(claimName(mapping), aliases);
  }

  private static String claimName(ProtocolMapperModel mapping) {
    String name = mapping.getConfig().get(OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME);
    return name == null || name.isBlank() ? "employer" : name;
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayCategory() {
    return TOKEN_MAPPER_CATEGORY;
  }

  @Override
  public String getDisplayType() {
    return "Employers";
  }

  @Override
  public String getHelpText() {
    return "Adds the aliases of the organizations that the employee works for.";
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return PROPERTIES;
  }
}
