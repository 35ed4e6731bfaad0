package dk.adgang.brand;

import dk.adgang.common.DisplayText;
import dk.adgang.common.PureRule;
import dk.adgang.policy.settings.SettingNames;
import dk.adgang.policy.settings.SettingProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The name by which employees know their employer: its own, or that of the organization. */
@PureRule
final class BrandName {

  /** A header on a phone has room for no more. */
  static final int LONGEST = 60;

  private BrandName() {}

  /**
   * Returns the name; empty where there is nothing to show.
   *
   * @param organization the name of the organization; null for none
   * @param attributes those of the organization
   */
  static Optional<DisplayText> of(String organization, Map<String, List<String>> attributes) {
    return own(attributes)
        .filter(name -> length(name) <= LONGEST)
        .flatMap(DisplayText::of)
        .or(() -> DisplayText.of(organization));
  }

  /** Says what is wrong with a name that is to be stored. */
  static List<SettingProblem> problems(Map<String, List<String>> attributes) {
    Optional<String> own = own(attributes);
    if (own.filter(name -> DisplayText.of(name).isEmpty()).isPresent()) {
      return List.of(SettingProblem.of(SettingNames.BRAND_NAME, "is blank", ""));
    }
    return own.filter(name -> length(name) > LONGEST).isPresent()
        ? List.of(
            SettingProblem.of(
                SettingNames.BRAND_NAME, "has more than " + LONGEST + " characters", ""))
        : List.of();
  }

  private static Optional<String> own(Map<String, List<String>> attributes) {
    return attributes.getOrDefault(SettingNames.BRAND_NAME, List.of()).stream().findFirst();
  }

  private static int length(String name) {
    return name.codePointCount(0, name.length());
  }
}
