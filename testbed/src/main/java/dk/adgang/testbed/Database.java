package dk.adgang.testbed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where a server keeps everything. */
public interface Database {

  /** Keycloak's name of the kind, which is decided when the server is built. */
  String kind();

  /** The environment in which Keycloak finds it. */
  Map<String, String> environment();

  /**
   * Keycloak's embedded database, in a folder.
   *
   * @param atOnce whether commits are written at once. Otherwise they are written within half a
   *     second, which is faster, but loses them when the server is killed
   */
  record Folder(Path folder, boolean atOnce) implements Database {

    public static final String KIND = "dev-file";
    private static final String NAME = "keycloakdb";

    public Folder(Path folder) {
      this(folder, false);
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, String> environment() {
      return Map.of(
          "KC_DB_URL",
          "jdbc:h2:file:"
              + folder.resolve(NAME)
              + ";NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE"
              + (atOnce ? ";WRITE_DELAY=0" : ""));
    }

    /** Whether the database exists. */
    boolean exists() {
      return Files.exists(folder.resolve(NAME + ".mv.db"));
    }
  }
}
