package dk.adgang.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Where the parts of this project lie. */
public final class Project {

  private static final String SAMPLE_APP = "adgang-web";

  private final Path root;
  private final String keycloakVersion;

  private Project(Path root, String keycloakVersion) {
    this.root = root;
    this.keycloakVersion = keycloakVersion;
  }

  /**
   * The project around the working directory, or where the system property {@code adgang.root}
   * points.
   */
  public static Project find() {
    var given = System.getProperty("adgang.root");
    var start = Path.of(given == null ? "" : given).toAbsolutePath().normalize();
    for (var folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("providers"))
          && Files.isDirectory(folder.resolve("testbed"))) {
        return at(folder);
      }
    }
    throw new UserError("This is not inside the Adgang project: " + start);
  }

  /** The project in that folder. */
  static Project at(Path root) {
    return new Project(root, keycloakVersionOfBuild());
  }

  private static String keycloakVersionOfBuild() {
    try (InputStream in = Project.class.getResourceAsStream("testbed.properties")) {
      var properties = new Properties();
      properties.load(in);
      return properties.getProperty("keycloak.version");
    } catch (IOException e) {
      throw new UserError("The testbed is not built: mvn package", e);
    }
  }

  public Path root() {
    return root;
  }

  /** The folder of everything that the testbed makes, which may be deleted at any time. */
  public Path target() {
    return root.resolve("testbed/target");
  }

  public String keycloakVersion() {
    return keycloakVersion;
  }

  public Path distribution() {
    return built(
        target().resolve("distribution/keycloak-quarkus-dist-" + keycloakVersion + ".zip"));
  }

  public Path providersJar() {
    return built(root.resolve("providers/target/adgang-providers.jar"));
  }

  public Path themesJar() {
    return built(root.resolve("themes/target/adgang-themes.jar"));
  }

  /** The realm as it is delivered: without people, employers and clients. */
  public Path realmFile() {
    return present(root.resolve("realm-export.json"));
  }

  /** The sample people, employers and clients, and the mail server of the inbox. */
  public Path samplesFile() {
    return present(root.resolve("samples.json"));
  }

  /** The realm with the samples, which mails lead on to the sample app. */
  public ObjectNode realmWithSamples() {
    var json = new ObjectMapper();
    try {
      var realm = (ObjectNode) json.readTree(realmFile().toFile());
      json.readTree(samplesFile().toFile())
          .properties()
          .forEach(each -> realm.set(each.getKey(), each.getValue()));
      for (JsonNode action : realm.path("requiredActions")) {
        if (action.path("alias").asText().equals("UPDATE_PASSWORD")) {
          action.<ObjectNode>require().withObject("/config").put("adgang.link.client", SAMPLE_APP);
        }
      }
      return realm;
    } catch (IOException e) {
      throw new UserError("The realm file cannot be read: " + e.getMessage(), e);
    }
  }

  /** The same as a file, for Keycloak to import. */
  public Path realmWithSamplesFile() {
    var file = target().resolve("realm-with-samples.json");
    try {
      Files.createDirectories(target());
      new ObjectMapper().writeValue(file.toFile(), realmWithSamples());
      return file;
    } catch (IOException e) {
      throw new UserError("The realm file cannot be written: " + e.getMessage(), e);
    }
  }

  private static Path present(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserError("A realm file is missing: " + file);
    }
    return file;
  }

  private static Path built(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserError("Not built yet: " + file + ". Run: mvn -DskipTests package");
    }
    return file;
  }
}
