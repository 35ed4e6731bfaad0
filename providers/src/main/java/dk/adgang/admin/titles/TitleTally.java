package dk.adgang.admin.titles;

import dk.adgang.common.PureRule;
import dk.adgang.policy.Title;
import dk.adgang.policy.TitleLists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts spellings that are the same title together, and compares titles with each other. */
@PureRule
final class TitleTally {

  /** Nobody reads more pairs. */
  private static final int MOST_PAIRS = 100;

  private final Map<String, Counted> byKey = new TreeMap<>();

  private static final class Counted {

    private final Set<String> spellings = new LinkedHashSet<>();
    private final Set<String> employers = new TreeSet<>();
    private boolean realm;
    private String title;
    private long mostOfOne = -1;
    private long employees;
    private long withFactor;

    private TitleInUse.Required required() {
      return new TitleInUse.Required(realm, List.copyOf(employers));
    }
  }

  /**
   * Adds a title as employees have it written. The spelling of most employees names the title.
   *
   * @param text as it is stored; one that names no title is left out
   */
  void held(String text, long employees, long withFactor) {
    Title.of(text)
        .ifPresent(
            title -> {
              Counted counted = counted(title);
              counted.spellings.add(text);
              counted.employees += employees;
              counted.withFactor += withFactor;
              if (employees > counted.mostOfOne) {
                counted.mostOfOne = employees;
                counted.title = title.text();
              }
            });
  }

  /** Adds a title that the realm's settings list. */
  void listedByRealm(String text) {
    Title.of(text).ifPresent(title -> counted(title).realm = true);
  }

  /** Adds a title that the settings of an employer list. */
  void listedBy(String employer, String text) {
    Title.of(text).ifPresent(title -> counted(title).employers.add(employer));
  }

  /** Whether an employee has the title. */
  boolean isHeld(String text) {
    return Title.of(text)
        .map(title -> byKey.get(title.key()))
        .filter(counted -> !counted.spellings.isEmpty())
        .isPresent();
  }

  private Counted counted(Title title) {
    Counted counted = byKey.computeIfAbsent(title.key(), key -> new Counted());
    if (counted.title == null) {
      counted.title = title.text();
    }
    return counted;
  }

  /** The titles that employees have, in alphabetical order. */
  List<TitleInUse> inUse() {
    return byKey.values().stream()
        .filter(each -> !each.spellings.isEmpty())
        .map(
            each ->
                new TitleInUse(
                    each.title,
                    List.copyOf(each.spellings),
                    each.employees,
                    each.withFactor,
                    each.required()))
        .toList();
  }

  /** The titles of settings that no employee has, in alphabetical order. */
  List<TitlesInUse.Unused> unused() {
    return byKey.values().stream()
        .filter(each -> each.spellings.isEmpty())
        .map(each -> new TitlesInUse.Unused(each.title, each.required()))
        .toList();
  }

  /** The pairs of titles, of employees or settings, that are one letter apart. */
  List<TitlesInUse.Near> near() {
    List<String> keys =
        byKey.keySet().stream().sorted(Comparator.comparingInt(String::length)).toList();
    List<TitlesInUse.Near> pairs = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      String one = keys.get(i);
      for (int j = i + 1; j < keys.size(); j++) {
        String other = keys.get(j);
        // One letter has two units at most. The keys grow, so that no later one is nearer.
        if (other.length() - one.length() > 2) {
          break;
        }
        if (TitleLists.oneApart(one, other)) {
          pairs.add(new TitlesInUse.Near(byKey.get(one).title, byKey.get(other).title));
          if (pairs.size() == MOST_PAIRS) {
            return pairs;
          }
        }
      }
    }
    return pairs;
  }
}
