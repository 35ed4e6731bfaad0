package dk.adgang.password.verdict;

import org.keycloak.models.KeycloakSession;
import org.keycloak.policy.DefaultPasswordPolicyManagerProviderFactory;
import org.keycloak.policy.PasswordPolicyManagerProvider;

/** Offers {@link EveryPolicy} in place of Keycloak's own, whose id it has. */
public final class EveryPolicyFactory extends DefaultPasswordPolicyManagerProviderFactory {

  /** Above Keycloak's own. */
  @Override
  public int order() {
    return 100;
  }

  @Override
  public PasswordPolicyManagerProvider create(KeycloakSession session) {
    return new EveryPolicy(session);
  }
}
