package dk.adgang.admin.titles;

import dk.adgang.common.PureRule;
import java.util.List;

/**
 * The titles of a realm, or of some employers.
 *
 * @param warnings a sentence for each title of the realm that may be misspelt; empty where only
 *     some employers are meant
 * @param titles those that employees have
 * @param unused those that settings list and nobody has; empty when not all titles are known
 * @param near the pairs that are one letter apart
 * @param complete whether all titles are known: there are not too many, and no directory keeps its
 *     people's to itself
 */
@PureRule
public record TitlesInUse(
    List<String> warnings,
    List<TitleInUse> titles,
    List<Unused> unused,
    List<Near> near,
    boolean complete) {

  /**
   * A title that nobody has.
   *
   * @param required whose settings list it
   */
  public record Unused(String title, TitleInUse.Required required) {}

  /** Two titles of which one may be meant as the other. */
  public record Near(String one, String other) {}
}
