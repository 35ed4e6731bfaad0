package dk.adgang.admin.employers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.adgang.common.PureRule;
import java.util.List;
import java.util.Map;

/**
 * The changes that other settings of an employer would bring, should everybody log in today.
 *
 * @param employees how many of the employer's were looked at: those whose account can be used
 * @param concerned for how many of them something changes
 * @param titles the same by title
 */
@PureRule
public record PreviewReport(int employees, int concerned, List<Line> titles) {

  /** The word in {@link Line#from} and {@link Person#from} where there are no days of grace. */
  public static final String NEXT_LOGIN = "nextLogin";

  /**
   * The employees of one title for whom something changes.
   *
   * @param title the title that requires it, or else the first that they have; null for none
   * @param concerned how many they are
   * @param noLongerRequired those of whom it is required no longer; they are in no other count
   * @param withSecondFactor those who have a second factor that still counts
   * @param onlyDisallowed those who have second factors, of which none counts any more: they prove
   *     one, and choose another
   * @param skipped those who have none that counts, and have chosen to skip it before
   * @param neverLoggedIn those of whom no login is kept among the events
   * @param cannotEnrol those who have none that counts, and could choose none: they could not log
   *     in
   * @param from how many must have one from when on: {@code nextLogin}, or the last day on which it
   *     can be put off
   * @param names the first of them
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Line(
      String title,
      int concerned,
      int noLongerRequired,
      int withSecondFactor,
      int onlyDisallowed,
      int skipped,
      int neverLoggedIn,
      int cannotEnrol,
      Map<String, Integer> from,
      List<Person> names) {}

  /**
   * One of them.
   *
   * @param from {@code nextLogin}, or the last day on which it can be put off; absent for somebody
   *     of whom it is required no longer, or not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Person(String id, String name, String from) {}
}
