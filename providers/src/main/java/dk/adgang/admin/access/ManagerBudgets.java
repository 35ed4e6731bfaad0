package dk.adgang.admin.access;

import dk.adgang.common.PureRule;
import dk.adgang.ratelimit.Budget;
import dk.adgang.ratelimit.Limit;
import java.time.Duration;
import java.util.List;

/**
 * How many mails a manager may cause. One whose account was stolen must not mail strangers without
 * end, or the same employee.
 */
@PureRule
final class ManagerBudgets {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private ManagerBudgets() {}

  /**
   * The budgets of one mail.
   *
   * @param manager the id of the manager
   * @param receiver the id of the employee, or the address of a new one
   */
  static List<Budget> mail(String manager, String receiver) {
    return List.of(
        new Budget("manager-mails", manager, List.of(new Limit(100, HOUR), new Limit(500, DAY))),
        new Budget("manager-mails-to", receiver, List.of(new Limit(5, HOUR), new Limit(10, DAY))));
  }
}
