package dk.adgang.admin.console.employers;

import dk.adgang.admin.console.visit.ConsoleFrameView;
import dk.adgang.admin.titles.TitlesInUse;
import dk.adgang.common.DisplayText;
import java.util.List;

/**
 * The values that {@code console-titles.ftl} shows.
 *
 * @param employer the name of the employer; null for the whole realm
 * @param url the address of the page, below which its forms go
 * @param renameUrl the address of the form for another name; null where the reader may not
 * @param settingsUrl the address of the employer's settings; null where the reader sees none
 * @param otherUrl the page on which another employer is chosen; null where there is one alone
 * @param all whether a second factor is required whatever the title
 * @param switches whether the reader may switch the requirement of a title
 * @param rows the titles in use
 * @param unused the titles of settings that nobody has
 * @param near the pairs that are one letter apart
 * @param complete whether all titles are known
 * @param error what could not be done; null for nothing
 */
public record TitlesView(
    ConsoleFrameView frame,
    DisplayText employer,
    String url,
    String renameUrl,
    String settingsUrl,
    String otherUrl,
    boolean all,
    boolean switches,
    List<Row> rows,
    List<String> unused,
    List<TitlesInUse.Near> near,
    boolean complete,
    String error) {

  /**
   * A title.
   *
   * @param spellings the other ways in which employees have it written
   * @param listed whether the list of titles that counts has it
   * @param realm whether that list is the realm's
   */
  public record Row(
      String title,
      List<String> spellings,
      long employees,
      long withSecondFactor,
      boolean listed,
      boolean realm) {}
}
