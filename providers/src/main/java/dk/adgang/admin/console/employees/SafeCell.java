package dk.adgang.admin.console.employees;

import dk.adgang.common.PureRule;
import java.util.regex.Pattern;

/** A cell of a file for spreadsheets, which take some texts for formulas (OWASP, CSV Injection). */
@PureRule
final class SafeCell {

  /** Behind a comma too: a spreadsheet may part cells there. */
  private static final Pattern FORMULA =
      Pattern.compile("(?s)([=+@\\t\\r\\n-].*|.*[,;\\t]\\s*[=+@-].*)");

  private SafeCell() {}

  /**
   * Returns the text; one that would be a formula with an apostrophe in front, as a text has it.
   */
  static String of(String text) {
    if (text == null) {
      return "";
    }
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }
}
