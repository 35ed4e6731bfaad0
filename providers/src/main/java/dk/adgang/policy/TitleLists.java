package dk.adgang.policy;

import dk.adgang.common.PureRule;
import dk.adgang.policy.settings.SecondFactorSettings;
import dk.adgang.policy.settings.SettingProblem;
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
 * Finds titles in a setting that were probably meant otherwise. A title is free text, so only a
 * list of several titles in one value is refused; the rest is worth a warning.
 */
@PureRule
public final class TitleLists {

  private static final Pattern BETWEEN =
      Pattern.compile("[,;/|·•،，；／、\\r\\n\\t\\x{0}\\x{B}\\f\\x{85}\\x{2028}\\x{2029}]|##");

  /** A value that begins or ends with what stands between two titles. */
  private static final Pattern TORN = Pattern.compile("(?s)\\s*[,;|،，；、].*|.*[,;|،，；、]\\s*");

  /** Words that stand between two titles, and within one, as in «Kok og tjener». */
  private static final Pattern PERHAPS_BETWEEN =
      Pattern.compile(
          "\\s(?:og|samt|eller|and|or|&|\\+)\\s", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** A list as a program writes it. */
  private static final Pattern JSON = Pattern.compile("(?s)\\s*\\[\\s*\".*\"\\s*]\\s*");

  private static final Pattern QUOTED = Pattern.compile("(?s)\\s*[\"'](.*)[\"']\\s*");

  private TitleLists() {}

  /**
   * A title of a setting.
   *
   * @param owner whose setting it is, as a sentence names it
   * @param text as somebody wrote it
   */
  record Listed(String owner, String text) {}

  /**
   * Returns a sentence for each value that lists several titles, or begins or ends like a piece of
   * such a list. A comma within says nothing: the value is one title when an employee has it, or
   * when no part of it is a title.
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
              || TORN.matcher(value).matches()
              || (parts.size() > 1 && parts.stream().anyMatch(known))
              || (perhaps.size() > 1 && perhaps.stream().allMatch(known)))) {
        problems.add(
            SettingProblem.of(
                SecondFactorSettings.REQUIRED_TITLES,
                "has the value «"
                    + value.strip()
                    + (TORN.matcher(value).matches()
                        ? "», which looks like a piece of a list"
                        : "», which lists several titles")
                    + ". Write each of them as a value of its own. If it is one title, give it"
                    + " to an employee first.",
                ""));
      }
    }
    return problems;
  }

  /** Whether a value holds anything that may separate two titles. */
  static boolean mayListSeveral(String value) {
    return value != null
        && (JSON.matcher(value).matches()
            || BETWEEN.matcher(value).find()
            || PERHAPS_BETWEEN.matcher(value).find());
  }

  /** The titles in a value, without the quotation marks that a program put around each. */
  private static List<Title> parts(String value, Pattern between) {
    return value == null
        ? List.of()
        : Arrays.stream(between.split(value))
            .map(part -> QUOTED.matcher(part).replaceFirst("$1"))
            .flatMap(part -> Title.of(part).stream())
            .toList();
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
    Set<List<String>> said = new HashSet<>();
    for (Listed one : listed) {
      Optional<Title> title = Title.of(one.text);
      // While no employee has any title, nothing can be said about a list. A title may be in it
      // twice.
      if (title.isEmpty()
          || employees.isEmpty()
          || !said.add(List.of(one.owner, title.get().key()))) {
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

  /** True when one letter is added, left out or changed, or two neighbours have changed places. */
  public static boolean oneApart(String one, String other) {
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
