package dk.adgang.themes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * The texts of the Keycloak that is built against, and where ours are allowed to differ from them.
 */
final class KeycloakWords {

  /** The exceptions that the list allows. */
  enum Kind {
    /** No English of ours. */
    ENGLISH,
    /** A placeholder of Keycloak's that ours leaves out. */
    DROPPED,
    /** A key that Keycloak does not have. */
    OWN
  }

  /**
   * One line of the file.
   *
   * @param type the type of theme
   * @param key a key, or the beginning of some with a star behind it
   */
  record Allowed(Kind kind, String type, String key) {

    boolean covers(Kind asked, String askedType, String askedKey) {
      return kind == asked && type.equals(askedType) && covers(askedKey);
    }

    boolean covers(String askedKey) {
      return key.endsWith("*")
          ? askedKey.startsWith(key.substring(0, key.length() - 1))
          : askedKey.equals(key);
    }
  }

  private static final String EXCEPTIONS = "/keycloaks-words.txt";

  private KeycloakWords() {}

  /** Keycloak's texts of a type of theme: of the theme that ours has as its parent. */
  static Properties bundle(String type, String language) throws IOException {
    Properties bundle = new Properties();
    try (Reader reader = new InputStreamReader(file(type, language).openStream(), UTF_8)) {
      bundle.load(reader);
    }
    return bundle;
  }

  /** The jar with the texts, which has the version of Keycloak in its name. */
  static String jar(String type) {
    return file(type, "en").getPath().replaceAll("!.*", "").replaceAll(".*/", "");
  }

  private static URL file(String type, String language) {
    String parent = type.equals("account") ? "keycloak.v3" : "base";
    String path = "/theme/%s/%s/messages/messages_%s.properties".formatted(parent, type, language);
    return KeycloakWords.class.getResource(path);
  }

  static List<Allowed> allowed() throws IOException {
    try (var file = KeycloakWords.class.getResourceAsStream(EXCEPTIONS)) {
      return new String(file.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(KeycloakWords::allowed)
          .toList();
    }
  }

  private static Allowed allowed(String line) {
    String[] parts = line.split(" +", 4);
    if (parts.length < 4) {
      throw new IllegalStateException("No reason: " + Arrays.toString(parts));
    }
    Kind kind = Kind.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT));
    return new Allowed(kind, parts[1], parts[2]);
  }

  /** Whether a key may differ in that way. */
  static boolean allows(Kind kind, String type, String key) throws IOException {
    return allowed().stream().anyMatch(each -> each.covers(kind, type, key));
  }
}
