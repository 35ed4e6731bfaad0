package dk.adgang.link;

import dk.adgang.common.PureRule;
import dk.adgang.policy.settings.SettingProblem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings of a realm about links. They are part of the configuration of the required action
 * {@code UPDATE_PASSWORD}.
 *
 * @param welcome how long a welcome link works, from sending
 * @param reset how long a reset link works, from sending
 * @param client the client that links lead to when the request names none
 */
@PureRule
public record LinkSettings(Duration welcome, Duration reset, Optional<String> client) {

  public static final String WELCOME_HOURS = "adgang.link.welcomeHours";
  public static final String RESET_MINUTES = "adgang.link.resetMinutes";
  public static final String CLIENT = "adgang.link.client";

  /** The separator that Keycloak puts between two values. */
  private static final String SEPARATOR = "##";

  /** No sign, and no digits of other scripts: they are read in one way only. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

  public static final int DEFAULT_WELCOME_HOURS = 24;
  public static final int DEFAULT_RESET_MINUTES = 60;

  private static final int MOST_HOURS = 24 * 7;
  private static final int MOST_MINUTES = 24 * 60;

  /** Reads the settings; a missing or senseless value becomes the default. */
  static LinkSettings read(Map<String, String> values) {
    return new LinkSettings(
        Duration.ofHours(
            number(values.get(WELCOME_HOURS), MOST_HOURS).orElse(DEFAULT_WELCOME_HOURS)),
        Duration.ofMinutes(
            number(values.get(RESET_MINUTES), MOST_MINUTES).orElse(DEFAULT_RESET_MINUTES)),
        Optional.ofNullable(values.get(CLIENT)).map(String::strip).filter(c -> !c.isEmpty()));
  }

  /** Returns the problem of each setting that makes no sense. */
  public static List<SettingProblem> problems(Map<String, String> values) {
    return Stream.of(
            wrong(values, WELCOME_HOURS, MOST_HOURS, DEFAULT_WELCOME_HOURS),
            wrong(values, RESET_MINUTES, MOST_MINUTES, DEFAULT_RESET_MINUTES),
            several(values))
        .flatMap(Optional::stream)
        .toList();
  }

  public Duration lifetime(LinkPurpose purpose) {
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
    return Optional.ofNullable(value)
        .map(String::strip)
        .filter(text -> NUMBER.matcher(text).matches())
        .map(Integer::valueOf)
        .filter(n -> n >= 1 && n <= most);
  }
}
