package dk.adgang.themes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
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

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
  private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");
  private static final Pattern LITERAL_KEY = Pattern.compile("msg\\(\"([^\"]+)\"(?! *\\+)");
  private static final Pattern LINE_KEY = Pattern.compile("(?m)^([^#\\s=][^=\\n]*)=");

  @ParameterizedTest
  @ValueSource(strings = {"login", "email", "account"})
  void every_english_text_has_a_danish_one_with_the_same_placeholders(String type)
      throws IOException {
    Properties danish = Bundles.bundle(type, "da");
    Properties english = Bundles.bundle(type, "en");

    assertThat(danish.stringPropertyNames()).containsAll(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(placeholders(danish.getProperty(key)))
          .as(key)
          .isEqualTo(placeholders(english.getProperty(key)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "email"})
  void every_text_can_be_formatted(String type) throws IOException {
    for (String language : List.of("da", "en")) {
      Properties bundle = Bundles.ofProviders(language);
      bundle.putAll(Bundles.bundle(type, language));
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
  void no_key_stands_twice_in_a_bundle(String type) throws IOException {
    for (String language : List.of("da", "en")) {
      List<String> keys =
          LINE_KEY
              .matcher(Files.readString(Bundles.bundleFile(type, language), UTF_8))
              .results()
              .map(match -> match.group(1))
              .toList();
      assertThat(keys).as(language).doesNotHaveDuplicates();
    }
  }

  @Test
  void no_key_stands_twice_in_the_java_sides_own_bundles() throws IOException {
    for (String language : List.of("da", "en")) {
      Stream<String> keys =
          LINE_KEY
              .matcher(Files.readString(Bundles.providersFile(language), UTF_8))
              .results()
              .map(match -> match.group(1));
      assertThat(keys).as(language).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "email"})
  void every_text_that_a_template_asks_for_is_in_both_bundles(String type) throws IOException {
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
  void a_page_in_another_theme_has_its_texts_there_too() throws IOException {
    Set<String> asked = new TreeSet<>();
    try (Stream<Path> files = Files.list(LoginTheme.SHARED.resolve("templates"))) {
      for (Path template : files.toList()) {
        asked.addAll(asked(template));
      }
    }

    asked.removeAll(LoginTheme.ofKeycloak("login").stringPropertyNames());
    for (String language : List.of("da", "en")) {
      assertThat(Bundles.ofProviders(language).stringPropertyNames()).containsAll(asked);
    }
  }

  /** Realms that do not use Adgang read the texts of all jars, and must not read ours. */
  @ParameterizedTest
  @ValueSource(strings = {"login", "email", "account", "admin"})
  void no_text_of_ours_stands_in_for_one_of_keycloaks(String type) throws IOException {
    assertThat(Bundles.ofProviders("da").stringPropertyNames())
        .doesNotContainAnyElementsOf(LoginTheme.ofKeycloak(type).stringPropertyNames());
  }

  @Test
  void the_java_sides_own_bundles_are_alike() throws IOException {
    Properties danish = Bundles.ofProviders("da");
    Properties english = Bundles.ofProviders("en");
    assertThat(danish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(placeholders(danish.getProperty(key)))
          .as(key)
          .isEqualTo(placeholders(english.getProperty(key)));
    }
    assertThat(Bundles.bundle("login", "da").stringPropertyNames())
        .as("typed once")
        .doesNotContainAnyElementsOf(danish.stringPropertyNames());
  }

  /** The keys that a type of theme of ours has a text for, by itself or in every theme. */
  private static Set<String> said(String type, String language) throws IOException {
    Set<String> keys = new TreeSet<>(Bundles.bundle(type, language).stringPropertyNames());
    keys.addAll(Bundles.ofProviders(language).stringPropertyNames());
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
    try (Stream<Path> files = Files.walk(Bundles.THEME.resolve(type))) {
      return files.filter(file -> file.toString().endsWith(".ftl")).toList();
    }
  }
}
