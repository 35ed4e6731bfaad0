package dk.adgang.admin.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import dk.adgang.common.PureRule;
import java.util.List;

/**
 * The outcome of a file with employees, or the outcome that it would have.
 *
 * @param id of the import; absent where it was only looked at
 * @param employer the alias of the employer; absent for none
 * @param total how many rows the file has
 * @param pending how many rows are yet to be worked off
 * @param created how many were created
 * @param existing how many addresses have an account with the employer already: nothing is done
 *     with those
 * @param asked how many addresses have another account, whose owner is asked or was asked before;
 *     of a file that nobody began, how many of the pending ones, told to administrators alone
 * @param failed how many rows have a problem, and create nobody
 * @param problems the first of those
 * @param near titles of the file that nobody has, each with the one that was probably meant
 * @param ignored headings of columns that mean nothing here
 */
@PureRule
@JsonInclude(Include.NON_NULL)
public record ImportReport(
    String id,
    String employer,
    long total,
    long pending,
    long created,
    long existing,
    long asked,
    long failed,
    List<ImportProblem> problems,
    List<NearTitle> near,
    List<String> ignored) {

  /** More problems are not listed. */
  static final int MOST_PROBLEMS = 200;

  /** A title that may be misspelt. */
  public record NearTitle(String title, String meant, long rows) {}

  /** How many rows would create somebody, of a file that nobody began. */
  public long creating() {
    return pending - asked;
  }

  /** Whether nothing more is to be done. */
  @JsonProperty
  public boolean done() {
    return pending == 0;
  }
}
