package dk.adgang.admin.console.imports;

import dk.adgang.admin.console.visit.ConsoleFrameView;
import dk.adgang.admin.imports.ImportReport;
import dk.adgang.admin.imports.ImportSample;
import dk.adgang.common.DisplayText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values that {@code console-import-state.ftl} shows: what will come of a file, or has come.
 *
 * @param url where the form goes that begins it
 * @param againUrl the page on which another file is chosen
 * @param askedUrl the page with the owners of accounts who were asked
 * @param begun whether somebody began it
 * @param tellsAsked whether a look tells which owners will be asked
 * @param report the counts
 * @param problems the rows that create nobody
 * @param near titles that may be misspelt
 * @param sample the first rows of a file that nobody began
 */
public record ImportStateView(
    ConsoleFrameView frame,
    String url,
    String againUrl,
    String askedUrl,
    boolean begun,
    boolean tellsAsked,
    ImportReport report,
    List<Problem> problems,
    List<Near> near,
    List<Row> sample) {

  /**
   * A row as it was understood.
   *
   * @param name first and last name; null for none, as the others
   */
  public record Row(
      long line, DisplayText name, DisplayText email, DisplayText title, DisplayText phone) {

    static Row of(ImportSample row) {
      String name =
          Stream.of(row.firstName(), row.lastName())
              .filter(Objects::nonNull)
              .collect(Collectors.joining(" "));
      return new Row(
          row.line(), text(name), text(row.email()), text(row.title()), text(row.phone()));
    }

    private static DisplayText text(String cell) {
      return DisplayText.of(cell).orElse(null);
    }
  }

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
