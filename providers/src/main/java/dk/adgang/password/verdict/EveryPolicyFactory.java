package dk.adgang.password.verdict;

import dk.adgang.common.keycloak.OverridesKeycloak;
import org.keycloak.models.KeycloakSession;
import org.keycloak.policy.DefaultPasswordPolicyManagerProviderFactory;
import org.keycloak.policy.PasswordPolicyManagerProvider;

/** Offers {@link EveryPolicy} in place of Keycloak's own, whose id it has. */
public final class EveryPolicyFactory extends DefaultPasswordPolicyManagerProviderFactory
    implements OverridesKeycloak<PasswordPolicyManagerProvider> {

  @Override
  public PasswordPolicyManagerProvider create(KeycloakSession session) {
    return new EveryPolicy(session);
  }
}
