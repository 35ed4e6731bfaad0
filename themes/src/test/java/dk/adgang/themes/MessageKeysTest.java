package dk.adgang.themes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text whose key is put together, or is named in Java, is there in both languages. */
final class MessageKeysTest {

  private static final List<String> LINK_PROBLEMS =
      List.of(
          "expired",
          "used",
          "retired",
          "invalid",
          "password",
          "gone",
          "moved",
          "directory",
          "factor",
          "other",
          "unavailable");

  /** Keys that a template puts together from a prefix and an id; the ids are part of our pages. */
  private static final Map<String, List<String>> COMPOSED =
      Map.of(
          "linkProblem.%s.title", LINK_PROBLEMS,
          "linkProblem.%s.text", LINK_PROBLEMS,
          "secondFactor.%s.title", List.of("sms", "otp", "passkey"),
          "secondFactor.%s.text", List.of("sms", "otp", "passkey"),
          "passwordStrength.%s", List.of("0", "1", "2", "3", "4"),
          "passwordDemand.%s",
              List.of(
                  "maxLength",
                  "lowerCase",
                  "upperCase",
                  "digits",
                  "specialChars",
                  "notUsername",
                  "notContainsUsername",
                  "notEmail",
                  "passwordBlacklist",
                  "passwordHistory",
                  "passwordAge",
                  "regexPattern",
                  "other"),
          "secondFactorWhyNot.%s",
              List.of(
                  "restricted", "employer", "off", "gateway", "number", "budget", "budgetUntil"),
          "smsProblem.%s", List.of("off", "gateway", "budget", "budgetUntil", "number"));

  /** The states of a link. */
  private static final List<String> STATES =
      List.of("QUEUED", "SENT", "OPENED", "USED", "EXPIRED", "FAILED", "RETIRED");

  /** The names of an employer's settings in requests. */
  private static final List<String> SETTINGS =
      List.of(
          "sms",
          "smsDayBudget",
          "secondFactor",
          "requiredTitles",
          "graceDays",
          "methods",
          "rememberDeviceDays",
          "trustBroker",
          "trustedAcr",
          "managersGroup",
          "adminsGroup",
          "brandName",
          "supportText",
          "supportPhone",
          "supportHours",
          "supportChat");

  /** The same on the pages of the console. */
  private static final Map<String, List<String>> COMPOSED_IN_CONSOLE =
      Map.of(
          "consoleFilter.%s", List.of("missing", "failed", "never"),
          "consolePurpose.%s", List.of("WELCOME", "RESET"),
          "consoleWelcome.%s", STATES,
          "consoleDone.%s",
              List.of(
                  "created",
                  "changed",
                  "welcome",
                  "reset",
                  "end",
                  "begin",
                  "forget",
                  "cleared",
                  "refused",
                  "required",
                  "optional",
                  "renamed",
                  "settings",
                  "setup",
                  "nothing",
                  "welcomes",
                  "remind",
                  "noneChosen",
                  "tooMany",
                  "someWelcomed",
                  "noneWelcomed",
                  "asked",
                  "switched",
                  "logo",
                  "logoRemoved",
                  "ended"),
          "consoleSort.%s", List.of("name", "title", "created", "email"),
          "consoleNotReminded.%s",
              List.of(
                  "UNKNOWN",
                  "NOT_ALLOWED",
                  "DISABLED",
                  "NO_ADDRESS",
                  "NO_PASSWORD",
                  "HAS_SECOND_FACTOR",
                  "TODAY",
                  "TOO_MANY_MAILS"));

  /** The same on its pages about employers and files. */
  private static final Map<String, List<String>> COMPOSED_OF_EMPLOYERS =
      Map.of(
          "consoleNav.%s", List.of("titles", "settings", "overview", "realm"),
          "consoleTask.%s", List.of("failed", "missing", "never"),
          "consoleRealmChoice.%s", List.of("keep", "replace"),
          "consoleWelcomeState.%s", STATES,
          "consoleValue.%s", List.of("true", "false", "required", "optional"),
          "consoleColumn.%s",
              List.of("firstName", "lastName", "email", "title", "language", "phone"),
          "consoleImportProblem.%s",
              List.of(
                  "EMAIL_MISSING",
                  "EMAIL_WRONG",
                  "REPEATED",
                  "FORMULA",
                  "TOO_LONG",
                  "UNREADABLE",
                  "LANGUAGE_UNKNOWN",
                  "PHONE_WRONG",
                  "TOO_MANY_CELLS",
                  "REFUSED"),
          "consoleSetting.%s", SETTINGS,
          "consoleSettingText.%s", SETTINGS,
          "consoleSettingWrong.%s", SETTINGS);

  /** The same on its page about one employee. */
  private static final Map<String, List<String>> COMPOSED_OF_EMPLOYEE =
      Map.of(
          "consoleEventLink.%s", List.of("WELCOME", "RESET"),
          "consoleNotSent.%s", List.of("AGAIN", "ADDRESS", "FULL", "REFUSED"));

  private static final List<String> JOIN_STATES =
      List.of("open", "joined", "over", "unavailable", "invalid");

  private static final Map<String, List<String>> COMPOSED_OF_JOINING =
      Map.of("join.%s.title", JOIN_STATES, "join.%s.text", JOIN_STATES);

  private static final List<String> FACTORS =
      List.of("sms", "otp", "passkey", "recovery-authn-codes");

  private static final List<String> FACTOR_NEWS =
      List.of("ADDED", "REPLACED", "REMOVED", "CLEARED", "NEW_DEVICE", "LOCKED_OUT");

  /** The same for mails. */
  private static final Map<String, List<String>> COMPOSED_IN_MAILS =
      Map.of(
          "factorName.%s", FACTORS,
          "factor.%s.subject", FACTOR_NEWS,
          "factor.%s.intro", FACTOR_NEWS,
          "factor.%s.byYou", FACTOR_NEWS,
          "factor.%s.notYou", FACTOR_NEWS,
          "reminder.why.%s", List.of("TITLE_OF_EMPLOYER", "TITLE", "EMPLOYER", "REALM", "OPTIONAL"),
          "reminder.how.%s", List.of("link", "login", "ask"));

  private static final Path PROVIDERS = Path.of("../providers/src/main");

  /** The kinds of events in the history of an employee, one a line. */
  private static final Path HAPPENINGS =
      PROVIDERS.resolve("java/dk/adgang/admin/history/Happening.java");

  /** Keys of sentences that the Java side answers with. */
  private static final Pattern JAVA_KEY =
      Pattern.compile(
          "\"((?:console|sms|secondFactor|password|passkey|recovery|reason)[A-Z][A-Za-z]+)\"");

  /** A text in that form that is the name of something else. */
  private static final Set<String> NO_SENTENCES =
      Set.of(
          "passwordPolicy",
          "passwordRule",
          "passwordGuess",
          "recoveryCodesWarningThreshold",
          "smsAdded",
          "smsDayBudget");

  @Test
  void every_text_with_a_composed_key_is_in_both_bundles() throws IOException {
    List<String> keys = new ArrayList<>();
    COMPOSED.forEach((pattern, ids) -> ids.forEach(id -> keys.add(pattern.formatted(id))));
    COMPOSED_IN_CONSOLE.forEach(
        (pattern, ids) -> ids.forEach(id -> keys.add(pattern.formatted(id))));
    COMPOSED_OF_EMPLOYERS.forEach(
        (pattern, ids) -> ids.forEach(id -> keys.add(pattern.formatted(id))));
    SETTINGS.forEach(id -> keys.add("consoleSettingNone." + id));
    COMPOSED_OF_EMPLOYEE.forEach(
        (pattern, ids) -> ids.forEach(id -> keys.add(pattern.formatted(id))));
    List<String> happenings =
        Files.readAllLines(HAPPENINGS, UTF_8).stream()
            .filter(line -> line.matches("  [A-Z_]+[,;]"))
            .map(line -> line.replaceAll("[ ,;]", ""))
            .toList();
    assertThat(happenings).contains("LOGIN", "OTHER", "ACCOUNT_CHANGED");
    happenings.forEach(each -> keys.add("consoleEvent." + each));
    COMPOSED_OF_JOINING.forEach(
        (pattern, ids) -> ids.forEach(id -> keys.add(pattern.formatted(id))));
    FACTORS.forEach(id -> keys.add("factorName." + id));
    List<String> inMails = new ArrayList<>();
    COMPOSED_IN_MAILS.forEach(
        (pattern, ids) -> ids.forEach(id -> inMails.add(pattern.formatted(id))));

    for (String language : List.of("da", "en")) {
      assertThat(Bundles.ofProviders(language).stringPropertyNames()).containsAll(keys);
      assertThat(Bundles.bundle("email", language).stringPropertyNames()).containsAll(inMails);
    }
  }

  @Test
  void every_sentence_of_the_java_side_is_in_both_languages() throws IOException {
    Set<String> asked = new TreeSet<>();
    try (Stream<Path> files = Files.walk(PROVIDERS.resolve("java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        JAVA_KEY
            .matcher(Files.readString(file, UTF_8))
            .results()
            .forEach(match -> asked.add(match.group(1)));
      }
    }
    asked.removeAll(NO_SENTENCES);

    assertThat(asked).contains("smsCodeWrong", "secondFactorRequired", "passwordMissing");
    for (String language : List.of("da", "en")) {
      Set<String> said = new TreeSet<>(Bundles.bundle("login", language).stringPropertyNames());
      said.addAll(Bundles.bundle("email", language).stringPropertyNames());
      said.addAll(Bundles.ofProviders(language).stringPropertyNames());
      assertThat(said).as(language).containsAll(asked);
    }
  }
}
