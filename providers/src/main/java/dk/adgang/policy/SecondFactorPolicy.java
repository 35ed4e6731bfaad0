package dk.adgang.policy;

import dk.adgang.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether an employee must have a second factor, why, and whether SMS may be one.
 *
 * <p>Of several employers the strictest decides; SMS is available when one of them has added it. An
 * employee without an employer is judged by the realm's own settings, as is everybody in a realm
 * without employers.
 */
@Rule
public final class SecondFactorPolicy {

  private final SecondFactorSettings realm;

  /**
   * @param realm the settings that count wherever an employer made none
   */
  public SecondFactorPolicy(SecondFactorSettings realm) {
    this.realm = realm;
  }

  /**
   * What holds for one employee.
   *
   * @param requirement whether the second factor may be skipped
   * @param title the title that requires it, empty when it is required of all titles or not at all
   * @param employer the name of the employer that requires it, empty when the realm does, or nobody
   * @param sms whether SMS is available
   */
  public record Decision(
      Requirement requirement, Optional<Title> title, Optional<String> employer, boolean sms) {

    /** Whether the employee must have a second factor. */
    public boolean required() {
      return requirement == Requirement.REQUIRED;
    }

    /**
     * The reason in one sentence, in Danish, for logs and administrators; empty when it is
     * optional.
     */
    public Optional<String> reason() {
      if (!required()) {
        return Optional.empty();
      }
      String who = title.map(t -> "titlen " + t).orElse("alle titler");
      return Optional.of(employer.map(e -> who + " hos " + e).orElse(who));
    }
  }

  /**
   * Decides for one employee.
   *
   * @param title the employee's title, empty when unknown
   * @param employers everybody the employee works for; may be empty
   */
  public Decision decide(Optional<Title> title, List<Employer> employers) {
    boolean sms =
        employers.isEmpty()
            ? realm.sms().orElse(false)
            : employers.stream().anyMatch(e -> e.enabled() && smsOf(e.settings()));
    if (employers.isEmpty()) {
      return decision(title, realm, Optional.empty(), sms);
    }
    return employers.stream()
        .map(e -> decision(title, e.settings(), Optional.of(e.name()), sms))
        .filter(Decision::required)
        .findFirst()
        .orElseGet(
            () -> new Decision(Requirement.OPTIONAL, Optional.empty(), Optional.empty(), sms));
  }

  private Decision decision(
      Optional<Title> title, SecondFactorSettings own, Optional<String> employer, boolean sms) {
    Set<Title> titles = own.requiredTitles().or(realm::requiredTitles).orElse(Set.of());
    if (title.isPresent() && titles.contains(title.get())) {
      return new Decision(Requirement.REQUIRED, title, employer, sms);
    }
    Requirement others = own.requirement().or(realm::requirement).orElse(Requirement.OPTIONAL);
    return new Decision(
        others,
        Optional.empty(),
        others == Requirement.REQUIRED ? employer : Optional.empty(),
        sms);
  }

  private boolean smsOf(SecondFactorSettings own) {
    return own.sms().or(realm::sms).orElse(false);
  }
}
