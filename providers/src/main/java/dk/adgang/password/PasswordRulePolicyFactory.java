package dk.adgang.password;

import dk.adgang.common.keycloak.PlainFactory;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.policy.LengthPasswordPolicyProviderFactory;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PasswordPolicyProviderFactory;

/**
 * Offers {@link PasswordRule} as a password policy of the realm; its value is the minimum length.
 */
public final class PasswordRulePolicyFactory
    implements PasswordPolicyProviderFactory, PlainFactory<PasswordPolicyProvider> {

  /** The id of the policy. */
  public static final String ID = "passwordRule";

  /**
   * Returns the rule in force in the realm. A realm whose policy does not name the rule gets it
   * with the shortest length, so that the checklist of a page never shows too little. Where
   * Keycloak's policy {@code length} asks for more, that is the minimum.
   */
  public static PasswordRule inForce(RealmModel realm) {
    PasswordPolicy policy = realm.getPasswordPolicy();
    Integer minLength = policy.getPolicyConfig(ID);
    Integer length = policy.getPolicyConfig(LengthPasswordPolicyProviderFactory.ID);
    return new PasswordRule(minLength == null ? PasswordRule.SHORTEST : minLength)
        .atLeast(length == null ? 0 : length);
  }

  /** The ids of the demands of the rule in force that the password does not meet. */
  public static Set<String> unmet(RealmModel realm, String password) {
    return inForce(realm).unmet(password).stream()
        .map(PasswordRequirement::id)
        .collect(Collectors.toSet());
  }

  /** Whether the realm's policy names the rule, and the rule refuses the password. */
  public static boolean refuses(RealmModel realm, String password) {
    return realm.getPasswordPolicy().getPolicies().contains(ID)
        && PasswordRulePolicy.validate(realm, password) != null;
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayName() {
    return "Password rule: minimum length, a lowercase letter, a symbol or digit";
  }

  @Override
  public String getConfigType() {
    return PasswordPolicyProvider.INT_CONFIG_TYPE;
  }

  @Override
  public String getDefaultConfigValue() {
    return Integer.toString(PasswordRule.SHORTEST);
  }

  @Override
  public boolean isMultiplSupported() {
    return false;
  }

  @Override
  public PasswordPolicyProvider create(KeycloakSession session) {
    return new PasswordRulePolicy(session.getContext());
  }
}
