package dk.adgang.link;

import dk.adgang.common.PureRule;

/** The reasons why a link does not lead on. */
@PureRule
public enum LinkProblem {
  EXPIRED("expired"),
  USED("used"),
  /** A newer link took its place. */
  RETIRED("retired"),
  /** It is not a link of this realm, or it was tampered with. */
  INVALID("invalid"),
  /** The employee has created a password on another way since. */
  PASSWORD("password"),
  /**
   * The realm was moved to another server since, the account is gone, or the link ended long ago.
   */
  GONE("gone"),
  /** It went to an address that the employee has no more. */
  MOVED("moved"),
  /** The employee's password is kept elsewhere, and only read here. */
  DIRECTORY("directory"),
  /** It is one of Keycloak's own, and not enough for an employee who has a second factor. */
  FACTOR("factor"),
  /** The person who opened it says that it belongs to a colleague. */
  OTHER("other"),
  /** The employee or the realm cannot take it any more. */
  UNAVAILABLE("unavailable");

  private final String id;

  LinkProblem(String id) {
    this.id = id;
  }

  /** The name that the page uses. */
  public String id() {
    return id;
  }

  /** Whether another link may be asked for in its place: only once this one is expired or used. */
  public boolean another() {
    return this == EXPIRED || this == USED;
  }

  /** Whether a login helps. */
  public boolean login() {
    return this != OTHER && this != UNAVAILABLE;
  }

  /** Whether «Har du glemt adgangskoden?» helps, and «Send et nyt link» cannot be offered. */
  public boolean forgotten() {
    return this == GONE || this == PASSWORD || this == FACTOR;
  }

  /** Returns why a link in this state does not work; null for a link that works. */
  static LinkProblem of(LinkState state) {
    return switch (state) {
      case SENT, OPENED -> null;
      case EXPIRED -> EXPIRED;
      case USED -> USED;
      case RETIRED -> RETIRED;
      // Nobody has been sent the address of such a link.
      case QUEUED, FAILED -> INVALID;
    };
  }
}
