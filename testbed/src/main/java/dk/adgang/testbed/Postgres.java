package dk.adgang.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL of one's own, with its usual settings, on the loopback address; gone at the end.
 * PostgreSQL does not run as root, so that root runs it as the user {@code postgres}.
 */
public final class Postgres implements Database, AutoCloseable {

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final String USER = "keycloak";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final int port;
  private final Process server;

  private Postgres(Path folder, int port, Process server) {
    this.folder = folder;
    this.port = port;
    this.server = server;
  }

  /** Whether PostgreSQL's programs are on this machine. */
  public static boolean isInstalled() {
    try {
      var asked =
          new ProcessBuilder(program("initdb"), "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return exitCode(asked) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Makes an empty one and starts it. */
  public static Postgres start() {
    try {
      var folder = Files.createTempDirectory("adgang-postgres");
      var data = folder.resolve("data");
      if (isRoot()) {
        run(folder, List.of("chown", "postgres", folder.toString()));
      }
      run(
          folder,
          asUser(
              program("initdb"), "-A", "trust", "-U", USER, "-E", "UTF8", "-D", data.toString()));
      var port = Ports.free().http();
      var server =
          new ProcessBuilder(
                  asUser(
                      program("postgres"),
                      "-D",
                      data.toString(),
                      "-h",
                      "127.0.0.1",
                      "-p",
                      Integer.toString(port),
                      "-k",
                      folder.toString()))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      var started = new Postgres(folder, port, server);
      Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop-postgres"));
      started.awaitReady();
      return started;
    } catch (IOException e) {
      throw new UserError("PostgreSQL could not be started: " + e.getMessage(), e);
    }
  }

  private void awaitReady() {
    var deadline = Instant.now().plus(PATIENCE);
    while (!succeeds(
        asUser(program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", Integer.toString(port)))) {
      if (Instant.now().isAfter(deadline) || !server.isAlive()) {
        throw new UserError("PostgreSQL is not ready; its log is in " + folder.resolve("log"));
      }
    }
  }

  @Override
  public String kind() {
    return "postgres";
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "KC_DB_URL", "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port),
        "KC_DB_USERNAME", USER,
        "KC_DB_PASSWORD", USER);
  }

  @Override
  public void close() {
    if (!Files.exists(folder)) {
      return;
    }
    // It stops at once, because its data are deleted too.
    succeeds(
        asUser(
            program("pg_ctl"),
            "stop",
            "-s",
            "-m",
            "immediate",
            "-D",
            folder.resolve("data").toString()));
    // The server itself is a child of the program that changes the user.
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly();
    Folders.delete(folder);
  }

  /** Runs statements, all in one transaction; {@link UserError} when one fails. */
  public void execute(String statements) {
    try {
      run(
          folder,
          asUser(
              program("psql"),
              "--no-psqlrc",
              "--quiet",
              "--single-transaction",
              "--set=ON_ERROR_STOP=1",
              "--host=127.0.0.1",
              "--port=" + port,
              "--username=" + USER,
              "--dbname=postgres",
              "--command=" + statements));
    } catch (IOException e) {
      throw new UserError("The statements failed: " + e.getMessage(), e);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static List<String> asUser(String... command) {
    var all = new ArrayList<String>();
    if (isRoot()) {
      all.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    all.addAll(List.of(command));
    return all;
  }

  /** Debian keeps the programs of each version apart. */
  private static String program(String name) {
    if (!Files.isDirectory(DEBIAN)) {
      return name;
    }
    try (var versions = Files.list(DEBIAN)) {
      return versions
          .map(version -> version.resolve("bin").resolve(name))
          .filter(Files::isExecutable)
          .max(Comparator.comparing(Path::toString))
          .map(Path::toString)
          .orElse(name);
    } catch (IOException e) {
      return name;
    }
  }

  private static void run(Path folder, List<String> command) throws IOException {
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    var said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.Charset.defaultCharset());
    if (exitCode(process) != 0) {
      throw new IOException(command + ": " + said);
    }
  }

  private static boolean succeeds(List<String> command) {
    try {
      return exitCode(new ProcessBuilder(command).inheritIO().start()) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int exitCode(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("Interrupted while waiting for PostgreSQL.", e);
    }
  }
}
