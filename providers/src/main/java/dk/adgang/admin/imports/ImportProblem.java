package dk.adgang.admin.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.adgang.common.PureRule;

/**
 * Something that is wrong in a file. A row that has a problem creates nobody.
 *
 * @param line the line of the file, counted from 1
 * @param column the name of the column; absent for the whole row
 * @param code {@link Kind} in words for a program
 * @param about the value, or the line of another row, that it is about; absent for none
 */
@PureRule
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportProblem(long line, String column, Kind code, String about) {

  /** The longest part of a value that is shown. */
  private static final int SHOWN = 80;

  /** The faults that a row can have. */
  public enum Kind {
    /** There is no address. */
    EMAIL_MISSING,
    /** The text is no address. */
    EMAIL_WRONG,
    /** Another row has the address already; {@link ImportProblem#about} is its line. */
    REPEATED,
    /** A spreadsheet would take the text for a formula. */
    FORMULA,
    /** More than 255 characters. */
    TOO_LONG,
    /** Characters that no name holds. */
    UNREADABLE,
    /** The realm does not have the language. */
    LANGUAGE_UNKNOWN,
    /** The text is no mobile number that SMS can be sent to. */
    PHONE_WRONG,
    /** More cells than the heading has. */
    TOO_MANY_CELLS,
    /** The realm refuses the row; {@link ImportProblem#about} says why. */
    REFUSED
  }

  static ImportProblem of(ImportRow row, ImportColumn column, Kind kind, String about) {
    return new ImportProblem(
        row.line(),
        column == null ? null : column.field(),
        kind,
        about == null || about.length() <= SHOWN ? about : about.substring(0, SHOWN) + "…");
  }
}
