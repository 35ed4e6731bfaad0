package dk.adgang.policy;

import dk.adgang.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an employer, or a realm for all its employers, has decided about the second factor. A
 * setting that was not made is empty, and the realm's counts.
 *
 * @param sms whether SMS was added
 * @param requirement the requirement for titles that are not listed
 * @param requiredTitles titles that must have a second factor
 * @param problems one sentence for each value that could not be understood; the stricter meaning
 *     was taken instead
 */
@Rule
public record SecondFactorSettings(
    Optional<Boolean> sms,
    Optional<Requirement> requirement,
    Optional<Set<Title>> requiredTitles,
    List<String> problems) {

  /** {@code true} or {@code false}. */
  public static final String SMS = "adgang.sms";

  /** {@code required} or {@code optional}. */
  public static final String REQUIREMENT = "adgang.secondFactor";

  /** One value a title. */
  public static final String REQUIRED_TITLES = "adgang.secondFactor.requiredTitles";

  /** What holds where nobody decided anything. */
  static final SecondFactorSettings NONE =
      new SecondFactorSettings(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  /**
   * Reads the settings from named values.
   *
   * <p>A value that cannot be understood never weakens anything: an unknown requirement is read as
   * required, an unknown word for SMS as not added.
   *
   * @param values multi-valued settings by name; other names are ignored
   */
  public static SecondFactorSettings read(Map<String, List<String>> values) {
    List<String> problems = new ArrayList<>();
    Optional<Boolean> sms =
        single(values, SMS, problems)
            .map(
                value ->
                    switch (value) {
                      case "true" -> true;
                      case "false" -> false;
                      default -> {
                        problems.add(SMS + " must be true or false; read as false");
                        yield false;
                      }
                    });
    Optional<Requirement> requirement =
        single(values, REQUIREMENT, problems)
            .map(
                value ->
                    Requirement.of(value)
                        .orElseGet(
                            () -> {
                              problems.add(
                                  REQUIREMENT + " must be required or optional; read as required");
                              return Requirement.REQUIRED;
                            }));
    Optional<Set<Title>> titles =
        Optional.ofNullable(values.get(REQUIRED_TITLES)).map(SecondFactorSettings::titles);
    return new SecondFactorSettings(sms, requirement, titles, List.copyOf(problems));
  }

  private static Set<Title> titles(List<String> names) {
    Set<Title> titles = new HashSet<>();
    names.forEach(name -> Title.of(name).ifPresent(titles::add));
    return Set.copyOf(titles);
  }

  /**
   * Of several values none can be meant more than another: they are handed on as one that nobody
   * understands.
   */
  private static Optional<String> single(
      Map<String, List<String>> values, String name, List<String> problems) {
    List<String> all = values.getOrDefault(name, List.of());
    if (all.isEmpty()) {
      return Optional.empty();
    }
    if (all.size() > 1) {
      problems.add(name + " has several values");
    }
    return Optional.of(
        all.size() == 1 ? all.get(0).strip().toLowerCase(java.util.Locale.ROOT) : "");
  }
}
