package dk.adgang.admin.reminders;

import dk.adgang.admin.reminders.NotReminded.Why;
import dk.adgang.common.DanishTime;
import dk.adgang.common.PureRule;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides who is reminded to add a second factor: an employee who can log in, and has none.
 *
 * <p>One reminder a day, as people in Denmark count days, is enough: a second one on the same day
 * says nothing new, and several managers of one shop do not know of each other's. A manager who
 * reminds each morning is not refused for being a few minutes early, as 24 hours would do.
 */
@PureRule
final class ReminderRule {

  private ReminderRule() {}

  /**
   * An employee.
   *
   * @param reminded when the last reminder was asked for; empty when there was none
   */
  record Candidate(
      boolean enabled,
      boolean address,
      boolean password,
      boolean secondFactor,
      Optional<Instant> reminded) {}

  /** Returns why the employee gets no reminder now; empty when they get one. */
  static Optional<Why> against(Candidate employee, Instant now) {
    if (!employee.enabled) {
      return Optional.of(Why.DISABLED);
    }
    if (employee.secondFactor) {
      return Optional.of(Why.HAS_SECOND_FACTOR);
    }
    if (!employee.address) {
      return Optional.of(Why.NO_ADDRESS);
    }
    if (!employee.password) {
      return Optional.of(Why.NO_PASSWORD);
    }
    return employee
        .reminded
        .map(DanishTime::day)
        .filter(DanishTime.day(now)::equals)
        .map(day -> Why.TODAY);
  }
}
