package dk.adgang.policy.settings;

import dk.adgang.common.PureRule;
import dk.adgang.policy.Requirement;
import dk.adgang.policy.Title;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The decisions of an employer, or of a realm for all its employers, about the second factor. A
 * setting that was not made is empty, and the realm's counts.
 *
 * @param added whether a method was added that has to be, by the name of the setting
 * @param requirement the requirement for titles that are not listed
 * @param requiredTitles titles that must have a second factor, each as its {@link Title#key()}
 * @param graceDays how many days an employee may put it off, from the day on which the title came
 *     to require it
 * @param methods the methods that may be chosen; never an empty set
 * @param rememberDeviceDays how many days a device is remembered after a second factor; 0 is never
 * @param trustBroker whether the employer's own identity provider is believed that it has proven
 *     two factors
 * @param trustedAcr the values of {@code acr} by which it says so, besides {@code amr}
 * @param problems one sentence for each setting that could not be understood; the stricter meaning
 *     was taken instead
 */
@PureRule
public record SecondFactorSettings(
    Map<String, Boolean> added,
    Optional<Requirement> requirement,
    Optional<Set<String>> requiredTitles,
    Optional<Integer> graceDays,
    Optional<Set<String>> methods,
    Optional<Integer> rememberDeviceDays,
    Optional<Boolean> trustBroker,
    Optional<Set<String>> trustedAcr,
    List<SettingProblem> problems) {

  /** {@code true} or {@code false}. */
  public static final String SMS = "adgang.sms";

  /** {@code required} or {@code optional}. */
  public static final String REQUIREMENT = "adgang.secondFactor";

  /** One value a title. */
  public static final String REQUIRED_TITLES = "adgang.secondFactor.requiredTitles";

  /** 0 to {@value #MOST_DAYS}. */
  public static final String GRACE_DAYS = "adgang.secondFactor.graceDays";

  /** One value a method, each the id of one. */
  public static final String METHODS = "adgang.secondFactor.methods";

  /** 0 to {@value #MOST_DAYS}. */
  public static final String REMEMBER_DEVICE_DAYS = "adgang.rememberDeviceDays";

  /** {@code true} or {@code false}. */
  public static final String TRUST_BROKER = "adgang.trustBrokerSecondFactor";

  /** One value of {@code acr} each; upper and lower case differ. */
  public static final String TRUSTED_ACR = "adgang.trustBrokerSecondFactor.acr";

  /** The most days that can be set, of each kind. */
  public static final int MOST_DAYS = 90;

  /**
   * A title is no longer, and neither is a value of an employer's setting: in the units of UTF-16,
   * in which Keycloak's own check of an attribute and H2's columns count.
   */
  public static final int LONGEST_TITLE = 255;

  /** The settings where nobody decided anything. */
  public static final SecondFactorSettings NONE =
      read(Map.of(), new KnownMethods(List.of(), Map.of()));

  /**
   * The method that counts where nobody can tell which were meant. An authenticator app needs
   * neither a device that few have nor an SMS that costs money.
   */
  private static final String METHOD_WHEN_IN_DOUBT = "otp";

  /**
   * Reads the settings from named values.
   *
   * <p>A value that cannot be understood never weakens anything: an unknown requirement is read as
   * required, an unknown word for a method as not added, an unknown number of days as none.
   *
   * @param values multi-valued settings by name; other names are ignored
   * @param known the methods that there are
   */
  public static SecondFactorSettings read(Map<String, List<String>> values, KnownMethods known) {
    List<SettingProblem> problems = new ArrayList<>();
    SettingReading reading = new SettingReading(values, problems);
    return new SecondFactorSettings(
        reading.added(known),
        reading.one(
            REQUIREMENT,
            Requirement::of,
            Requirement.REQUIRED,
            "must be required or optional",
            "read as required"),
        reading.titles(),
        reading.days(GRACE_DAYS),
        reading.methods(),
        reading.days(REMEMBER_DEVICE_DAYS),
        reading.yesOrNo(TRUST_BROKER),
        reading.classes(),
        List.copyOf(problems));
  }

  /**
   * Reads the settings from texts in which Keycloak has joined the values. Where it cannot be told
   * which values these were, the stricter reading counts: each title that may have been meant
   * requires a second factor, of a list without any title everybody does; and no class is believed
   * that may not have been meant.
   *
   * @param texts by name; other names are ignored
   * @param known the methods that there are
   */
  public static SecondFactorSettings readJoined(Map<String, String> texts, KnownMethods known) {
    Map<String, List<String>> values = new HashMap<>();
    List<SettingProblem> problems = new ArrayList<>();
    texts.forEach(
        (name, text) -> {
          if (text != null && !text.isBlank()) {
            values.put(name, Arrays.asList(text.split(JoinedValues.SEPARATOR, -1)));
          }
        });
    for (String name : List.of(REQUIRED_TITLES, METHODS, TRUSTED_ACR)) {
      if (values.containsKey(name)) {
        joined(name, JoinedValues.read(texts.get(name)), values, problems);
      }
    }
    SecondFactorSettings settings = read(values, known);
    problems.addAll(settings.problems);
    return settings.with(problems);
  }

  private static void joined(
      String name,
      JoinedValues joined,
      Map<String, List<String>> values,
      List<SettingProblem> problems) {
    boolean titles = name.equals(REQUIRED_TITLES);
    List<String> meant = new ArrayList<>(joined.sure());
    if (!name.equals(TRUSTED_ACR)) {
      meant.addAll(joined.possible());
    }
    if (meant.isEmpty() && titles) {
      values.remove(name);
    } else {
      values.put(name, meant.isEmpty() ? List.of("") : meant);
    }
    if (joined.none() && titles) {
      problems.add(SettingProblem.of(name, "has no value", "all titles are required to have one"));
      values.put(REQUIREMENT, List.of(Requirement.REQUIRED.name()));
    } else if (joined.none() && name.equals(TRUSTED_ACR)) {
      problems.add(SettingProblem.of(name, "has no value", "none is believed"));
    } else if (joined.doubtful()) {
      problems.add(
          SettingProblem.of(
              name,
              "has a value that begins or ends with #, so that it cannot be told from its neighbour",
              titles ? "each way to read it counts" : "it is ignored"));
    }
  }

  /** Returns these settings with a sentence added for each name that does not exist. */
  public SecondFactorSettings withNames(Collection<String> names, Set<String> known) {
    List<SettingProblem> misspelt = SettingNames.problems(names, known);
    return misspelt.isEmpty()
        ? this
        : with(Stream.concat(problems.stream(), misspelt.stream()).toList());
  }

  /**
   * Returns these settings without the methods that do not exist, and with a sentence about them.
   * Where none is left, one method counts that everybody can use.
   *
   * @param known the methods that there are
   */
  public SecondFactorSettings withMethods(KnownMethods known) {
    if (methods.isEmpty()) {
      return this;
    }
    Set<String> meant = new TreeSet<>(methods.get());
    meant.retainAll(known.ids());
    List<SettingProblem> all = new ArrayList<>(problems);
    if (meant.size() < methods.get().size()) {
      all.add(
          SettingProblem.of(
              METHODS,
              "has a value that is none of " + String.join(", ", known.ids()),
              meant.isEmpty() ? "read as " + METHOD_WHEN_IN_DOUBT + " alone" : "it is ignored"));
    }
    known
        .addedBy()
        .forEach(
            (method, setting) -> {
              if (meant.equals(Set.of(method)) && !added.getOrDefault(setting, true)) {
                all.add(
                    SettingProblem.of(
                        METHODS,
                        "has " + method + " alone, and " + setting + " is false",
                        "nobody can choose a second factor"));
              }
            });
    return with(
        Optional.of(meant.isEmpty() ? Set.of(METHOD_WHEN_IN_DOUBT) : Set.copyOf(meant)), all);
  }

  private SecondFactorSettings with(List<SettingProblem> otherProblems) {
    return with(methods, otherProblems);
  }

  private SecondFactorSettings with(
      Optional<Set<String>> otherMethods, List<SettingProblem> otherProblems) {
    return new SecondFactorSettings(
        added,
        requirement,
        requiredTitles,
        graceDays,
        otherMethods,
        rememberDeviceDays,
        trustBroker,
        trustedAcr,
        List.copyOf(otherProblems));
  }

  private Map<String, Boolean> madeHereOr(Map<String, Boolean> ofRealm) {
    if (added.isEmpty() || added.keySet().equals(ofRealm.keySet())) {
      return added.isEmpty() ? ofRealm : added;
    }
    Map<String, Boolean> both = new HashMap<>(ofRealm);
    both.putAll(added);
    return both;
  }

  /** These settings, and those of the realm where a setting was not made. */
  public SecondFactorSettings or(SecondFactorSettings realm) {
    return new SecondFactorSettings(
        madeHereOr(realm.added),
        requirement.or(realm::requirement),
        requiredTitles.or(realm::requiredTitles),
        graceDays.or(realm::graceDays),
        methods.or(realm::methods),
        rememberDeviceDays.or(realm::rememberDeviceDays),
        trustBroker.or(realm::trustBroker),
        trustedAcr.or(realm::trustedAcr),
        List.of());
  }
}
