package dk.adgang.admin.reminders;

import dk.adgang.common.PureRule;

/**
 * An employee who was asked for, and gets no reminder.
 *
 * @param userId as it was asked for
 */
@PureRule
public record NotReminded(String userId, Why reason) {

  /** Why an employee gets no reminder. */
  public enum Why {
    /** There is no such employee, or the caller must not know of them. */
    UNKNOWN,
    /** The caller sees the employee, and may not mail them. */
    NOT_ALLOWED,
    /** The employment has ended. */
    DISABLED,
    /** There is no e-mail address that can be written to. */
    NO_ADDRESS,
    /** There is no password yet: what helps is a welcome. */
    NO_PASSWORD,
    HAS_SECOND_FACTOR,
    /** There was a reminder on the same day. */
    TODAY,
    /** The caller, or somebody about the same employee, has caused too many mails. */
    TOO_MANY_MAILS
  }
}
