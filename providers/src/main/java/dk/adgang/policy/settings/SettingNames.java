package dk.adgang.policy.settings;

import dk.adgang.common.PureRule;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether settings have the right names. One that is misspelt would be saved, and mean nothing. */
@PureRule
public final class SettingNames {

  /** How many SMS an employer pays for in a day. */
  public static final String SMS_DAY_BUDGET = "adgang.sms.dayBudget";

  /** The group of the organization whose members are the employer's managers. */
  public static final String MANAGERS_GROUP = "adgang.managers.group";

  /** The group of those managers who may change the employer's settings. */
  public static final String ADMINS_GROUP = "adgang.admins.group";

  /** What the employer says itself in the support panel. */
  public static final String SUPPORT_TEXT = "adgang.support.text";

  /** The number that the employer's employees call for help. */
  public static final String SUPPORT_PHONE = "adgang.support.phone";

  /** When somebody answers there. */
  public static final String SUPPORT_HOURS = "adgang.support.hours";

  /** The address of the employer's chat. */
  public static final String SUPPORT_CHAT = "adgang.support.chat";

  /** The name by which the employer's employees know it. */
  public static final String BRAND_NAME = "adgang.brand.name";

  /** The settings of an employer, which are attributes of the organization. */
  public static final Set<String> OF_EMPLOYER =
      Set.of(
          SecondFactorSettings.SMS,
          SMS_DAY_BUDGET,
          MANAGERS_GROUP,
          ADMINS_GROUP,
          SUPPORT_TEXT,
          SUPPORT_PHONE,
          SUPPORT_HOURS,
          SUPPORT_CHAT,
          BRAND_NAME,
          SecondFactorSettings.REQUIREMENT,
          SecondFactorSettings.REQUIRED_TITLES,
          SecondFactorSettings.GRACE_DAYS,
          SecondFactorSettings.METHODS,
          SecondFactorSettings.REMEMBER_DEVICE_DAYS,
          SecondFactorSettings.TRUST_BROKER,
          SecondFactorSettings.TRUSTED_ACR);

  private static final Set<String> OF_EMPLOYER_ALONE =
      Set.of(
          SMS_DAY_BUDGET,
          MANAGERS_GROUP,
          ADMINS_GROUP,
          SUPPORT_TEXT,
          SUPPORT_PHONE,
          SUPPORT_HOURS,
          SUPPORT_CHAT,
          BRAND_NAME);

  /** The settings of a realm for all its employers, which are those of its required action. */
  public static final Set<String> OF_REALM =
      OF_EMPLOYER.stream()
          .filter(name -> !OF_EMPLOYER_ALONE.contains(name))
          .collect(Collectors.toUnmodifiableSet());

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;

  /** Settings of ours begin with it; other names are somebody else's. */
  private static final String PREFIX = "adgang.";

  /** Letters and digits tell names apart: a space or a quotation mark before it is a mistake. */
  private static final Pattern OURS =
      Pattern.compile("[^\\p{L}\\p{N}]*" + Pattern.quote(PREFIX) + "(.*)", FLAGS);

  /** One letter in so many may be wrong in a name that still says what was meant. */
  private static final int LETTERS_A_MISTAKE = 3;

  /** So many letters may be wrong in a name that does not begin like ours, and was meant to. */
  private static final int WRONG_LETTERS = 2;

  /** A name of so many letters that lacks only our beginning is nobody else's by chance. */
  private static final int TELLING = 9;

  /** Characters between the words of a name, which say nothing. */
  private static final Pattern STYLE = Pattern.compile("[._\\-\\s]");

  /** Shorter words are in too many names to say which was meant. */
  private static final int SHORTEST_PART = 5;

  private static final String LIST =
      "The documentation for operators lists all settings, under «Every setting».";

  private SettingNames() {}

  /** Whether a name begins like one of ours, in upper or lower case. */
  static boolean isOurs(String name) {
    return OURS.matcher(name).matches();
  }

  /**
   * Returns a sentence for each name that begins like one of ours and is not one, with the right
   * one that is near, or the place where all are listed; and for each that is nearly a right one,
   * or lacks only the beginning.
   *
   * @param names as they are to be saved
   * @param known the right ones
   */
  public static List<SettingProblem> problems(Collection<String> names, Set<String> known) {
    return names.stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .flatMap(
            name ->
                isOurs(name)
                    ? Stream.of(unknown(name, advice(name, known)))
                    : meant(name, known).map(right -> unknown(name, didYouMean(right))).stream())
        .toList();
  }

  /**
   * Returns the same for a realm that may not use Adgang, where a name that is only nearly one of
   * ours is somebody else's.
   *
   * @param uses whether the realm uses Adgang
   */
  public static List<SettingProblem> problems(
      Collection<String> names, Set<String> known, boolean uses) {
    return problems(uses ? names : names.stream().filter(SettingNames::isOurs).toList(), known);
  }

  /**
   * Returns a sentence for each name that a required action of ours has no setting for, even one
   * that may belong to another jar: Keycloak would drop it without a word.
   */
  static List<SettingProblem> problemsOfAction(Collection<String> names, Set<String> known) {
    return names.stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .map(
            name ->
                unknown(
                    name,
                    meant(name, known)
                        .map(SettingNames::didYouMean)
                        .orElseGet(() -> advice(name, known))))
        .toList();
  }

  /** The right name that another one is nearly, whole, without its beginning, or its last word. */
  private static Optional<String> meant(String name, Set<String> known) {
    String typed = name.strip();
    return known.stream()
        .filter(right -> right.startsWith(PREFIX))
        .filter(
            right ->
                isTelling(typed, bare(right))
                    || isTelling(typed, last(right))
                    || (!typed.contains(right)
                        && Math.abs(typed.length() - right.length()) <= WRONG_LETTERS
                        && distance(typed, right) <= WRONG_LETTERS))
        .min(
            Comparator.<String>comparingInt(right -> distance(typed, right))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * Whether it is a name without its beginning, in whatever style programs write names; one letter
   * may be wrong.
   */
  private static boolean isTelling(String typed, String right) {
    String bare = STYLE.matcher(typed).replaceAll("");
    String meant = right.replace(".", "");
    return right.length() >= TELLING
        && Math.abs(bare.length() - meant.length()) <= 1
        && distance(bare, meant) <= 1;
  }

  private static String didYouMean(String right) {
    return "Did you mean " + right + "?";
  }

  private static SettingProblem unknown(String name, String advice) {
    return new SettingProblem(name, "«" + name + "» is no setting here. " + advice, "");
  }

  private static String advice(String name, Set<String> known) {
    String typed = bare(name);
    return known.stream()
        .filter(right -> right.startsWith(PREFIX))
        .filter(
            right ->
                isNear(typed, bare(right))
                    || isNear(last(typed), last(right))
                    || isPart(last(typed), last(right)))
        .min(
            Comparator.<String, Boolean>comparing(right -> !isPart(last(typed), last(right)))
                .thenComparingInt(right -> distance(last(typed), last(right)))
                .thenComparingInt(right -> distance(typed, bare(right)))
                .thenComparing(Comparator.naturalOrder()))
        .map(SettingNames::didYouMean)
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

  /** Whether a word was left out, as in {@code titles} for {@code requiredTitles}. */
  private static boolean isPart(String typed, String right) {
    return typed.length() >= SHORTEST_PART
        && right.toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT));
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
