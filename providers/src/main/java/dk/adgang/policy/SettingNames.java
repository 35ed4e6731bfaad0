package dk.adgang.policy;

import dk.adgang.PureRule;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether settings have the right names. One that is misspelt would be saved, and mean nothing. */
@PureRule
public final class SettingNames {

  /** How many SMS an employer pays for in a day. */
  public static final String SMS_DAY_BUDGET = "adgang.sms.dayBudget";

  /** What an employer can decide, as attributes of the organization. */
  public static final Set<String> OF_EMPLOYER =
      Set.of(
          SecondFactorSettings.SMS,
          SMS_DAY_BUDGET,
          SecondFactorSettings.REQUIREMENT,
          SecondFactorSettings.REQUIRED_TITLES,
          SecondFactorSettings.GRACE_DAYS,
          SecondFactorSettings.METHODS,
          SecondFactorSettings.REMEMBER_DEVICE_DAYS,
          SecondFactorSettings.TRUST_BROKER,
          SecondFactorSettings.TRUSTED_ACR);

  /** What a realm can decide for all of them, as the settings of its required action. */
  static final Set<String> OF_REALM =
      OF_EMPLOYER.stream()
          .filter(name -> !name.equals(SMS_DAY_BUDGET))
          .collect(Collectors.toUnmodifiableSet());

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;

  /** Settings of ours begin with it; other names are somebody else's. */
  private static final String PREFIX = "adgang.";

  /** Letters and digits tell names apart: a space or a quotation mark before it is a mistake. */
  private static final Pattern OURS =
      Pattern.compile("[^\\p{L}\\p{N}]*" + Pattern.quote(PREFIX) + "(.*)", FLAGS);

  /** One letter in so many may be wrong in a name that still says what was meant. */
  private static final int LETTERS_A_MISTAKE = 3;

  private static final String LIST =
      "The documentation for operators lists all settings, under «Every setting».";

  private SettingNames() {}

  /** Whether a name begins like one of ours, in upper or lower case. */
  static boolean isOurs(String name) {
    return OURS.matcher(name).matches();
  }

  /**
   * Returns a sentence for each name that begins like one of ours and is none, with the right one
   * that is near, or the place where all are listed.
   *
   * @param names as they are to be saved
   * @param known the right ones
   */
  public static List<SettingProblem> problems(Collection<String> names, Set<String> known) {
    return names.stream()
        .filter(SettingNames::isOurs)
        .filter(name -> !known.contains(name))
        .sorted()
        .map(name -> unknown(name, advice(name, known)))
        .toList();
  }

  /**
   * The same of a required action, whose settings are all known: a name that lacks only the
   * beginning of ours was meant to be one.
   */
  static List<SettingProblem> problemsOfAction(Collection<String> names, Set<String> known) {
    return Stream.concat(
            problems(names, known).stream(),
            names.stream()
                .filter(name -> !known.contains(name) && known.contains(PREFIX + name.strip()))
                .sorted()
                .map(name -> unknown(name, "Did you mean " + PREFIX + name.strip() + "?")))
        .toList();
  }

  private static SettingProblem unknown(String name, String advice) {
    return new SettingProblem(name, "«" + name + "» is no setting here. " + advice, "");
  }

  private static String advice(String name, Set<String> known) {
    String typed = bare(name);
    return known.stream()
        .filter(right -> right.startsWith(PREFIX))
        .filter(right -> isNear(typed, bare(right)) || isNear(last(typed), last(right)))
        .min(
            Comparator.<String>comparingInt(right -> distance(last(typed), last(right)))
                .thenComparingInt(right -> distance(typed, bare(right)))
                .thenComparing(Comparator.naturalOrder()))
        .map(right -> "Did you mean " + right + "?")
        .orElse(LIST);
  }

  /** All names begin alike, so that this beginning says nothing about what was meant. */
  private static String bare(String name) {
    return OURS.matcher(name).replaceFirst("$1").strip();
  }

  private static boolean isNear(String typed, String right) {
    int most = typed.length() / LETTERS_A_MISTAKE;
    return Math.abs(typed.length() - right.length()) <= most && distance(typed, right) <= most;
  }

  /** The word behind the last dot says most of what was meant. */
  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** How many letters are to be typed, left out or changed (Levenshtein), whatever their case. */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
