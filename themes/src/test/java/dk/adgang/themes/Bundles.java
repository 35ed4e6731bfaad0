package dk.adgang.themes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The files of texts, of our theme and of the Java side. */
final class Bundles {

  static final Path THEME = Path.of("src/main/resources/theme/adgang");

  private Bundles() {}

  /** The texts that are there in every theme, and in the answers of the server. */
  static Properties ofProviders(String language) throws IOException {
    Properties bundle = new Properties();
    try (Reader reader = Files.newBufferedReader(providersFile(language), UTF_8)) {
      bundle.load(reader);
    }
    return bundle;
  }

  static Path providersFile(String language) {
    return LoginTheme.SHARED.resolve("messages/messages_" + language + ".properties");
  }

  /** The texts of a type of our own theme. */
  static Properties bundle(String type, String language) throws IOException {
    Properties bundle = new Properties();
    try (Reader reader = Files.newBufferedReader(bundleFile(type, language), UTF_8)) {
      bundle.load(reader);
    }
    return bundle;
  }

  static Path bundleFile(String type, String language) {
    return THEME.resolve(type).resolve("messages/messages_" + language + ".properties");
  }
}
