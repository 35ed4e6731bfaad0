package dk.adgang.link;

import dk.adgang.Rule;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What an administrator has decided about links. It is part of the configuration of the required
 * action {@code UPDATE_PASSWORD}.
 *
 * @param welcome how long a welcome link works, from sending
 * @param reset how long a reset link works, from sending
 * @param client the client that links lead to when nobody names one
 */
@Rule
record LinkSettings(Duration welcome, Duration reset, Optional<String> client) {

  static final String WELCOME_HOURS = "adgang.link.welcomeHours";
  static final String RESET_MINUTES = "adgang.link.resetMinutes";
  static final String CLIENT = "adgang.link.client";

  static final int DEFAULT_WELCOME_HOURS = 24;
  static final int DEFAULT_RESET_MINUTES = 60;

  private static final int MOST_HOURS = 24 * 7;
  private static final int MOST_MINUTES = 24 * 60;

  /** Reads the settings; what is missing or makes no sense is as it is out of the box. */
  static LinkSettings read(Map<String, String> values) {
    return new LinkSettings(
        Duration.ofHours(
            number(values.get(WELCOME_HOURS), MOST_HOURS).orElse(DEFAULT_WELCOME_HOURS)),
        Duration.ofMinutes(
            number(values.get(RESET_MINUTES), MOST_MINUTES).orElse(DEFAULT_RESET_MINUTES)),
        Optional.ofNullable(values.get(CLIENT)).map(String::strip).filter(c -> !c.isEmpty()));
  }

  /**
   * Returns the name of the first setting that makes no sense, for an administrator who is about to
   * save it.
   */
  static Optional<String> refused(Map<String, String> values) {
    if (wrong(values.get(WELCOME_HOURS), MOST_HOURS)) {
      return Optional.of(WELCOME_HOURS);
    }
    return wrong(values.get(RESET_MINUTES), MOST_MINUTES)
        ? Optional.of(RESET_MINUTES)
        : Optional.empty();
  }

  Duration lifetime(LinkPurpose purpose) {
    return purpose == LinkPurpose.WELCOME ? welcome : reset;
  }

  private static boolean wrong(String value, int most) {
    return value != null && !value.isBlank() && number(value, most).isEmpty();
  }

  private static Optional<Integer> number(String value, int most) {
    try {
      return Optional.ofNullable(value)
          .map(text -> Integer.parseInt(text.strip()))
          .filter(n -> n >= 1 && n <= most);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
