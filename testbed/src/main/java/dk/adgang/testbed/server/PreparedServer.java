package dk.adgang.testbed.server;

import dk.adgang.testbed.Database;
import dk.adgang.testbed.Folders;
import dk.adgang.testbed.Ports;
import dk.adgang.testbed.Project;
import dk.adgang.testbed.UserError;
import dk.adgang.testbed.server.ServerProcess.Life;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A Keycloak that is unpacked, carries the bundle, is built, and has a database with the realm in
 * it. Making one takes most of a minute, so it is kept under a key of all that it is made of, for
 * the next start to use as it is.
 */
public final class PreparedServer implements AutoCloseable {

  /** Options that the build of the server takes; the others are given at each start. */
  private static final List<String> BUILD_OPTIONS =
      List.of(
          "--health-enabled=true", "--metrics-enabled=true", "--event-metrics-user-enabled=true");

  private static final String ADMIN = "admin";
  private static final long SPACE_NEEDED = 800L * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path folder;
  private final String realmKey;
  private final ServerLock lock;

  private PreparedServer(Path folder, String realmKey, ServerLock lock) {
    this.folder = folder;
    this.realmKey = realmKey;
    this.lock = lock;
  }

  /**
   * Finds or makes the prepared server of this name, which nobody else may use until it is closed.
   *
   * @param database the kind of database it is built for; only the embedded one is filled
   * @param extras further jars for its {@code providers} folder
   * @param features further options of Keycloak's {@code build}
   * @param say told what is going on when it takes a while
   */
  public static PreparedServer prepare(
      Project project,
      String name,
      String database,
      List<Path> extras,
      List<String> features,
      Consumer<String> say) {
    return prepare(
        project,
        name,
        concat(List.of(project.providersJar(), project.themesJar()), extras),
        concat(buildOptions(database), features),
        database.equals(Database.Folder.KIND),
        say);
  }

  /** The same without the bundle and without its realm: Keycloak as everybody gets it. */
  public static PreparedServer bare(Project project, String name, Consumer<String> say) {
    return prepare(project, name, List.of(), buildOptions(Database.Folder.KIND), false, say);
  }

  private static PreparedServer prepare(
      Project project,
      String name,
      List<Path> jars,
      List<String> options,
      boolean withRealm,
      Consumer<String> say) {
    var all = project.target().resolve("keycloak");
    var lock = ServerLock.take(all, name);
    try {
      var realmKey = key(List.of(project.realmFile(), project.samplesFile()), List.of());
      var key = key(jars, concat(options, List.of(project.keycloakVersion(), realmKey)));
      var folder = all.resolve(name + "-" + key);
      var prepared = new PreparedServer(folder, realmKey, lock);
      if (!Files.exists(prepared.ready())) {
        forgetOthers(all, name);
        prepared.make(project, jars, options, withRealm, say);
      }
      return prepared;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  public Path home() {
    return folder.resolve("home");
  }

  /** Tells one realm file from another. */
  public String realmKey() {
    return realmKey;
  }

  /** The database as it was right after the import. */
  public void copyDatabaseTo(Path target) {
    Folders.copy(folder.resolve("database"), target);
  }

  /**
   * Puts another jar in the place of one that it was built with, until it is prepared anew.
   * Keycloak knows its jars by their time, and would ask to be built again, which takes half a
   * minute.
   */
  public void replace(Path jar) {
    var old = home().resolve("providers").resolve(jar.getFileName());
    try {
      var time = Files.getLastModifiedTime(old);
      Files.deleteIfExists(ready());
      Files.copy(jar, old, StandardCopyOption.REPLACE_EXISTING);
      Files.setLastModifiedTime(old, time);
    } catch (IOException e) {
      throw new UserError("The jar could not be replaced: " + e.getMessage(), e);
    }
  }

  /** Ends the exclusive use. */
  @Override
  public void close() {
    lock.close();
  }

  public Path importLog() {
    return folder.resolve("import.log");
  }

  private Path ready() {
    return folder.resolve("ready");
  }

  private static List<String> buildOptions(String database) {
    return concat(List.of("--db=" + database), BUILD_OPTIONS);
  }

  private void make(
      Project project,
      List<Path> jars,
      List<String> options,
      boolean withRealm,
      Consumer<String> say) {
    try {
      Files.createDirectories(folder);
      var space = Files.getFileStore(folder).getUsableSpace();
      if (space < SPACE_NEEDED) {
        throw new UserError(
            "Too little disk space in %s: %d MB free, %d MB needed."
                .formatted(folder, space >> 20, SPACE_NEEDED >> 20));
      }
      say.accept("Unpacking Keycloak " + project.keycloakVersion());
      Folders.unpack(project.distribution(), home());
      for (var jar : jars) {
        Files.copy(jar, home().resolve("providers").resolve(jar.getFileName()));
      }
      say.accept("Building the server");
      run(folder.resolve("build.log"), Map.of(), concat(List.of("build"), options));
      if (withRealm) {
        say.accept("Making the database and importing the realm");
        Files.createDirectories(folder.resolve("database"));
        importRealm(importLog(), new Database.Folder(folder.resolve("database")), project);
      }
      Files.writeString(ready(), "");
    } catch (IOException e) {
      throw new UserError("The server could not be prepared: " + e.getMessage(), e);
    }
  }

  /** Makes the tables in an empty database and imports the realm with its samples. */
  public void importRealm(Path log, Database database, Project project) {
    run(
        log,
        database,
        List.of("import", "--optimized", "--file", project.realmWithSamplesFile().toString()));
  }

  /**
   * Has servers import the realm with its samples when they are started with {@code
   * --import-realm}.
   */
  public void importAtStart(Project project) {
    var folder = home().resolve("data").resolve("import");
    try {
      Files.createDirectories(folder);
      Files.copy(
          project.realmWithSamplesFile(),
          folder.resolve("realm.json"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UserError("The realm file could not be copied: " + e.getMessage(), e);
    }
  }

  /** The environment in which a server finds its database, and makes the first administrator. */
  public static Map<String, String> administered(Database database) {
    var environment = new HashMap<>(database.environment());
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
    return environment;
  }

  /** Runs one of Keycloak's commands on a database, to its end. */
  public void run(Path log, Database database, List<String> arguments) {
    var environment = new HashMap<>(administered(database));
    environment.put("KC_CACHE", "local");
    // These commands open the management port too; the usual one may be another server's.
    environment.put("KC_HTTP_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("KC_HTTP_MANAGEMENT_PORT", Integer.toString(Ports.free().management()));
    run(log, environment, arguments);
  }

  private void run(Path log, Map<String, String> environment, List<String> arguments) {
    try (var process = ServerProcess.start(Life.SHORT, home(), log, environment, arguments)) {
      var ended = process.hasEndedWithin(PATIENCE);
      if (!ended || process.exitCode() != 0) {
        throw new UserError(
            "Keycloak's %s %s. The end of %s:%n%s"
                .formatted(
                    arguments.get(0), ended ? "failed" : "took too long", log, process.tail(25)));
      }
    }
  }

  private static void forgetOthers(Path all, String name) {
    try (var folders = Files.list(all)) {
      for (var each : folders.toList()) {
        if (each.getFileName().toString().startsWith(name + "-")) {
          Folders.delete(each);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(List<Path> files, List<String> words) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var file : files) {
        digest.update(Files.readAllBytes(file));
      }
      for (var word : words) {
        digest.update(word.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> List<T> concat(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
