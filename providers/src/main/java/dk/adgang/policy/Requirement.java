package dk.adgang.policy;

import dk.adgang.common.PureRule;
import java.util.Locale;
import java.util.Optional;

/** Whether an employee may skip the second factor. */
@PureRule
public enum Requirement {
  REQUIRED,
  OPTIONAL;

  /** Returns the requirement that a setting names, or empty when it names none. */
  public static Optional<Requirement> of(String setting) {
    return switch (setting.strip().toLowerCase(Locale.ROOT)) {
      case "required" -> Optional.of(REQUIRED);
      case "optional" -> Optional.of(OPTIONAL);
      default -> Optional.empty();
    };
  }
}
