package dk.adgang.admin.console.employers;

import dk.adgang.admin.console.visit.ConsoleFrameView;
import dk.adgang.admin.console.visit.DayWords;
import dk.adgang.admin.employers.PreviewReport;
import dk.adgang.common.DisplayText;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that {@code console-preview.ftl} shows, before settings are changed.
 *
 * @param url where the form goes that does it
 * @param sent the fields that were sent, which the form sends again
 * @param back the button that leads back to what was typed; false where a link does
 * @param backUrl where the link back leads
 * @param employees how many employees were looked at
 * @param concerned for how many of them something changes
 * @param lines the same by title
 */
public record PreviewView(
    ConsoleFrameView frame,
    DisplayText employer,
    DisplayText subject,
    String url,
    Map<String, List<String>> sent,
    boolean back,
    String backUrl,
    int employees,
    int concerned,
    List<LineView> lines) {

  /** In how many names a title is shown; the others are a number. */
  private static final int MOST_NAMES = 12;

  /**
   * The employees of one title for whom something changes.
   *
   * @param title null for those without one
   * @param nextLogin how many must have a second factor at the next login
   * @param later how many must have one on a later day, by the last day in words
   * @param names the first of them
   * @param more how many are not among the names
   */
  public record LineView(
      String title,
      int concerned,
      int noLongerRequired,
      int withSecondFactor,
      int onlyDisallowed,
      int skipped,
      int neverLoggedIn,
      int cannotEnrol,
      int nextLogin,
      Map<String, Integer> later,
      List<String> names,
      int more) {

    static LineView of(PreviewReport.Line line, DayWords days) {
      Map<String, Integer> later = new LinkedHashMap<>();
      line.from().entrySet().stream()
          .filter(each -> !each.getKey().equals(PreviewReport.NEXT_LOGIN))
          .sorted(Map.Entry.comparingByKey())
          .forEach(each -> later.put(days.of(LocalDate.parse(each.getKey())), each.getValue()));
      List<String> names =
          line.names().stream().limit(MOST_NAMES).map(PreviewReport.Person::name).toList();
      return new LineView(
          line.title(),
          line.concerned(),
          line.noLongerRequired(),
          line.withSecondFactor(),
          line.onlyDisallowed(),
          line.skipped(),
          line.neverLoggedIn(),
          line.cannotEnrol(),
          line.from().getOrDefault(PreviewReport.NEXT_LOGIN, 0),
          later,
          names,
          line.concerned() - names.size());
    }
  }
}
