package dk.adgang.link;

import dk.adgang.PureRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an administrator has decided about links. It is part of the configuration of the required
 * action {@code UPDATE_PASSWORD}.
 *
 * @param welcome how long a welcome link works, from sending
 * @param reset how long a reset link works, from sending
 * @param client the client that links lead to when nobody names one
 */
@PureRule
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

  /** Returns the names of the settings that make no sense. */
  static List<String> refused(Map<String, String> values) {
    return Stream.of(
            wrong(values, WELCOME_HOURS, MOST_HOURS), wrong(values, RESET_MINUTES, MOST_MINUTES))
        .flatMap(Optional::stream)
        .toList();
  }

  Duration lifetime(LinkPurpose purpose) {
    return purpose == LinkPurpose.WELCOME ? welcome : reset;
  }

  private static Optional<String> wrong(Map<String, String> values, String name, int most) {
    String value = values.get(name);
    return value != null && !value.isBlank() && number(value, most).isEmpty()
        ? Optional.of(name)
        : Optional.empty();
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
