package dk.adgang.secondfactor;

import dk.adgang.common.RefusedException;
import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import dk.adgang.policy.PolicyReader;
import dk.adgang.policy.settings.SecondFactorSettings;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * The mobile number that a manager has proposed for an employee's enrolment. The page of the
 * enrolment shows it, and the employee keeps or changes it; a code that comes back proves it, and
 * nothing else.
 */
public record ProposedNumber(KeycloakSession session, RealmModel realm, UserModel employee) {

  /** As many digits as may be shown of a number. */
  private static final int SHOWN = 2;

  /**
   * Whether a number is of use: employees of one of these employers can enrol a method with it.
   *
   * @param employers the ids of the organizations that are meant; empty for all of the realm
   */
  public static boolean isOfUse(
      KeycloakSession session, RealmModel realm, Optional<Set<String>> employers) {
    return SecondFactorMethods.all(session).stream()
        .filter(SecondFactorMethod::takesNumber)
        .filter(method -> RealmSteps.enabled(realm, method.requiredAction()))
        .filter(method -> method.unavailable(session, realm).isEmpty())
        .anyMatch(
            method ->
                employers.isEmpty()
                    || employers.get().stream()
                        .anyMatch(id -> isOffered(session, realm, id, method)));
  }

  private static boolean isOffered(
      KeycloakSession session, RealmModel realm, String employer, SecondFactorMethod method) {
    OrganizationModel organization =
        session.getProvider(OrganizationProvider.class).getById(employer);
    if (organization == null) {
      return false;
    }
    SecondFactorSettings settings =
        new PolicyReader(session)
            .counting(realm, Optional.ofNullable(organization.getAttributes()).orElse(Map.of()));
    boolean added =
        method
            .addedBy()
            .map(setting -> settings.added().getOrDefault(setting.getName(), false))
            .orElse(true);
    return added && settings.methods().map(all -> all.contains(method.getId())).orElse(true);
  }

  /**
   * Reads a number as somebody types it, by the rule of the method that takes one.
   *
   * @param typed null or blank for none
   * @return the number in E.164; empty for none
   * @throws RefusedException when the method could not be enrolled with it
   */
  public static Optional<String> read(KeycloakSession session, RealmModel realm, String typed)
      throws RefusedException {
    if (typed == null || typed.isBlank()) {
      return Optional.empty();
    }
    for (SecondFactorMethod method : SecondFactorMethods.all(session)) {
      Optional<String> number = method.readProposed(session, realm, typed);
      if (number.isPresent()) {
        return number;
      }
    }
    throw new RefusedException(
        SecondFactorMethod.PROPOSED_NUMBER, "No method of this server takes a number");
  }

  /** The number in E.164; empty when none is proposed. */
  public Optional<String> get() {
    return new EmployeeMemory(session, realm, employee)
        .of(Fact.PROPOSED_NUMBER).stream().findFirst();
  }

  /** The last digits of the number, for readers who need no more. */
  public Optional<String> masked() {
    return get().map(number -> "•• •• •• " + number.substring(number.length() - SHOWN));
  }

  /** Proposes a number in E.164. */
  public void keep(String number) {
    new EmployeeMemory(session, realm, employee).keep(Fact.PROPOSED_NUMBER, List.of(number));
  }

  /** Forgets it: the employee has enrolled a number. */
  public void forget() {
    if (get().isPresent()) {
      new EmployeeMemory(session, realm, employee).keep(Fact.PROPOSED_NUMBER, List.of());
    }
  }
}
