package dk.adgang.secondfactor;

import dk.adgang.PureRule;
import java.util.Optional;

/** What an employee is mailed about: what happened to a second factor. */
@PureRule
enum FactorNotice {
  ADDED,
  REPLACED,
  REMOVED,
  /** A manager took away all. */
  CLEARED,
  /** One was used from a device that was not seen before. */
  NEW_DEVICE,
  /** Too many wrong codes were typed. */
  LOCKED_OUT;

  /** What was done with a credential. */
  enum Change {
    ENROLLED,
    REMOVED
  }

  /**
   * What happened.
   *
   * @param change to the credential
   * @param backup whether it is the backup of a factor, as recovery codes are
   * @param tookPlace whether it took the place of an older one of its kind, which is gone
   * @param replacing whether one is enrolled in order that another one goes
   * @param told whether a mail about a factor was queued in the same login
   */
  record Happened(
      Change change, boolean backup, boolean tookPlace, boolean replacing, boolean told) {}

  /**
   * Decides what to mail about: one mail a change, however many credentials it is made of.
   *
   * @return empty when another mail says it
   */
  static Optional<FactorNotice> of(Happened happened) {
    return switch (happened.change()) {
      case ENROLLED -> enrolled(happened);
      case REMOVED -> removed(happened);
    };
  }

  private static Optional<FactorNotice> enrolled(Happened happened) {
    if (happened.tookPlace()) {
      return Optional.of(REPLACED);
    }
    if (happened.backup()) {
      // Made together with the first factor.
      return happened.told() ? Optional.empty() : Optional.of(ADDED);
    }
    // The other one goes next, and then it is told.
    return happened.replacing() ? Optional.empty() : Optional.of(ADDED);
  }

  private static Optional<FactorNotice> removed(Happened happened) {
    if (happened.backup() || !happened.replacing()) {
      return Optional.of(REMOVED);
    }
    return happened.told() ? Optional.empty() : Optional.of(REPLACED);
  }
}
