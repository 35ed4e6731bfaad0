package dk.adgang.secondfactor.notice;

import dk.adgang.common.PureRule;
import java.util.Optional;

/** The news about a second factor that an employee gets by mail. */
@PureRule
public enum FactorNotice {
  ADDED,
  REPLACED,
  REMOVED,
  /** A manager took away all. */
  CLEARED,
  /** One was used from a device that was not seen before. */
  NEW_DEVICE,
  /** Too many wrong codes were typed. */
  LOCKED_OUT;

  /** A change of a credential. */
  public enum Change {
    ENROLLED,
    REMOVED
  }

  /**
   * The facts about a change.
   *
   * @param change to the credential
   * @param backup whether it is the backup of a factor, as recovery codes are
   * @param tookPlace whether it took the place of an older one of its kind, which is gone
   * @param replacing whether one factor is enrolled to replace another one
   * @param told whether a mail about a factor was queued in the same login
   */
  public record Happened(
      Change change, boolean backup, boolean tookPlace, boolean replacing, boolean told) {}

  /**
   * Decides which mail is sent: one mail for a change, also when it changes several credentials.
   *
   * @return empty when another mail says it
   */
  public static Optional<FactorNotice> of(Happened happened) {
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
    // The other one is removed next, and the mail is sent then.
    return happened.replacing() ? Optional.empty() : Optional.of(ADDED);
  }

  private static Optional<FactorNotice> removed(Happened happened) {
    if (happened.backup() || !happened.replacing()) {
      return Optional.of(REMOVED);
    }
    return happened.told() ? Optional.empty() : Optional.of(REPLACED);
  }
}
