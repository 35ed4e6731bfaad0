package dk.adgang.themes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text that a page or a mail asks for is there, in both languages, and can be formatted. */
final class MessagesTest {

  private static final Path THEME = Path.of("src/main/resources/theme/adgang");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
  private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");
  private static final Pattern LITERAL_KEY = Pattern.compile("msg\\(\"([^\"]+)\"(?! *\\+)");
  private static final Pattern LINE_KEY = Pattern.compile("(?m)^([^#\\s=][^=\\n]*)=");

  /** Keys that a template puts together from a prefix and an id; the ids are part of our pages. */
  private static final Map<String, List<String>> COMPOSED =
      Map.of(
          "linkProblem.%s.title",
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
                  "unavailable"),
          "linkProblem.%s.text",
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
                  "unavailable"),
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
          "factor.%s.notYou", FACTOR_NEWS);

  private static final Path PROVIDERS = Path.of("../providers/src/main");

  /** Keys of sentences that the Java side answers with. */
  private static final Pattern JAVA_KEY =
      Pattern.compile("\"((?:sms|secondFactor|password|passkey|recovery)[A-Z][A-Za-z]+)\"");

  /** Such a text that is the name of something else. */
  private static final Set<String> NO_SENTENCES =
      Set.of("passwordPolicy", "passwordRule", "passwordGuess", "recoveryCodesWarningThreshold");

  @ParameterizedTest
  @ValueSource(strings = {"login", "email", "account"})
  void everyEnglishTextHasADanishOneWithTheSamePlaceholders(String type) throws IOException {
    Properties danish = bundle(type, "da");
    Properties english = bundle(type, "en");

    assertThat(danish.stringPropertyNames()).containsAll(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(placeholders(danish.getProperty(key)))
          .as(key)
          .isEqualTo(placeholders(english.getProperty(key)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "email"})
  void everyTextCanBeFormatted(String type) throws IOException {
    for (String language : List.of("da", "en")) {
      Properties bundle = ofProviders(language);
      bundle.putAll(bundle(type, language));
      for (String key : bundle.stringPropertyNames()) {
        String text = bundle.getProperty(key);
        assertThat(text).as("%s in %s", key, language).isNotBlank();
        assertThat(LONE_APOSTROPHE.matcher(text).find())
            .as("%s in %s: an apostrophe is written twice", key, language)
            .isFalse();
        // The server puts another value in for ${...} before it formats.
        String resolved = text.replaceAll("\\$\\{[^}]*}", "");
        assertThatCode(() -> new MessageFormat(resolved, Locale.forLanguageTag(language)))
            .as("%s in %s", key, language)
            .doesNotThrowAnyException();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "email", "account"})
  void noKeyStandsTwiceInABundle(String type) throws IOException {
    for (String language : List.of("da", "en")) {
      List<String> keys =
          LINE_KEY
              .matcher(Files.readString(bundleFile(type, language), UTF_8))
              .results()
              .map(match -> match.group(1))
              .toList();
      assertThat(keys).as(language).doesNotHaveDuplicates();
    }
  }

  @Test
  void noKeyStandsTwiceInTheJavaSidesOwnBundles() throws IOException {
    for (String language : List.of("da", "en")) {
      Stream<String> keys =
          LINE_KEY
              .matcher(Files.readString(providersFile(language), UTF_8))
              .results()
              .map(match -> match.group(1));
      assertThat(keys).as(language).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "email"})
  void everyTextThatATemplateAsksForIsInBothBundles(String type) throws IOException {
    Set<String> asked = new TreeSet<>();
    for (Path template : templates(type)) {
      asked.addAll(asked(template));
    }

    assertThat(asked).isNotEmpty();
    assertThat(said(type, "da")).containsAll(asked);
    Set<String> english = said(type, "en");
    // Where we have no better words the theme inherits Keycloak's.
    english.addAll(LoginTheme.ofKeycloak(type).stringPropertyNames());
    assertThat(english).containsAll(asked);
  }

  @Test
  void aPageInAnotherThemeHasItsTextsThereToo() throws IOException {
    Set<String> asked = new TreeSet<>();
    try (Stream<Path> files = Files.list(LoginTheme.SHARED.resolve("templates"))) {
      for (Path template : files.toList()) {
        asked.addAll(asked(template));
      }
    }

    asked.removeAll(LoginTheme.ofKeycloak("login").stringPropertyNames());
    for (String language : List.of("da", "en")) {
      assertThat(ofProviders(language).stringPropertyNames()).containsAll(asked);
    }
  }

  /** Realms that do not use Adgang read the texts of all jars, and must not read ours. */
  @ParameterizedTest
  @ValueSource(strings = {"login", "email", "account", "admin"})
  void noTextOfOursStandsInForOneOfKeycloaks(String type) throws IOException {
    assertThat(ofProviders("da").stringPropertyNames())
        .doesNotContainAnyElementsOf(LoginTheme.ofKeycloak(type).stringPropertyNames());
  }

  @Test
  void everyTextWithAComposedKeyIsInBothBundles() throws IOException {
    List<String> keys = new ArrayList<>();
    COMPOSED.forEach((pattern, ids) -> ids.forEach(id -> keys.add(pattern.formatted(id))));
    FACTORS.forEach(id -> keys.add("factorName." + id));
    List<String> inMails = new ArrayList<>();
    COMPOSED_IN_MAILS.forEach(
        (pattern, ids) -> ids.forEach(id -> inMails.add(pattern.formatted(id))));

    for (String language : List.of("da", "en")) {
      assertThat(ofProviders(language).stringPropertyNames()).containsAll(keys);
      assertThat(bundle("email", language).stringPropertyNames()).containsAll(inMails);
    }
  }

  @Test
  void everySentenceOfTheJavaSideIsInBothLanguages() throws IOException {
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
      Set<String> said = new TreeSet<>(bundle("login", language).stringPropertyNames());
      said.addAll(bundle("email", language).stringPropertyNames());
      said.addAll(ofProviders(language).stringPropertyNames());
      assertThat(said).as(language).containsAll(asked);
    }
  }

  @Test
  void theJavaSidesOwnBundlesAreAlike() throws IOException {
    Properties danish = ofProviders("da");
    Properties english = ofProviders("en");
    assertThat(danish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(placeholders(danish.getProperty(key)))
          .as(key)
          .isEqualTo(placeholders(english.getProperty(key)));
    }
    assertThat(bundle("login", "da").stringPropertyNames())
        .as("typed once")
        .doesNotContainAnyElementsOf(danish.stringPropertyNames());
  }

  private static Properties ofProviders(String language) throws IOException {
    Properties bundle = new Properties();
    try (Reader reader = Files.newBufferedReader(providersFile(language), UTF_8)) {
      bundle.load(reader);
    }
    return bundle;
  }

  private static Path providersFile(String language) {
    return LoginTheme.SHARED.resolve("messages/messages_" + language + ".properties");
  }

  /** The keys that a type of theme of ours has a text for, by itself or in every theme. */
  private static Set<String> said(String type, String language) throws IOException {
    Set<String> keys = new TreeSet<>(bundle(type, language).stringPropertyNames());
    keys.addAll(ofProviders(language).stringPropertyNames());
    return keys;
  }

  private static Set<String> asked(Path template) throws IOException {
    Set<String> keys = new TreeSet<>();
    LITERAL_KEY
        .matcher(Files.readString(template, UTF_8))
        .results()
        .forEach(match -> keys.add(match.group(1)));
    return keys;
  }

  private static Set<String> placeholders(String text) {
    Set<String> numbers = new TreeSet<>();
    PLACEHOLDER.matcher(text).results().forEach(match -> numbers.add(match.group(1)));
    return numbers;
  }

  private static List<Path> templates(String type) throws IOException {
    try (Stream<Path> files = Files.walk(THEME.resolve(type))) {
      return files.filter(file -> file.toString().endsWith(".ftl")).toList();
    }
  }

  private static Properties bundle(String type, String language) throws IOException {
    Properties bundle = new Properties();
    try (Reader reader = Files.newBufferedReader(bundleFile(type, language), UTF_8)) {
      bundle.load(reader);
    }
    return bundle;
  }

  private static Path bundleFile(String type, String language) {
    return THEME.resolve(type).resolve("messages/messages_" + language + ".properties");
  }
}
