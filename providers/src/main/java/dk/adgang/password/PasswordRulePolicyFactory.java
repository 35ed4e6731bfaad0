package dk.adgang.password;

import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.policy.LengthPasswordPolicyProviderFactory;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PasswordPolicyProviderFactory;

/**
 * Offers {@link PasswordRule} as a password policy of the realm; its value is the minimum length.
 */
public final class PasswordRulePolicyFactory implements PasswordPolicyProviderFactory {

  /** The id of the policy. */
  public static final String ID = "passwordRule";

  /**
   * Returns the rule in force in the realm. A realm whose policy does not name the rule gets it at
   * its shortest, so that a page that shows the checklist never shows less than is meant. Where
   * Keycloak's policy {@code length} asks for more, that is the minimum.
   */
  public static PasswordRule inForce(RealmModel realm) {
    PasswordPolicy policy = realm.getPasswordPolicy();
    Integer minLength = policy.getPolicyConfig(ID);
    Integer length = policy.getPolicyConfig(LengthPasswordPolicyProviderFactory.ID);
    return new PasswordRule(minLength == null ? PasswordRule.SHORTEST : minLength)
        .atLeast(length == null ? 0 : length);
  }

  /** The ids of what the password lacks of the rule in force. */
  public static Set<String> unmet(RealmModel realm, String password) {
    return inForce(realm).unmet(password).stream()
        .map(PasswordRequirement::id)
        .collect(Collectors.toSet());
  }

  /** Whether the realm's policy names the rule, and the rule refuses the password. */
  static boolean refuses(RealmModel realm, String password) {
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

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
