package dk.adgang.policy;

import dk.adgang.PureRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Whether the titles of a setting are likely to be what was meant. A title is free text, so that
 * only a list of several in one value is refused; the rest is worth a warning.
 */
@PureRule
final class TitleLists {

  private static final Pattern BETWEEN = Pattern.compile("[,;/|·•\\r\\n\\t]|##");

  /** Words that stand between two titles, and within one, as in «Kok og tjener». */
  private static final Pattern PERHAPS_BETWEEN = Pattern.compile("\\s(?:og|eller|and|or|&|\\+)\\s");

  /** A list as a program writes it. */
  private static final Pattern JSON = Pattern.compile("(?s)\\s*\\[\\s*\".*\"\\s*]\\s*");

  private TitleLists() {}

  /**
   * A title of a setting.
   *
   * @param owner whose setting it is, as a sentence names it
   * @param text as somebody wrote it
   */
  record Listed(String owner, String text) {}

  /**
   * Returns a sentence for each value that lists several titles. A comma alone says nothing: the
   * value is one title when an employee has it, or when no part of it is a title.
   *
   * @param values one a title, as they are to be saved
   * @param held whether an employee has a title
   */
  static List<SettingProblem> problems(Collection<String> values, Predicate<Title> held) {
    Set<Title> whole = new HashSet<>();
    values.forEach(value -> Title.of(value).ifPresent(whole::add));
    List<SettingProblem> problems = new ArrayList<>();
    Predicate<Title> known = part -> whole.contains(part) || held.test(part);
    for (String value : values) {
      List<Title> parts = parts(value, BETWEEN);
      List<Title> perhaps = parts(value, PERHAPS_BETWEEN);
      if (Title.of(value).filter(held.negate()).isPresent()
          && (JSON.matcher(value).matches()
              || (parts.size() > 1 && parts.stream().anyMatch(known))
              || (perhaps.size() > 1 && perhaps.stream().allMatch(known)))) {
        problems.add(
            SettingProblem.of(
                SecondFactorSettings.REQUIRED_TITLES,
                "has the value «"
                    + value.strip()
                    + "», which lists several titles. Write each of them as a value of its own. If it is one title, give it"
                    + " to an employee first.",
                ""));
      }
    }
    return problems;
  }

  /** Whether a value has anything that may stand between two titles. */
  static boolean mayListSeveral(String value) {
    return value != null
        && (JSON.matcher(value).matches()
            || BETWEEN.matcher(value).find()
            || PERHAPS_BETWEEN.matcher(value).find());
  }

  private static List<Title> parts(String value, Pattern between) {
    return value == null
        ? List.of()
        : Arrays.stream(between.split(value)).flatMap(part -> Title.of(part).stream()).toList();
  }

  /**
   * Returns a sentence for each title that no employee has, and for each title of employees that is
   * one letter from a listed one.
   *
   * @param listed the titles of settings
   * @param held the titles of employees
   * @param complete whether no employee has another title; otherwise nobody can say that no
   *     employee has one
   */
  static List<String> warnings(
      Collection<Listed> listed, Collection<String> held, boolean complete) {
    Map<String, Title> employees = new HashMap<>();
    held.forEach(text -> Title.of(text).ifPresent(title -> employees.put(title.key(), title)));
    Map<String, Set<String>> keys = new HashMap<>();
    listed.forEach(
        one ->
            Title.of(one.text)
                .ifPresent(
                    title ->
                        keys.computeIfAbsent(one.owner, owner -> new HashSet<>())
                            .add(title.key())));
    List<String> warnings = new ArrayList<>();
    for (Listed one : listed) {
      Optional<Title> title = Title.of(one.text);
      // As long as no employee has any title, a list is merely early.
      if (title.isEmpty() || employees.isEmpty()) {
        continue;
      }
      if (complete && !employees.containsKey(title.get().key())) {
        warnings.add("no employee has the title «" + title.get() + "»" + of(one));
      }
      employees.values().stream()
          .filter(other -> !keys.get(one.owner).contains(other.key()))
          .filter(other -> oneApart(other.key(), title.get().key()))
          .map(
              other ->
                  "the title «"
                      + other
                      + "» of employees is one letter from «"
                      + title.get()
                      + "»"
                      + of(one)
                      + ", and is not listed")
          .sorted()
          .forEach(warnings::add);
    }
    return warnings;
  }

  private static String of(Listed one) {
    return " of " + SecondFactorSettings.REQUIRED_TITLES + " of " + one.owner;
  }

  /**
   * Whether one letter is typed too much, left out or changed, or two neighbours have changed
   * places.
   */
  static boolean oneApart(String one, String other) {
    int[] a = one.codePoints().toArray();
    int[] b = other.codePoints().toArray();
    if (a.length > b.length) {
      return oneApart(other, one);
    }
    int first = Arrays.mismatch(a, b);
    if (first < 0 || b.length - a.length > 1) {
      return false;
    }
    if (a.length < b.length) {
      return same(a, first, b, first + 1);
    }
    return same(a, first + 1, b, first + 1)
        || (first + 1 < a.length
            && a[first] == b[first + 1]
            && a[first + 1] == b[first]
            && same(a, first + 2, b, first + 2));
  }

  private static boolean same(int[] a, int fromA, int[] b, int fromB) {
    return Arrays.equals(a, fromA, a.length, b, fromB, b.length);
  }
}
