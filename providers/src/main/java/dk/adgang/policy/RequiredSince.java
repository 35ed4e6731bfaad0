package dk.adgang.policy;

import dk.adgang.common.PureRule;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The days since which a second factor is known to be required of one employee, one for each rule
 * that requires it and gives days of grace. It is remembered with the employee as one text for
 * each, {@code 2026-11-22 kaffehuset: butikschef}: the day, the employer's alias, the title.
 *
 * <p>A text that cannot be understood ends the grace: it is kept as it is, and gives no day.
 */
@PureRule
public final class RequiredSince {

  /** Nothing is remembered. */
  public static final RequiredSince NEVER = new RequiredSince(List.of(), Map.of(), true);

  private static final int DAY = "2026-11-22".length();

  private final List<String> misunderstood;
  private final Map<String, LocalDate> days;
  private final boolean understood;

  private RequiredSince(
      List<String> misunderstood, Map<String, LocalDate> days, boolean understood) {
    this.misunderstood = misunderstood;
    this.days = days;
    this.understood = understood;
  }

  /** Reads what was remembered, in any order. */
  static RequiredSince read(List<String> stored) {
    List<String> texts = stored.stream().map(text -> Objects.requireNonNullElse(text, "")).toList();
    Map<String, LocalDate> days = new TreeMap<>();
    boolean understood = true;
    for (String text : texts) {
      Optional<LocalDate> day = day(text);
      if (day.isPresent()) {
        // Of two days the earlier one counts, so that one more text gives nobody a longer grace.
        days.merge(text.substring(DAY + 1), day.get(), (a, b) -> a.isBefore(b) ? a : b);
      } else {
        understood = false;
      }
    }
    return new RequiredSince(understood ? List.of() : texts, days, understood);
  }

  private static Optional<LocalDate> day(String text) {
    if (text.length() <= DAY || text.charAt(DAY) != ' ') {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text.substring(0, DAY)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static RequiredSince of(Map<String, LocalDate> days) {
    return new RequiredSince(List.of(), days, true);
  }

  /** Whether every text was understood. */
  boolean understood() {
    return understood;
  }

  /** The day on which a requirement was first met; empty when it was not met before. */
  Optional<LocalDate> of(String requirement) {
    return Optional.ofNullable(days.get(requirement));
  }

  /** The texts to remember. */
  public List<String> texts() {
    return understood
        ? days.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).sorted().toList()
        : misunderstood;
  }
}
