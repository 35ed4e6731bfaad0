package dk.adgang.secondfactor.method.sms;

import dk.adgang.common.PureRule;
import dk.adgang.policy.settings.SettingNames;
import dk.adgang.policy.settings.SettingProblem;
import dk.adgang.secondfactor.method.MessagePrice;
import dk.adgang.secondfactor.method.sms.credential.PhoneNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings of a realm about sending SMS. They are the configuration of the required action
 * {@code enrol-sms}.
 *
 * @param off whether nothing is sent at all
 * @param countries where numbers may be, as ISO 3166-1 alpha-2; the first one is taken where
 *     somebody types a number without a country
 * @param most how many may be sent
 * @param price of one SMS, for an estimate of the cost; empty where nobody has told it
 * @param problems one sentence for each value that could not be understood; the default was taken
 *     instead, except that a switch that cannot be understood stops all SMS
 */
@PureRule
public record SmsSettings(
    boolean off,
    Set<String> countries,
    Map<Whose, Most> most,
    Optional<MessagePrice> price,
    List<SettingProblem> problems) {

  /** {@code true} stops all SMS of the realm at once. */
  static final String OFF = "adgang.sms.off";

  /** ISO 3166-1 alpha-2, for example {@code DK}. */
  static final String COUNTRIES = "adgang.sms.countries";

  /** An employer's own attribute: how many it pays for on any day. */
  static final String DAY_BUDGET = SettingNames.SMS_DAY_BUDGET;

  static final String DEFAULT_COUNTRY = "DK";

  /** More than any employer has employees. */
  private static final int MANY = 1_000_000;

  /** One of several values, with any separator: Keycloak itself puts {@code ##} between them. */
  private static final Pattern ONE = Pattern.compile("[^#,\\s]+");

  /** A number up to seven digits; digits of other scripts do not count. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");

  /** How many in any hour, and in any day. */
  public record Most(int hour, int day) {}

  /** The owner of a counter of SMS. */
  public enum Whose {
    /** A receiver, for all employees together. */
    NUMBER("Number", 10, 20, 100),
    /**
     * An employee. Each SMS allows five guesses, so this limits guesses, too: to five times as
     * many.
     */
    EMPLOYEE("Employee", 10, 20, 100),
    /** A network address. A whole shop has one. */
    ADDRESS("Address", 60, 300, MANY),
    /** An employer, or the realm for those who have none. */
    EMPLOYER("Employer", 300, 2_000, MANY);

    private final String word;
    private final int hour;
    private final int day;
    private final int highest;

    Whose(String word, int hour, int day, int highest) {
      this.word = word;
      this.hour = hour;
      this.day = day;
      this.highest = highest;
    }

    /** The name of the setting for an hour. */
    String perHour() {
      return "adgang.sms.per" + word + "Hour";
    }

    /** The name of the setting for a day. */
    String perDay() {
      return "adgang.sms.per" + word + "Day";
    }

    /** The name of the budget. */
    public String budget() {
      return "sms-" + word.toLowerCase(Locale.ROOT);
    }

    /** The limits where nothing is set. */
    Most usual() {
      return new Most(hour, day);
    }

    /** The highest value that can be set. */
    int highest() {
      return highest;
    }
  }

  public Most most(Whose whose) {
    return most.get(whose);
  }

  /**
   * Reads the settings.
   *
   * @param values by name; other names are ignored
   */
  public static SmsSettings read(Map<String, String> values) {
    List<SettingProblem> problems = new ArrayList<>();
    Map<Whose, Most> most = new EnumMap<>(Whose.class);
    for (Whose whose : Whose.values()) {
      most.put(
          whose,
          new Most(
              number(values, whose.perHour(), whose.usual().hour(), whose.highest(), problems),
              number(values, whose.perDay(), whose.usual().day(), whose.highest(), problems)));
    }
    return new SmsSettings(
        off(values, problems),
        countries(values, problems),
        Collections.unmodifiableMap(most),
        SmsPrice.read(values, problems),
        List.copyOf(problems));
  }

  /**
   * Reads an employer's own budget for a day.
   *
   * @param values of the attribute {@link #DAY_BUDGET}; may be empty
   * @param problems gets a sentence when they cannot be understood
   * @return empty when the realm's counts
   */
  static OptionalInt dayBudget(List<String> values, List<SettingProblem> problems) {
    if (values.isEmpty()) {
      return OptionalInt.empty();
    }
    OptionalInt number = values.size() == 1 ? whole(values.get(0), 0, MANY) : OptionalInt.empty();
    if (number.isEmpty()) {
      problems.add(
          SettingProblem.of(
              DAY_BUDGET, "must be one number from 0 to " + MANY, "the realm's counts"));
    }
    return number;
  }

  /** The problems of an employer's own attributes. */
  static List<SettingProblem> problemsOfEmployer(Map<String, List<String>> attributes) {
    List<SettingProblem> problems = new ArrayList<>();
    dayBudget(attributes.getOrDefault(DAY_BUDGET, List.of()), problems);
    return problems;
  }

  private static boolean off(Map<String, String> values, List<SettingProblem> problems) {
    String value = text(values, OFF).toLowerCase(Locale.ROOT);
    if (!Set.of("", "true", "false").contains(value)) {
      problems.add(SettingProblem.of(OFF, "must be true or false", "read as true"));
      return true;
    }
    return value.equals("true");
  }

  private static Set<String> countries(Map<String, String> values, List<SettingProblem> problems) {
    Set<String> countries = new LinkedHashSet<>();
    String text = text(values, COUNTRIES);
    if (!text.isEmpty() && !ONE.matcher(text).find()) {
      problems.add(SettingProblem.of(COUNTRIES, "has no value", "read as " + DEFAULT_COUNTRY));
    }
    ONE.matcher(text)
        .results()
        .map(found -> found.group().toUpperCase(Locale.ROOT))
        .forEach(
            country -> {
              if (PhoneNumber.isCountry(country)) {
                countries.add(country);
              } else {
                problems.add(
                    SettingProblem.of(
                        COUNTRIES, "has a value that is no country", "it is left out"));
              }
            });
    return Collections.unmodifiableSet(
        countries.isEmpty() ? new LinkedHashSet<>(Set.of(DEFAULT_COUNTRY)) : countries);
  }

  private static int number(
      Map<String, String> values,
      String name,
      int usual,
      int highest,
      List<SettingProblem> problems) {
    String value = text(values, name);
    if (value.isEmpty()) {
      return usual;
    }
    OptionalInt number = whole(value, 1, highest);
    if (number.isEmpty()) {
      problems.add(
          SettingProblem.of(name, "must be a number from 1 to " + highest, "read as " + usual));
    }
    return number.orElse(usual);
  }

  private static OptionalInt whole(String value, int lowest, int highest) {
    String text = value.strip();
    if (!NUMBER.matcher(text).matches()) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(text);
    return number >= lowest && number <= highest ? OptionalInt.of(number) : OptionalInt.empty();
  }

  private static String text(Map<String, String> values, String name) {
    String value = values.get(name);
    return value == null ? "" : value.strip();
  }
}
