package dk.adgang.admin.access;

import dk.adgang.common.PureRule;

/** The kinds of things that a manager or administrator does with one employee. */
@PureRule
public enum EmployeeDeed {
  /** Looks at the employee. */
  SEE,
  /** Mails a link to a first password. */
  WELCOME,
  /** Mails a reminder to add a second factor. */
  REMIND,
  /** Mails a link to a new password. */
  RESET,
  /**
   * Changes what holds for the employee at every employer: name, title, whether the account can be
   * used, the password that there is, the second factor.
   */
  CHANGE
}
