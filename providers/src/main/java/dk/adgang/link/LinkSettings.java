package dk.adgang.link;

import dk.adgang.PureRule;
import dk.adgang.policy.SettingProblem;
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

  /** What Keycloak puts between two values. */
  private static final String SEPARATOR = "##";

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

  /** Returns what is wrong with each setting that makes no sense. */
  static List<SettingProblem> problems(Map<String, String> values) {
    return Stream.of(
            wrong(values, WELCOME_HOURS, MOST_HOURS, DEFAULT_WELCOME_HOURS),
            wrong(values, RESET_MINUTES, MOST_MINUTES, DEFAULT_RESET_MINUTES),
            several(values))
        .flatMap(Optional::stream)
        .toList();
  }

  Duration lifetime(LinkPurpose purpose) {
    return purpose == LinkPurpose.WELCOME ? welcome : reset;
  }

  private static Optional<SettingProblem> wrong(
      Map<String, String> values, String name, int most, int usual) {
    String value = values.get(name);
    return value != null && !value.isBlank() && number(value, most).isEmpty()
        ? Optional.of(
            SettingProblem.of(name, "must be a number from 1 to " + most, "read as " + usual))
        : Optional.empty();
  }

  private static Optional<SettingProblem> several(Map<String, String> values) {
    String value = values.get(CLIENT);
    return value != null && value.contains(SEPARATOR)
        ? Optional.of(
            SettingProblem.of(
                CLIENT, "must name one client", "links that name no client lead to no app"))
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
