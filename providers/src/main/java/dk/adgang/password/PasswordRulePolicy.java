package dk.adgang.password;

import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyConfigException;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/** Asks {@link PasswordRule} on every path by which Keycloak sets a password. */
final class PasswordRulePolicy implements PasswordPolicyProvider {

  /**
   * The beginning of a message key. The ids of the missing demands follow, so that each language
   * has whole sentences.
   */
  private static final String MISSING = "passwordRuleMissing_";

  private static final String TOO_LONG = "passwordTooLong";

  private static final Logger LOG = Logger.getLogger(PasswordRulePolicy.class);

  private final KeycloakContext context;

  PasswordRulePolicy(KeycloakContext context) {
    this.context = context;
  }

  @Override
  public PolicyError validate(RealmModel realm, UserModel user, String password) {
    return validate(realm, password);
  }

  @Override
  public PolicyError validate(String user, String password) {
    return validate(context.getRealm(), password);
  }

  static PolicyError validate(RealmModel realm, String password) {
    PasswordRule rule = PasswordRulePolicyFactory.inForce(realm);
    String text = password == null ? "" : password;
    if (PasswordRule.tooLong(text)) {
      return new PolicyError(TOO_LONG, PasswordRule.MAXIMUM);
    }
    Set<PasswordRequirement> unmet = rule.unmet(text);
    return unmet.isEmpty() ? null : new PolicyError(messageKey(unmet), rule.minLength());
  }

  private static String messageKey(Set<PasswordRequirement> unmet) {
    return unmet.stream()
        .map(PasswordRequirement::id)
        .collect(Collectors.joining("_", MISSING, ""));
  }

  /**
   * @throws PasswordPolicyConfigException when the value is not a whole number, or outside of the
   *     range
   */
  @Override
  public Object parseConfig(String value) {
    try {
      int minLength = value == null ? PasswordRule.SHORTEST : Integer.parseInt(value.strip());
      if (minLength >= PasswordRule.SHORTEST && minLength <= PasswordRule.LONGEST) {
        return minLength;
      }
    } catch (NumberFormatException e) {
      LOG.debug("Not a number", e);
    }
    throw new PasswordPolicyConfigException(
        "The minimum length of a password must be a whole number from "
            + PasswordRule.SHORTEST
            + " to "
            + PasswordRule.LONGEST);
  }

  @Override
  public void close() {}
}
