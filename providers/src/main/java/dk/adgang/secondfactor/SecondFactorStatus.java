package dk.adgang.secondfactor;

import dk.adgang.common.DanishTime;
import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import dk.adgang.policy.PolicyReader;
import dk.adgang.policy.Reason;
import dk.adgang.policy.SecondFactorPolicy;
import dk.adgang.policy.Title;
import dk.adgang.secondfactor.method.Obstacle;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import dk.adgang.secondfactor.recovery.RecoveryCodes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The state of one employee's second factor now: whether it is required, why, and the state of each
 * method. All callers get the same answer, read afresh.
 *
 * @param required whether it may neither be skipped nor put off
 * @param title the title that requires it, now or when the grace is over; null when it is not the
 *     title
 * @param employer the employer that requires it; null when the realm requires it, or nobody does
 * @param reason why it is required, now or when the grace is over; null when it is optional
 * @param graceUntil the moment, in ISO 8601, from which on it is required; null when it is already,
 *     or is optional
 * @param skipped whether the employee chose to skip it, while it was optional
 * @param methods every method there is
 * @param recoveryCodes the backup; null when there are no codes. They are no method: an employee
 *     with only them has no second factor
 */
public record SecondFactorStatus(
    boolean required,
    String title,
    String employer,
    Reason reason,
    String graceUntil,
    boolean skipped,
    List<Method> methods,
    Backup recoveryCodes) {

  /**
   * One method, for one employee.
   *
   * @param id its name
   * @param available whether it can be chosen now
   * @param whyNot the reason why it cannot: {@code restricted}, {@code employer}, {@code realm}, or
   *     a word of the method's own, as {@code off}, {@code gateway}, {@code number}, {@code budget}
   *     of SMS; null when it can
   * @param availableAt the moment, in ISO 8601, from which on it can; null where that is not known
   * @param enrolled whether the employee has it
   */
  public record Method(
      String id, boolean available, String whyNot, String availableAt, boolean enrolled) {

    private Method behind(Obstacle obstacle) {
      return new Method(
          id,
          false,
          obstacle.reason(),
          obstacle.until() == null ? null : obstacle.until().toString(),
          enrolled);
    }
  }

  /**
   * The recovery codes of one employee.
   *
   * @param left how many can still be used
   * @param total how many there were
   */
  public record Backup(int left, int total) {}

  /** A detail of the event of a login: since when a second factor is required, noted just now. */
  private static final String SINCE = "second_factor_required_since";

  private static final String OFF_IN_REALM = "realm";

  /** It is not in the list of methods of every employer. */
  private static final String RESTRICTED = "restricted";

  /** Reads the state of an employee. It changes nothing. */
  public static SecondFactorStatus of(
      KeycloakSession session, RealmModel realm, UserModel employee) {
    return of(session, realm, employee, new PolicyReader(session).decide(realm, employee));
  }

  /** Reads the state of an employee at a login, from which days of grace are counted. */
  public static SecondFactorStatus atLogin(
      KeycloakSession session, RealmModel realm, UserModel employee, EventBuilder event) {
    PolicyReader policy = new PolicyReader(session);
    SecondFactorPolicy.Decision decision = policy.decide(realm, employee);
    policy
        .remember(realm, employee, decision)
        .ifPresent(texts -> event.detail(SINCE, String.join(", ", texts)));
    return of(session, realm, employee, decision);
  }

  private static SecondFactorStatus of(
      KeycloakSession session,
      RealmModel realm,
      UserModel employee,
      SecondFactorPolicy.Decision decision) {
    Set<String> types =
        employee
            .credentialManager()
            .getStoredCredentialsStream()
            .map(CredentialModel::getType)
            .collect(Collectors.toSet());
    List<Method> methods = new ArrayList<>();
    for (SecondFactorMethod method : SecondFactorMethods.all(session)) {
      String whyNot =
          decision.allows(method.getId())
              ? whyNot(session, realm, employee, decision, method)
              : RESTRICTED;
      methods.add(
          new Method(
              method.getId(),
              whyNot == null,
              whyNot,
              null,
              types.contains(method.credentialType())));
    }
    return new SecondFactorStatus(
        decision.required(),
        decision.title().map(Title::text).orElse(null),
        decision.employer().orElse(null),
        decision.reason().orElse(null),
        decision.graceUntil().map(Instant::toString).orElse(null),
        !new EmployeeMemory(session, realm, employee).of(Fact.SKIPPED).isEmpty(),
        List.copyOf(methods),
        RecoveryCodes.of(employee)
            .map(codes -> new Backup(codes.left(), codes.total()))
            .orElse(null));
  }

  /**
   * Reads the state of an employee for somebody else, with the obstacles of each method just now.
   */
  public static SecondFactorStatus ofOther(
      KeycloakSession session, RealmModel realm, UserModel employee) {
    return of(session, realm, employee).withObstacles(session, realm, employee, false);
  }

  /**
   * The same, with the obstacles of each method just now. That costs a statement of the database,
   * which a login without a choice need not pay.
   *
   * @param self whether it is the employee who asks
   */
  public SecondFactorStatus withObstacles(
      KeycloakSession session, RealmModel realm, UserModel employee, boolean self) {
    List<Method> looked =
        methods.stream()
            .map(
                method ->
                    Optional.of(method)
                        .filter(Method::available)
                        .flatMap(free -> SecondFactorMethods.named(session, free.id()))
                        .flatMap(free -> free.obstacle(session, realm, employee, self))
                        .map(method::behind)
                        .orElse(method))
            .toList();
    return new SecondFactorStatus(
        required, title, employer, reason, graceUntil, skipped, looked, recoveryCodes);
  }

  private static String whyNot(
      KeycloakSession session,
      RealmModel realm,
      UserModel employee,
      SecondFactorPolicy.Decision decision,
      SecondFactorMethod method) {
    if (!RealmSteps.enabled(realm, method.requiredAction())) {
      return OFF_IN_REALM;
    }
    if (!decision.offers(method.getId())) {
      return SecondFactorMethod.NOT_ADDED;
    }
    return method.unavailable(session, realm, employee).orElse(null);
  }

  /** Whether the employee has any method at all, so that a login asks for it. */
  public boolean enrolledAny() {
    return methods.stream().anyMatch(Method::enrolled);
  }

  /**
   * Whether the employee is to choose a method before going on. An employee whose only method was
   * switched off has proven it, and chooses another one.
   */
  public boolean choiceDue() {
    boolean has = methods.stream().anyMatch(m -> m.enrolled() && !switchedOff(m));
    return !has && (required || mayBePutOff() || !skipped);
  }

  /** Whether the days of grace run: it is required, but not yet. */
  public boolean mayBePutOff() {
    return graceUntil != null;
  }

  /** The last day on which it may be put off. */
  public Optional<LocalDate> lastDay() {
    return Optional.ofNullable(graceUntil).map(Instant::parse).map(DanishTime::lastDayBefore);
  }

  /** A gateway that is down is no decision of the employer's, so employees with SMS keep it. */
  private static boolean switchedOff(Method method) {
    return RESTRICTED.equals(method.whyNot())
        || SecondFactorMethod.NOT_ADDED.equals(method.whyNot());
  }

  /** Whether a login by the method is enough, for employees who have it. */
  boolean counts(SecondFactorMethod method) {
    return methods.stream().anyMatch(m -> m.id().equals(method.getId()) && !switchedOff(m));
  }

  /** Why a method cannot be chosen now; empty when it can. */
  Optional<String> whyNot(SecondFactorMethod method) {
    return methods.stream()
        .filter(m -> m.id().equals(method.getId()))
        .findFirst()
        .map(Method::whyNot);
  }

  /**
   * True when a login lists a method: one that the employee has, and may use now. An employee
   * without such a method sees all that they have, because nobody gets in without one.
   */
  boolean lists(SecondFactorMethod method) {
    boolean any = methods.stream().anyMatch(SecondFactorStatus::usable);
    return methods.stream()
        .filter(m -> m.id().equals(method.getId()))
        .anyMatch(m -> any ? usable(m) : m.enrolled());
  }

  /** A method that the realm no longer enrols still works for employees who have it. */
  private static boolean usable(Method method) {
    return method.enrolled() && (method.available() || OFF_IN_REALM.equals(method.whyNot()));
  }

  /** The method of that name, if it can be chosen now. */
  public boolean canChoose(SecondFactorMethod method) {
    return methods.stream().anyMatch(m -> m.id().equals(method.getId()) && m.available());
  }
}
