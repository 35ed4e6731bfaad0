package dk.adgang.admin.employees;

import dk.adgang.common.DisplayText;
import dk.adgang.policy.PolicyReader;
import dk.adgang.policy.Reason;
import dk.adgang.policy.SecondFactorPolicy;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Lists employees with what a manager wants to know of each. The number of statements does not
 * depend on how many there are: two find them, and one of each kind reads what is known of those on
 * the page.
 */
public final class EmployeeList {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final PolicyReader policies;
  private final List<SecondFactorMethod> methods;

  public EmployeeList(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.policies = new PolicyReader(session);
    this.methods = SecondFactorMethods.all(session);
  }

  /**
   * Finds employees.
   *
   * @param employers the ids of the organizations whose employees are meant; empty for all of the
   *     realm
   */
  public FoundEmployees find(Optional<Set<String>> employers, EmployeeFilter filter) {
    if (employers.filter(Set::isEmpty).isPresent()) {
      return new FoundEmployees(0, filter.first(), filter.max(), List.of());
    }
    EmployeeQuery query = EmployeeQuery.of(session, realm, employers, filter);
    List<Object[]> found = query.page();
    return new FoundEmployees(query.count(), filter.first(), filter.max(), lines(found, employers));
  }

  /**
   * Finds employees without counting all, for a file of them.
   *
   * @param employers as in {@link #find}
   */
  public List<EmployeeLine> page(Optional<Set<String>> employers, EmployeeFilter filter) {
    return employers.filter(Set::isEmpty).isPresent()
        ? List.of()
        : lines(EmployeeQuery.of(session, realm, employers, filter).page(), employers);
  }

  /**
   * Counts employees, and reads none.
   *
   * @param employers as in {@link #find}
   */
  public long count(Optional<Set<String>> employers, EmployeeFilter filter) {
    return employers.filter(Set::isEmpty).isPresent()
        ? 0
        : EmployeeQuery.of(session, realm, employers, filter).count();
  }

  /**
   * Returns what is said of one employee, as in a list.
   *
   * @param employers the ids of the organizations that the reader may know; empty for all
   */
  public EmployeeLine line(UserModel employee, Optional<Set<String>> employers) {
    return lines(
            List.<Object[]>of(
                new Object[] {
                  employee.getId(),
                  employee.getFirstName(),
                  employee.getLastName(),
                  employee.getEmail(),
                  employee.isEnabled()
                }),
            employers)
        .get(0);
  }

  private List<EmployeeLine> lines(List<Object[]> found, Optional<Set<String>> known) {
    List<String> ids = found.stream().map(row -> (String) row[0]).toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    EmployeeFacts facts = EmployeeFacts.of(session, realm, ids);
    return found.stream().map(row -> line(row, facts, known)).toList();
  }

  private EmployeeLine line(Object[] row, EmployeeFacts facts, Optional<Set<String>> known) {
    String id = (String) row[0];
    List<OrganizationModel> employers = facts.employersOf(id);
    SecondFactorPolicy.Decision decision = facts.decide(realm, id, policies);
    List<OrganizationModel> shown =
        employers.stream()
            .filter(each -> known.map(ids -> ids.contains(each.getId())).orElse(true))
            .toList();
    return new EmployeeLine(
        id,
        (String) row[1],
        (String) row[2],
        (String) row[3],
        (Boolean) row[4],
        facts.titlesOf(id),
        shown.stream().map(OrganizationModel::getAlias).sorted().toList(),
        shown.stream().map(OrganizationModel::getName).sorted().toList(),
        decision.required(),
        why(decision, shown),
        null,
        decision.graceUntil().map(Instant::toString).orElse(null),
        methods.stream()
            .filter(method -> facts.has(id, method.credentialType()))
            .map(SecondFactorMethod::getId)
            .toList(),
        facts.skipped(id),
        facts.passwords().containsKey(id),
        facts.welcomes().get(id),
        Optional.ofNullable(facts.logins().get(id)).map(Instant::toString).orElse(null));
  }

  /** A manager of one employer does not learn of another one. */
  private static Reason why(SecondFactorPolicy.Decision decision, List<OrganizationModel> shown) {
    boolean known =
        decision
            .employer()
            .map(name -> shown.stream().anyMatch(each -> name.equals(nameOf(each))))
            .orElse(true);
    return decision.reason().map(reason -> known ? reason : Reason.OTHER_EMPLOYER).orElse(null);
  }

  /** As the decision has it. */
  private static String nameOf(OrganizationModel employer) {
    return DisplayText.line(employer.getName());
  }
}
