package dk.adgang.secondfactor.removal;

import dk.adgang.common.PureRule;
import java.util.List;

/**
 * Decides whether an employee may remove one of their second factors. An employee who must have one
 * can replace the last one that counts, but not remove it.
 */
@PureRule
public final class Removal {

  /**
   * One stored factor.
   *
   * @param id the id of the credential
   * @param beside whether it stands beside the second factors: their backup, as recovery codes are,
   *     or a passkey in place of the password
   * @param counts whether a login by it is enough now; a method that was switched off does not
   *     count, nor a factor that cannot be read
   */
  public record Stored(String id, boolean beside, boolean counts) {}

  private Removal() {}

  /**
   * Decides about one of the stored factors.
   *
   * @param required whether the employee must have a second factor now
   * @param stored all that the employee has
   * @param id the one to remove; a missing one cannot be removed
   */
  public static boolean allowed(boolean required, List<Stored> stored, String id) {
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
