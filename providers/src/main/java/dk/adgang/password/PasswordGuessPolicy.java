package dk.adgang.password;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationDomainModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.policy.PasswordPolicyConfigException;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/**
 * Asks {@link GuessRule}, and {@link LeakedPasswords} where the server is set to, on every path by
 * which Keycloak sets a password.
 */
public final class PasswordGuessPolicy implements PasswordPolicyProvider {

  /**
   * The answer of this request so far: a password page asks, and storing the password asks again.
   */
  private static final String ASKED = "adgang.password.asked";

  private record Asked(String password, boolean leaked) {
    @Override
    public String toString() {
      return "Asked";
    }
  }

  private final KeycloakSession session;
  private final GuessLists lists;
  private final Optional<LeakedPasswords> leaked;

  PasswordGuessPolicy(KeycloakSession session, GuessLists lists, Optional<LeakedPasswords> leaked) {
    this.session = session;
    this.lists = lists;
    this.leaked = leaked;
  }

  @Override
  public PolicyError validate(RealmModel realm, UserModel user, String password) {
    return validate(realm, about(realm, user), password);
  }

  @Override
  public PolicyError validate(String user, String password) {
    RealmModel realm = session.getContext().getRealm();
    List<String> about = about(realm, null);
    about.add(user);
    return validate(realm, about, password);
  }

  private PolicyError validate(RealmModel realm, List<String> about, String password) {
    // Keycloak tells one reason only, and it is better to tell first which demand of the rule is
    // missing.
    if (password == null || PasswordRulePolicyFactory.refuses(realm, password)) {
      return null;
    }
    return guess(realm, about, password)
        .or(() -> leaked(password) ? Optional.of(Guess.LEAKED) : Optional.empty())
        .map(guess -> new PolicyError(guess.message()))
        .orElse(null);
  }

  /** The verdict of the list alone, for which nobody outside is asked. */
  public boolean guessable(RealmModel realm, UserModel user, String password) {
    return guess(realm, about(realm, user), password).isPresent();
  }

  private Optional<Guess> guess(RealmModel realm, List<String> about, String password) {
    String list = realm.getPasswordPolicy().getPolicyConfig(PasswordGuessPolicyFactory.ID);
    Set<String> personal = PersonalWords.of(about);
    return lists.named(list).guess(password, personal);
  }

  private boolean leaked(String password) {
    if (leaked.isEmpty()) {
      return false;
    }
    if (session.getAttribute(ASKED) instanceof Asked before && before.password().equals(password)) {
      return before.leaked();
    }
    boolean found = leaked.get().contains(password);
    session.setAttribute(ASKED, new Asked(password, found));
    return found;
  }

  /** The names that somebody who knows the employee would try. */
  private List<String> about(RealmModel realm, UserModel user) {
    List<String> about = new ArrayList<>();
    about.add(realm.getName());
    about.add(realm.getDisplayName());
    if (user != null) {
      about.add(user.getFirstName());
      about.add(user.getLastName());
      about.add(user.getUsername());
      about.add(user.getEmail());
      OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
      if (organizations != null && realm.isOrganizationsEnabled()) {
        organizations.getByMember(user).flatMap(PasswordGuessPolicy::names).forEach(about::add);
      }
    }
    return about;
  }

  private static Stream<String> names(OrganizationModel employer) {
    return Stream.concat(
        Stream.of(employer.getName(), employer.getAlias()),
        employer.getDomains().map(OrganizationDomainModel::getName));
  }

  /**
   * @throws PasswordPolicyConfigException when the value cannot be the name of a file
   */
  @Override
  public Object parseConfig(String value) {
    String name = value == null || value.isBlank() ? GuessLists.DEFAULT : value.strip();
    if (!GuessLists.mayBeNamed(name)) {
      throw new PasswordPolicyConfigException(
          "The list of guessable passwords must be «"
              + GuessLists.DEFAULT
              + "» or the name of a file in the server's folder of lists");
    }
    return name;
  }

  @Override
  public void close() {}
}
