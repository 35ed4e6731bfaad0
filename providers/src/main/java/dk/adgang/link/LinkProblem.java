package dk.adgang.link;

import dk.adgang.Rule;

/** Why a link does not lead on. */
@Rule
enum LinkProblem {
  EXPIRED("expired"),
  USED("used"),
  /** A newer link took its place. */
  RETIRED("retired"),
  /** It is not a link of this realm, or it was tampered with. */
  INVALID("invalid"),
  /** The employee has created a password on another way since. */
  PASSWORD("password"),
  /** The realm was moved to another server since, or the link ended long ago. */
  GONE("gone"),
  /** The employee's password is kept elsewhere, and only read here. */
  DIRECTORY("directory"),
  /** The person who opened it says that it belongs to a colleague. */
  OTHER("other"),
  /** The employee or the realm cannot take it any more. */
  UNAVAILABLE("unavailable");

  private final String id;

  LinkProblem(String id) {
    this.id = id;
  }

  /** The name that the page uses. */
  String id() {
    return id;
  }

  /** Whether another link may be asked for in its place: one that works needs no other. */
  boolean another() {
    return this == EXPIRED || this == USED;
  }

  /** Returns what is wrong with a link in this state; null when nothing is. */
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
