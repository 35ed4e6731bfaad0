package dk.adgang.admin.titles;

import dk.adgang.common.PureRule;
import dk.adgang.policy.Title;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An employer's list of required titles, in which one title is switched on or off. */
@PureRule
public final class SwitchedTitle {

  private SwitchedTitle() {}

  /** Whether a list has the title, in whatever spelling. */
  public static boolean isListed(List<String> titles, Title title) {
    return titles.stream().anyMatch(each -> is(each, title));
  }

  /**
   * Returns the values to be stored for the employer.
   *
   * @param counting the list that counts now: the employer's own, or the realm's
   * @param realm the realm's list, which counts where the employer has none
   * @param required whether the title is to be listed
   * @return no values where the employer needs no list of its own; empty where that cannot be said:
   *     the employer would want none of the realm's titles, and no list means all of them
   */
  public static Optional<List<String>> of(
      List<String> counting, List<String> realm, Title title, boolean required) {
    List<String> titles = new ArrayList<>(counting);
    titles.removeIf(each -> is(each, title));
    if (required) {
      titles.add(title.text());
    }
    if (titles.isEmpty()) {
      return realm.isEmpty() ? Optional.of(List.of()) : Optional.empty();
    }
    return Optional.of(List.copyOf(titles));
  }

  private static boolean is(String text, Title title) {
    return Title.of(text).filter(title::equals).isPresent();
  }
}
