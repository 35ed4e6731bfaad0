package dk.adgang.secondfactor;

import dk.adgang.DanishTime;
import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import dk.adgang.policy.PolicyReader;
import dk.adgang.policy.SecondFactorPolicy;
import dk.adgang.policy.Title;
import dk.adgang.secondfactor.method.Obstacle;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;

/**
 * Where one employee stands with the second factor now: what is required, why, and what of each
 * method. Everything that asks gets the same answer, read afresh.
 *
 * @param required whether it may neither be skipped nor put off
 * @param title the title that requires it, now or when the grace is over; null when it is not the
 *     title
 * @param employer the employer that requires it; null when it is the realm, or nobody
 * @param reason the reason in one sentence; null when it is optional
 * @param graceUntil the moment, in ISO 8601, from which on it is required; null when it is already,
 *     or is optional
 * @param skipped whether the employee chose to skip it, while it was optional
 * @param methods every method there is
 * @param recoveryCodes the backup; null when there are no codes. They are no method: who has only
 *     them has no second factor
 */
public record SecondFactorStatus(
    boolean required,
    String title,
    String employer,
    String reason,
    String graceUntil,
    boolean skipped,
    List<Method> methods,
    Backup recoveryCodes) {

  /**
   * One method, for one employee.
   *
   * @param id its name
   * @param available whether it can be chosen now
   * @param whyNot why it cannot: {@code restricted}, {@code employer}, {@code realm}, or a word of
   *     the method's own, as {@code off}, {@code gateway}, {@code number}, {@code budget} of SMS;
   *     null when it can
   * @param availableAt the moment, in ISO 8601, from which on it can; null where nobody knows
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

  /** No employer's, or not every employer's, list of methods has it. */
  private static final String RESTRICTED = "restricted";

  /** Reads where the employee stands. It changes nothing. */
  public static SecondFactorStatus of(
      KeycloakSession session, RealmModel realm, UserModel employee) {
    return of(session, realm, employee, new PolicyReader(session).decide(realm, employee));
  }

  /** Reads where the employee stands, at a login: that is what days of grace are counted from. */
  static SecondFactorStatus atLogin(
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
          decision.allows(method.getId()) ? whyNot(session, realm, employee, method) : RESTRICTED;
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
   * Reads where the employee stands, for somebody else who asks, with what is in the way of each
   * method just now.
   */
  public static SecondFactorStatus ofOther(
      KeycloakSession session, RealmModel realm, UserModel employee) {
    return of(session, realm, employee).withObstacles(session, realm, employee, false);
  }

  /**
   * The same, with what is in the way of each method just now. That takes a statement of the
   * database: a login that shows no choice need not pay for it.
   *
   * @param self whether it is the employee who asks
   */
  SecondFactorStatus withObstacles(
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
      KeycloakSession session, RealmModel realm, UserModel employee, SecondFactorMethod method) {
    if (!enabled(realm, method.requiredAction())) {
      return OFF_IN_REALM;
    }
    return method.unavailable(session, realm, employee).orElse(null);
  }

  /** Whether the realm has a required action, and it is on. */
  static boolean enabled(RealmModel realm, String action) {
    RequiredActionProviderModel model = realm.getRequiredActionProviderByAlias(action);
    return model != null && model.isEnabled();
  }

  /** Whether a flow asks who has a second factor to prove it. */
  public static boolean askedIn(RealmModel realm, AuthenticationFlowModel flow) {
    return flow != null
        && realm
            .getAuthenticationExecutionsStream(flow.getId())
            .filter(execution -> execution.getRequirement() != Requirement.DISABLED)
            .anyMatch(
                execution ->
                    execution.isAuthenticatorFlow()
                        ? askedIn(realm, realm.getAuthenticationFlowById(execution.getFlowId()))
                        : EnrolledConditionFactory.ID.equals(execution.getAuthenticator()));
  }

  /** Whether the employee has any method at all, so that a login asks for it. */
  public boolean enrolledAny() {
    return methods.stream().anyMatch(Method::enrolled);
  }

  /**
   * Whether the employee is to choose a method before going on. Who has only a method that was
   * switched off since has proven it, and chooses another.
   */
  public boolean choiceDue() {
    boolean has = methods.stream().anyMatch(m -> m.enrolled() && !switchedOff(m));
    return !has && (required || mayBePutOff() || !skipped);
  }

  /** Whether it is required, but not yet. */
  boolean mayBePutOff() {
    return graceUntil != null;
  }

  /** The last day on which it may be put off. */
  Optional<LocalDate> lastDay() {
    return Optional.ofNullable(graceUntil).map(Instant::parse).map(DanishTime::lastDayBefore);
  }

  /** A gateway that is down is no decision of the employer's: who has SMS keeps it. */
  private static boolean switchedOff(Method method) {
    return RESTRICTED.equals(method.whyNot())
        || SecondFactorMethod.NOT_ADDED.equals(method.whyNot());
  }

  /** Whether a login by the method is enough, for who has it. */
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
   * Whether a login lists a method: one that the employee has, and may use now. Where there is none
   * of that kind, all that they have are listed; nobody gets in without.
   */
  boolean lists(SecondFactorMethod method) {
    boolean any = methods.stream().anyMatch(SecondFactorStatus::usable);
    return methods.stream()
        .filter(m -> m.id().equals(method.getId()))
        .anyMatch(m -> any ? usable(m) : m.enrolled());
  }

  /** That a realm enrols no more of a method does not end those that are there. */
  private static boolean usable(Method method) {
    return method.enrolled() && (method.available() || OFF_IN_REALM.equals(method.whyNot()));
  }

  /** The method of that name, if it can be chosen now. */
  public boolean canChoose(SecondFactorMethod method) {
    return methods.stream().anyMatch(m -> m.id().equals(method.getId()) && m.available());
  }
}
