package dk.adgang.admin.history;

import dk.adgang.common.PureRule;

/** The kinds of things that a history tells. Each has a sentence, {@code consoleEvent.NAME}. */
@PureRule
enum Happening {
  LOGIN,
  LOGIN_FAILED,
  LOGIN_LOCKED,
  LOGIN_HELD,
  LOGIN_OVER,
  LOGOUT,
  PASSWORD_CREATED,
  PASSWORD_REFUSED,
  FACTOR_ADDED,
  FACTOR_REMOVED,
  FACTOR_WRONG,
  FACTOR_KEPT,
  FACTOR_CHANGE_REFUSED,
  FACTOR_SKIPPED,
  FACTOR_PUT_OFF,
  FACTOR_CHOSEN,
  SMS_SENT,
  SMS_NOT_SENT,
  SMS_PROVEN,
  LINK_QUEUED,
  LINK_SENT,
  LINK_DELAYED,
  LINK_NOT_SENT,
  LINK_OPENED,
  LINK_REFUSED,
  LINK_RETIRED,
  LOCKED_OUT,
  OTHER,
  OTHER_REFUSED,
  // By somebody else.
  CREATED,
  CHANGED,
  TITLE_CHANGED,
  LANGUAGE_CHANGED,
  ENDED,
  BEGAN,
  WELCOME_ASKED,
  RESET_ASKED,
  PASSWORD_SET,
  FACTORS_TAKEN,
  CREDENTIAL_REMOVED,
  LOGGED_OUT,
  ASKED_AGAIN,
  ACCOUNT_CHANGED;

  /** An event in which nothing more is to be said. */
  Happened alone() {
    return new Happened(this, null, null);
  }

  /**
   * An event about a second factor.
   *
   * @param method its id; null where it is not known
   */
  Happened of(String method) {
    return new Happened(this, method, null);
  }

  /**
   * An event about a mailed link.
   *
   * @param purpose what the link is for; null where it is not known
   */
  Happened ofLink(String purpose) {
    return new Happened(this, null, purpose);
  }
}
