package dk.adgang.admin.console.imports;

import dk.adgang.admin.console.visit.ConsoleFrameView;
import dk.adgang.admin.imports.ImportReport;
import dk.adgang.common.DisplayText;
import java.util.List;

/**
 * The values that {@code console-import-state.ftl} shows: what will come of a file, or has come.
 *
 * @param url where the form goes that begins it
 * @param againUrl the page on which another file is chosen
 * @param askedUrl the page with the owners of accounts who were asked
 * @param begun whether somebody began it
 * @param report the counts
 * @param problems the rows that create nobody
 * @param near titles that may be misspelt
 */
public record ImportStateView(
    ConsoleFrameView frame,
    String url,
    String againUrl,
    String askedUrl,
    boolean begun,
    ImportReport report,
    List<Problem> problems,
    List<Near> near) {

  /** A title that may be misspelt. */
  public record Near(DisplayText title, DisplayText meant, long rows) {

    static Near of(ImportReport.NearTitle near) {
      return new Near(
          DisplayText.of(near.title()).orElse(null),
          DisplayText.of(near.meant()).orElse(null),
          near.rows());
    }
  }

  /**
   * A row that creates nobody.
   *
   * @param column the name of the column, a code; null for the whole row
   * @param why in the reader's words
   */
  public record Problem(long line, String column, String why) {}
}
