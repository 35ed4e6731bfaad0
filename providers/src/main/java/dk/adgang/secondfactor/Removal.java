package dk.adgang.secondfactor;

import dk.adgang.PureRule;
import java.util.List;

/**
 * Decides whether an employee may remove one of their second factors. The last one that counts of
 * somebody who must have one can be replaced, and not removed.
 */
@PureRule
final class Removal {

  /**
   * One stored factor.
   *
   * @param id the id of the credential
   * @param beside whether it is no second factor, but the backup of one, as recovery codes are, or
   *     a passkey in place of the password
   * @param counts whether a login by it is enough now; a method that was switched off does not
   *     count, nor what cannot be read
   */
  record Stored(String id, boolean beside, boolean counts) {}

  private Removal() {}

  /**
   * Decides about one of the stored factors.
   *
   * @param required whether the employee must have a second factor now
   * @param stored all that the employee has
   * @param id the one that is to go; what is not there cannot go
   */
  static boolean allowed(boolean required, List<Stored> stored, String id) {
    return stored.stream()
        .filter(factor -> factor.id().equals(id))
        .findFirst()
        .map(going -> !required || going.beside() || remains(stored, id))
        .orElse(false);
  }

  private static boolean remains(List<Stored> stored, String id) {
    return stored.stream()
        .anyMatch(factor -> !factor.id().equals(id) && !factor.beside() && factor.counts());
  }
}
