package dk.adgang.admin.imports;

import dk.adgang.admin.imports.ImportProblem.Kind;
import dk.adgang.common.PureRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks at the rows of a file by themselves, and tells which can be created. */
@PureRule
final class ImportCheck {

  private static final int LONGEST = 255;

  /** The form of an address; Keycloak looks closer when it stores one. */
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

  /** The beginnings by which spreadsheets know a formula; OWASP, CSV Injection. */
  private static final Pattern FORMULA = Pattern.compile("[=+@\\t\\r-].*", Pattern.DOTALL);

  private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\uFFFD<>]");

  private ImportCheck() {}

  /**
   * The rows, parted.
   *
   * @param right those that can be created
   * @param problems what is wrong with the others, at most one problem each
   */
  record Checked(List<ImportRow> right, List<ImportProblem> problems) {}

  /**
   * Parts the rows.
   *
   * @param languages the codes of the realm's languages
   */
  static Checked of(ImportFile file, Set<String> languages) {
    List<ImportRow> right = new ArrayList<>();
    List<ImportProblem> problems = new ArrayList<>();
    Map<String, Long> lines = new HashMap<>();
    Set<Long> wide = new HashSet<>(file.wide());
    for (ImportRow row : file.rows()) {
      Optional<ImportProblem> problem =
          wide.contains(row.line())
              ? Optional.of(ImportProblem.of(row, null, Kind.TOO_MANY_CELLS, null))
              : problem(row, languages);
      Long before = problem.isPresent() ? null : lines.putIfAbsent(row.address(), row.line());
      if (before != null) {
        problem =
            Optional.of(
                ImportProblem.of(row, ImportColumn.EMAIL, Kind.REPEATED, String.valueOf(before)));
      }
      problem.ifPresentOrElse(problems::add, () -> right.add(row));
    }
    return new Checked(right, problems);
  }

  private static Optional<ImportProblem> problem(ImportRow row, Set<String> languages) {
    for (ImportColumn column : ImportColumn.values()) {
      String cell = row.cell(column);
      if (cell != null) {
        Kind kind = kind(cell);
        if (kind != null) {
          return Optional.of(ImportProblem.of(row, column, kind, cell));
        }
      }
    }
    String address = row.cell(ImportColumn.EMAIL);
    if (address == null) {
      return Optional.of(ImportProblem.of(row, ImportColumn.EMAIL, Kind.EMAIL_MISSING, null));
    }
    if (!ADDRESS.matcher(address).matches()) {
      return Optional.of(ImportProblem.of(row, ImportColumn.EMAIL, Kind.EMAIL_WRONG, address));
    }
    String language = row.cell(ImportColumn.LANGUAGE);
    return language == null || languages.contains(language)
        ? Optional.empty()
        : Optional.of(
            ImportProblem.of(row, ImportColumn.LANGUAGE, Kind.LANGUAGE_UNKNOWN, language));
  }

  private static Kind kind(String cell) {
    if (cell.length() > LONGEST) {
      return Kind.TOO_LONG;
    }
    if (UNREADABLE.matcher(cell).find()) {
      return Kind.UNREADABLE;
    }
    return FORMULA.matcher(cell).matches() ? Kind.FORMULA : null;
  }
}
