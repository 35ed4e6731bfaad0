package dk.adgang.admin.employers;

import dk.adgang.common.PureRule;
import dk.adgang.policy.Requirement;
import dk.adgang.policy.SecondFactorPolicy.Decision;
import dk.adgang.policy.Title;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares what is decided about each employee with what would be decided by other settings, and
 * counts by title.
 */
@PureRule
final class PreviewTally {

  /** More names are not kept; the counts are of all. */
  static final int MOST_NAMES = 50;

  private final Map<String, Counted> byTitle = new TreeMap<>();
  private int employees;
  private int concerned;

  /**
   * An employee.
   *
   * @param titles all that they have
   * @param before what is decided now
   * @param after what would be decided
   * @param methods the ids of the second factors that they have
   * @param skipped whether they chose to skip it
   * @param loggedIn whether a login is known
   */
  record Subject(
      String id,
      String name,
      List<Title> titles,
      Decision before,
      Decision after,
      List<String> methods,
      boolean skipped,
      boolean loggedIn) {}

  private static final class Counted {

    private final String title;
    private final Map<String, Integer> from = new TreeMap<>();
    private final List<PreviewReport.Person> names = new ArrayList<>();
    private int concerned;
    private int noLongerRequired;
    private int withFactor;
    private int onlyDisallowed;
    private int skipped;
    private int neverLoggedIn;
    private int cannotEnrol;

    Counted(String title) {
      this.title = title;
    }

    private PreviewReport.Line line() {
      return new PreviewReport.Line(
          title,
          concerned,
          noLongerRequired,
          withFactor,
          onlyDisallowed,
          skipped,
          neverLoggedIn,
          cannotEnrol,
          from,
          names);
    }
  }

  /**
   * Adds an employee.
   *
   * @param open the ids of the methods that the realm lets anybody choose
   */
  void add(Subject employee, Set<String> open) {
    employees++;
    boolean lost = counts(employee, employee.before) && !counts(employee, employee.after);
    boolean same =
        employee.before.requirement() == employee.after.requirement()
            && employee.before.lastDay().equals(employee.after.lastDay());
    boolean stuck = isStuck(employee, employee.after, open);
    if (same && !lost && (!stuck || isStuck(employee, employee.before, open))) {
      return;
    }
    concerned++;
    Counted counted = counted(employee);
    counted.concerned++;
    boolean required = employee.after.requirement() == Requirement.REQUIRED;
    String from =
        required
            ? employee.after.lastDay().map(LocalDate::toString).orElse(PreviewReport.NEXT_LOGIN)
            : null;
    if (counted.names.size() < MOST_NAMES) {
      counted.names.add(new PreviewReport.Person(employee.id, employee.name, from));
    }
    if (!required && !lost) {
      counted.noLongerRequired++;
      return;
    }
    if (required) {
      counted.from.merge(from, 1, Integer::sum);
    }
    if (!employee.loggedIn) {
      counted.neverLoggedIn++;
    }
    if (counts(employee, employee.after)) {
      counted.withFactor++;
      return;
    }
    if (!employee.methods.isEmpty()) {
      counted.onlyDisallowed++;
    }
    if (employee.skipped) {
      counted.skipped++;
    }
    if (stuck) {
      counted.cannotEnrol++;
    }
  }

  private Counted counted(Subject employee) {
    Optional<Title> title =
        employee
            .after
            .title()
            .or(employee.before::title)
            .or(() -> employee.titles.stream().findFirst());
    return byTitle.computeIfAbsent(
        title.map(Title::key).orElse(""), key -> new Counted(title.map(Title::text).orElse(null)));
  }

  /** Whether the employee has a method that a login is content with. */
  private static boolean counts(Subject employee, Decision decision) {
    return employee.methods.stream().anyMatch(method -> may(decision, method));
  }

  /**
   * True when a login requires a method, and the employee has none that counts and can add none.
   */
  private static boolean isStuck(Subject employee, Decision decision, Set<String> open) {
    return decision.requirement() == Requirement.REQUIRED
        && !counts(employee, decision)
        && open.stream().noneMatch(method -> may(decision, method));
  }

  private static boolean may(Decision decision, String method) {
    return decision.offers(method);
  }

  PreviewReport report() {
    return new PreviewReport(
        employees, concerned, byTitle.values().stream().map(Counted::line).toList());
  }
}
