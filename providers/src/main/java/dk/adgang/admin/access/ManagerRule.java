package dk.adgang.admin.access;

import dk.adgang.common.PureRule;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what a manager may do with an employee. A manager acts for employers: not on themselves,
 * on an administrator, or on a manager of another employer.
 */
@PureRule
final class ManagerRule {

  private ManagerRule() {}

  /**
   * A manager.
   *
   * @param id the manager's own account
   * @param employers the employers of which they are a manager
   * @param settings those of them whose settings they may change
   * @param proven when they last proved a second factor; empty for the account of a program
   */
  record ManagerOf(
      String id, Set<String> employers, Set<String> settings, Optional<Instant> proven) {

    /** Whether they have proven it just now. A program proves nothing but its secret. */
    boolean isFresh(Instant now) {
      return proven.map(at -> FreshProof.is(at, now)).orElse(true);
    }
  }

  /**
   * The employee that it is about.
   *
   * @param employers everybody they work for
   * @param manages the employers of which they are a manager
   * @param administrator whether they may administer the realm
   */
  record Subject(String id, Set<String> employers, Set<String> manages, boolean administrator) {}

  /** Why a manager may not do it. */
  enum Denial {
    /** The employee works for none of the manager's employers, and is as good as unknown. */
    UNKNOWN("There is no such employee"),
    SELF("Managers cannot do this with their own account"),
    ADMINISTRATOR("Only an administrator can do this with an administrator's account"),
    OTHER_MANAGER("Only an administrator can do this with a manager of another employer"),
    OTHER_EMPLOYER("The employee has another employer too: only an administrator can do this");

    private final String sentence;

    Denial(String sentence) {
      this.sentence = sentence;
    }

    /** It in words, for an answer of the REST. */
    String sentence() {
      return sentence;
    }
  }

  /** Returns why the manager may not do it; empty when they may. */
  static Optional<Denial> denial(ManagerOf manager, Subject employee, EmployeeDeed deed) {
    if (Collections.disjoint(manager.employers, employee.employers)) {
      return Optional.of(Denial.UNKNOWN);
    }
    if (deed == EmployeeDeed.SEE) {
      return Optional.empty();
    }
    if (manager.id.equals(employee.id)) {
      return Optional.of(Denial.SELF);
    }
    if (employee.administrator) {
      return Optional.of(Denial.ADMINISTRATOR);
    }
    if (!manager.employers.containsAll(employee.manages)) {
      return Optional.of(Denial.OTHER_MANAGER);
    }
    return deed == EmployeeDeed.CHANGE && !manager.employers.containsAll(employee.employers)
        ? Optional.of(Denial.OTHER_EMPLOYER)
        : Optional.empty();
  }
}
