package dk.adgang.themes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.themes.KeycloakWords.Allowed;
import dk.adgang.themes.KeycloakWords.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our texts beside those of the Keycloak that is built against: a new version of it may bring new
 * texts, take some away, or put other values into them.
 */
final class KeycloakWordsTest {

  private static final List<String> LANGUAGES = List.of("da", "en");

  /** {@code {0}} and {@code ${name}} in pages and mails. */
  private static final Pattern VALUE = Pattern.compile("(?<!\\$)\\{(\\d+)|(\\$\\{[^}]*})");

  /** {@code {{name}}} and {@code <0>} in the account console. */
  private static final Pattern CONSOLE_VALUE = Pattern.compile("(\\{\\{\\w+}})|(</?\\d+>)");

  private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");
  private static final String TWO_APOSTROPHES = "''";

  /** Words of Keycloak's that are not our voice: we log in, write email, and beg nobody. */
  private static final Pattern ANOTHER_VOICE =
      Pattern.compile("\\b([Ss]ign(ed|ing)? ?(in|out|up)|[Pp]lease|[Ee]-mail)\\b|\\(s\\)");

  @ParameterizedTest
  @ValueSource(strings = {"login", "email", "account"})
  void every_text_of_keycloaks_has_danish_of_ours(String type) throws IOException {
    Set<String> missing = new TreeSet<>(KeycloakWords.bundle(type, "en").stringPropertyNames());
    missing.removeAll(Bundles.bundle(type, "da").stringPropertyNames());

    assertThat(missing).as("in %s, without Danish of ours", KeycloakWords.jar(type)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "email", "account"})
  void every_text_that_a_person_can_meet_is_in_our_english(String type) throws IOException {
    Set<String> missing = new TreeSet<>(KeycloakWords.bundle(type, "en").stringPropertyNames());
    missing.removeAll(Bundles.bundle(type, "en").stringPropertyNames());
    for (String key : List.copyOf(missing)) {
      if (KeycloakWords.allows(Kind.ENGLISH, type, key)) {
        missing.remove(key);
      }
    }

    assertThat(missing)
        .as("in %s, without English of ours, and not on the list", KeycloakWords.jar(type))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "email", "account"})
  void a_text_of_ours_takes_the_values_that_keycloak_gives(String type) throws IOException {
    Properties keycloaks = KeycloakWords.bundle(type, "en");
    for (String language : LANGUAGES) {
      Properties ours = Bundles.bundle(type, language);
      for (String key : common(ours, keycloaks)) {
        Set<String> given = values(type, keycloaks.getProperty(key));
        Set<String> taken = values(type, ours.getProperty(key));
        assertThat(given).as("%s in %s: what Keycloak gives", key, language).containsAll(taken);
        assertThat(taken.equals(given) || KeycloakWords.allows(Kind.DROPPED, type, key))
            .as("%s in %s: %s of %s are left out", key, language, taken, given)
            .isTrue();
      }
    }
  }

  /**
   * The server formats its texts, so that they have each apostrophe twice; the browser's have it
   * once.
   */
  @ParameterizedTest
  @ValueSource(strings = {"login", "email", "account"})
  void apostrophes_are_written_as_keycloak_writes_them(String type) throws IOException {
    boolean inBrowser = type.equals("account");
    assertApostrophes(KeycloakWords.jar(type), KeycloakWords.bundle(type, "en"), inBrowser);
    for (String language : LANGUAGES) {
      assertApostrophes("ours in " + language, Bundles.bundle(type, language), inBrowser);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "email", "account"})
  void no_text_of_ours_is_for_something_that_keycloak_no_longer_says(String type)
      throws IOException {
    String pages = source();
    Set<String> keycloaks = KeycloakWords.bundle(type, "en").stringPropertyNames();
    for (String language : LANGUAGES) {
      Set<String> orphans = new TreeSet<>(Bundles.bundle(type, language).stringPropertyNames());
      orphans.removeAll(keycloaks);
      orphans.removeIf(key -> pages.contains('"' + key + '"'));
      for (String key : List.copyOf(orphans)) {
        if (KeycloakWords.allows(Kind.OWN, type, key)) {
          orphans.remove(key);
        }
      }
      assertThat(orphans)
          .as("in %s: neither in %s nor named by a page", language, KeycloakWords.jar(type))
          .isEmpty();
    }
  }

  @Test
  void every_exception_is_needed() throws IOException {
    for (Allowed allowed : KeycloakWords.allowed()) {
      Properties keycloaks = KeycloakWords.bundle(allowed.type(), "en");
      Properties ours = Bundles.bundle(allowed.type(), "en");
      assertThat(Stream.concat(keys(keycloaks), keys(ours)))
          .as("%s", allowed)
          .filteredOn(allowed::covers)
          .anyMatch(key -> differs(allowed, key, keycloaks, ours));
    }
  }

  @Test
  void our_english_has_one_voice() throws IOException {
    for (String type : List.of("login", "email", "account")) {
      assertVoice(type, Bundles.bundle(type, "en"));
    }
    assertVoice("every theme", Bundles.ofProviders("en"));
  }

  private static void assertVoice(String where, Properties texts) {
    texts.forEach(
        (key, text) ->
            assertThat((String) text)
                .as("%s in %s", key, where)
                .doesNotContainPattern(ANOTHER_VOICE));
  }

  private static boolean differs(
      Allowed allowed, String key, Properties keycloaks, Properties ours) {
    String keycloak = keycloaks.getProperty(key);
    String our = ours.getProperty(key);
    return switch (allowed.kind()) {
      case ENGLISH -> our == null;
      case OWN -> keycloak == null;
      case DROPPED ->
          keycloak != null
              && our != null
              && !values(allowed.type(), keycloak).equals(values(allowed.type(), our));
    };
  }

  private static void assertApostrophes(String where, Properties texts, boolean once) {
    texts.forEach(
        (key, text) -> {
          String said = (String) text;
          assertThat(once ? said.contains(TWO_APOSTROPHES) : LONE_APOSTROPHE.matcher(said).find())
              .as("%s (%s): %s", key, where, said)
              .isFalse();
        });
  }

  private static Set<String> common(Properties ours, Properties keycloaks) {
    Set<String> keys = new TreeSet<>(ours.stringPropertyNames());
    keys.retainAll(keycloaks.stringPropertyNames());
    return keys;
  }

  private static Stream<String> keys(Properties texts) {
    return texts.stringPropertyNames().stream();
  }

  private static Set<String> values(String type, String text) {
    Pattern pattern = type.equals("account") ? CONSOLE_VALUE : VALUE;
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All of our templates and Java, in which the keys of our own pages are named. */
  private static String source() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path folder : List.of(Path.of("src/main"), Path.of("../providers/src/main"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file :
            files.filter(each -> each.toString().matches(".*\\.(ftl|java)")).toList()) {
          all.append(Files.readString(file, UTF_8));
        }
      }
    }
    return all.toString();
  }
}
