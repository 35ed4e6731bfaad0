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
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Looks at the rows of a file by themselves, and tells which can be created. */
@PureRule
final class ImportCheck {

  private static final int LONGEST = 255;

  /** The form of an address; Keycloak looks closer when it stores one. */
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

  /** The beginnings by which spreadsheets know a formula; OWASP, CSV Injection. */
  private static final Pattern FORMULA = Pattern.compile("[=+@\\t\\r-].*", Pattern.DOTALL);

  /** A number with its country begins like a formula, but is a number. */
  private static final Pattern NUMBER = Pattern.compile("\\+[0-9][0-9 ().\\-/\u00a0]*");

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
   * @param phones whether a text is a number that can be proposed
   */
  static Checked of(ImportFile file, Set<String> languages, Predicate<String> phones) {
    List<ImportRow> right = new ArrayList<>();
    List<ImportProblem> problems = new ArrayList<>();
    Map<String, Long> lines = new HashMap<>();
    Set<Long> wide = new HashSet<>(file.wide());
    for (ImportRow row : file.rows()) {
      Optional<ImportProblem> problem =
          wide.contains(row.line())
              ? Optional.of(ImportProblem.of(row, null, Kind.TOO_MANY_CELLS, null))
              : problem(row, languages, phones);
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

  private static Optional<ImportProblem> problem(
      ImportRow row, Set<String> languages, Predicate<String> phones) {
    for (ImportColumn column : ImportColumn.values()) {
      String cell = row.cell(column);
      if (cell != null) {
        Kind kind = kind(column, cell);
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
    if (language != null && !languages.contains(language)) {
      return Optional.of(
          ImportProblem.of(row, ImportColumn.LANGUAGE, Kind.LANGUAGE_UNKNOWN, language));
    }
    String phone = row.cell(ImportColumn.PHONE);
    return phone == null || phones.test(phone)
        ? Optional.empty()
        : Optional.of(ImportProblem.of(row, ImportColumn.PHONE, Kind.PHONE_WRONG, phone));
  }

  private static Kind kind(ImportColumn column, String cell) {
    if (cell.length() > LONGEST) {
      return Kind.TOO_LONG;
    }
    if (UNREADABLE.matcher(cell).find()) {
      return Kind.UNREADABLE;
    }
    boolean number = column == ImportColumn.PHONE && NUMBER.matcher(cell).matches();
    return !number && FORMULA.matcher(cell).matches() ? Kind.FORMULA : null;
  }
}
