package dk.adgang.support;

import dk.adgang.common.DisplayText;
import dk.adgang.common.PureRule;
import dk.adgang.policy.settings.SettingNames;
import dk.adgang.policy.settings.SettingProblem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an employer's own support panel says, from the attributes of the organization. What is not
 * set, or makes no sense, is the realm's.
 */
@PureRule
record SupportSettings(
    Optional<String> text,
    Optional<String> phone,
    Optional<OpeningHours> hours,
    Optional<URI> chat) {

  /** An employer that set nothing. */
  static final SupportSettings NONE =
      new SupportSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Keycloak's column has room for so many characters, and a panel for no more. */
  private static final int LONGEST = 255;

  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{1,28}[0-9]");

  /**
   * Reads the attributes.
   *
   * @param attributes all of the employer, others too
   */
  static SupportSettings of(Map<String, List<String>> attributes) {
    return new SupportSettings(
        first(attributes, SettingNames.SUPPORT_TEXT).map(DisplayText::line),
        first(attributes, SettingNames.SUPPORT_PHONE).filter(SupportSettings::isPhone),
        first(attributes, SettingNames.SUPPORT_HOURS).flatMap(OpeningHours::of),
        first(attributes, SettingNames.SUPPORT_CHAT).flatMap(SupportSettings::chat));
  }

  /** Says of each value that makes no sense what would. */
  static List<SettingProblem> problems(Map<String, List<String>> attributes) {
    List<SettingProblem> problems = new ArrayList<>();
    first(attributes, SettingNames.SUPPORT_TEXT)
        .filter(text -> text.length() > LONGEST)
        .ifPresent(
            text ->
                problems.add(
                    SettingProblem.of(
                        SettingNames.SUPPORT_TEXT,
                        "has more than " + LONGEST + " characters",
                        "")));
    first(attributes, SettingNames.SUPPORT_PHONE)
        .filter(phone -> !isPhone(phone))
        .ifPresent(
            phone ->
                problems.add(
                    problem(
                        SettingNames.SUPPORT_PHONE,
                        phone,
                        "is no phone number. Digits and spaces, as in +45 70 70 70 27")));
    first(attributes, SettingNames.SUPPORT_HOURS)
        .filter(hours -> OpeningHours.of(hours).isEmpty())
        .ifPresent(
            hours ->
                problems.add(
                    problem(
                        SettingNames.SUPPORT_HOURS,
                        hours,
                        "are no hours. Write them as in " + OpeningHours.EXAMPLE)));
    first(attributes, SettingNames.SUPPORT_CHAT)
        .filter(chat -> chat(chat).isEmpty())
        .ifPresent(
            chat ->
                problems.add(
                    problem(
                        SettingNames.SUPPORT_CHAT,
                        chat,
                        "is no address of a chat. It begins with https://")));
    return problems;
  }

  private static SettingProblem problem(String setting, String value, String why) {
    return new SettingProblem(setting, "«" + value + "» " + why + ".", "");
  }

  private static Optional<String> first(Map<String, List<String>> attributes, String name) {
    return attributes.getOrDefault(name, List.of()).stream()
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  static boolean isPhone(String text) {
    return PHONE.matcher(text).matches();
  }

  /** Reads the address of a chat; empty when it is not a whole one that begins with https. */
  static Optional<URI> chat(String text) {
    try {
      URI address = new URI(text.strip());
      return "https".equalsIgnoreCase(address.getScheme())
              && address.getHost() != null
              && address.getRawUserInfo() == null
              && text.length() <= LONGEST
          ? Optional.of(address)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
