package dk.adgang.password.demand;

import dk.adgang.common.PureRule;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.policy.DenylistPasswordPolicyProviderFactory;
import org.keycloak.policy.DigitsPasswordPolicyProviderFactory;
import org.keycloak.policy.LengthPasswordPolicyProviderFactory;
import org.keycloak.policy.LowerCasePasswordPolicyProviderFactory;
import org.keycloak.policy.MaximumLengthPasswordPolicyProviderFactory;
import org.keycloak.policy.NotContainsUsernamePasswordPolicyProviderFactory;
import org.keycloak.policy.NotEmailPasswordPolicyProviderFactory;
import org.keycloak.policy.NotUsernamePasswordPolicyProviderFactory;
import org.keycloak.policy.RegexPatternsPasswordPolicyProviderFactory;
import org.keycloak.policy.SpecialCharsPasswordPolicyProviderFactory;
import org.keycloak.policy.UpperCasePasswordPolicyProviderFactory;

/**
 * Keycloak's own policies that ask something of a password, in the order in which people are told
 * of them. The ids are constants that the compiler copies, so that this knows nothing of Keycloak.
 */
@PureRule
public enum KnownPolicy {
  /** The fewest UTF-16 units. */
  LENGTH(LengthPasswordPolicyProviderFactory.ID, Judged.IN_PAGE),
  /** The most UTF-16 units. */
  MAX_LENGTH(MaximumLengthPasswordPolicyProviderFactory.ID, Judged.IN_PAGE),
  /** Lowercase letters. */
  LOWER_CASE(LowerCasePasswordPolicyProviderFactory.ID, Judged.IN_PAGE),
  /** Capital letters. */
  UPPER_CASE(UpperCasePasswordPolicyProviderFactory.ID, Judged.IN_PAGE),
  /** Decimal digits. */
  DIGITS(DigitsPasswordPolicyProviderFactory.ID, Judged.IN_PAGE),
  /** Characters that are neither letters nor digits, white space included. */
  SPECIAL_CHARS(SpecialCharsPasswordPolicyProviderFactory.ID, Judged.IN_PAGE),
  /** Not the username. */
  NOT_USERNAME(NotUsernamePasswordPolicyProviderFactory.ID, Judged.IN_PAGE),
  /** No username in it. */
  NOT_CONTAINS_USERNAME(NotContainsUsernamePasswordPolicyProviderFactory.ID, Judged.IN_PAGE),
  /** Not the e-mail address. */
  NOT_EMAIL(NotEmailPasswordPolicyProviderFactory.ID, Judged.IN_PAGE),
  /** A list in a file of the server's. */
  BLACKLIST(DenylistPasswordPolicyProviderFactory.ID, Judged.ON_SERVER),
  /** Not one of the last ones. */
  HISTORY(PasswordPolicy.PASSWORD_HISTORY_ID, Judged.AGAINST_EARLIER),
  /** Not one of the last days. */
  AGE(PasswordPolicy.PASSWORD_AGE, Judged.AGAINST_EARLIER),
  /** A pattern in Java's syntax, which browsers read in another way. */
  REGEX(RegexPatternsPasswordPolicyProviderFactory.ID, Judged.ON_SERVER);

  /** Policies that ask nothing of the password itself. */
  static final Set<String> NOT_ABOUT_THE_TEXT =
      Set.of(
          PasswordPolicy.HASH_ALGORITHM_ID,
          PasswordPolicy.HASH_ITERATIONS_ID,
          PasswordPolicy.FORCE_EXPIRED_ID,
          PasswordPolicy.MAX_AUTH_AGE_ID,
          // Deprecated in Keycloak, as is its constant; realms may still have it.
          "recoveryCodesWarningThreshold");

  private enum Judged {
    IN_PAGE,
    ON_SERVER,
    AGAINST_EARLIER
  }

  private final String id;
  private final Judged judged;

  KnownPolicy(String id, Judged judged) {
    this.id = id;
    this.judged = judged;
  }

  /** The id of the policy. */
  public String id() {
    return id;
  }

  /** Whether the browser can judge it while somebody types. */
  boolean judgedInPage() {
    return judged == Judged.IN_PAGE;
  }

  /**
   * True when it compares with the employee's earlier passwords: then it refuses a password that is
   * in use.
   */
  public boolean againstEarlier() {
    return judged == Judged.AGAINST_EARLIER;
  }

  static Set<String> ids() {
    return Stream.of(values()).map(KnownPolicy::id).collect(Collectors.toSet());
  }
}
