package dk.adgang.policy;

import dk.adgang.Rule;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether settings have the right names. One that is misspelt would be saved, and mean nothing. */
@Rule
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

  /** Settings of ours begin with it; other names are somebody else's. */
  private static final String PREFIX = "adgang.";

  private SettingNames() {}

  /**
   * Returns a sentence for each name that begins like one of ours and is none, with the nearest
   * right one.
   *
   * @param names as they are to be saved
   * @param known the right ones, at least one
   */
  public static List<String> problems(Collection<String> names, Set<String> known) {
    return names.stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(PREFIX))
        .filter(name -> !known.contains(name))
        .sorted()
        .map(name -> name + " is no setting. Did you mean " + nearest(name, known) + "?")
        .toList();
  }

  private static String nearest(String name, Set<String> known) {
    return known.stream()
        .min(
            Comparator.<String>comparingInt(right -> distance(last(name), last(right)))
                .thenComparingInt(right -> distance(name, right))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  /** What stands behind the last dot says most of what was meant. */
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
