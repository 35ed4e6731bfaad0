package dk.adgang.admin.titles;

import dk.adgang.common.PureRule;
import java.util.List;

/**
 * A title that employees have.
 *
 * @param title as most of them have it written
 * @param spellings the ways in which they have it written, which all count as this title
 * @param employees how many have it
 * @param withSecondFactor how many of those have a second factor
 * @param required whose settings list it
 */
@PureRule
public record TitleInUse(
    String title,
    List<String> spellings,
    long employees,
    long withSecondFactor,
    Required required) {

  /**
   * The settings that list a title.
   *
   * @param realm whether the realm's do, which count for employers without a list of their own
   * @param employers the aliases of the employers whose settings do
   */
  public record Required(boolean realm, List<String> employers) {}
}
