package dk.adgang.testbed;

import dk.adgang.testbed.server.PreparedServer;
import dk.adgang.testbed.server.ServerProcess;
import dk.adgang.testbed.server.ServerProcess.Life;
import dk.adgang.testbed.server.ServerStart;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A running Keycloak with the bundle and the realm {@code adgang}. */
public final class KeycloakServer implements AutoCloseable {

  /** The realm that {@code realm-export.json} and {@code samples.json} bring. */
  public static final String REALM = "adgang";

  /** The realm of the administrators, which every server has. */
  public static final String MASTER = "master";

  private final ServerStart start;
  private final boolean owner;
  private final Path throwAway;
  private volatile ServerProcess process;

  private KeycloakServer(ServerStart start, boolean owner, Path throwAway, String awaited) {
    this.start = start;
    this.owner = owner;
    this.throwAway = throwAway;
    try {
      this.process = start.untilThereIs(awaited);
    } catch (RuntimeException e) {
      tidy();
      throw e;
    }
  }

  /** The only server of its build, which others may use when it is closed. */
  static KeycloakServer start(ServerStart start) {
    return start(start, null, REALM);
  }

  /**
   * The only server of its build.
   *
   * @param throwAway the folder of a database that is gone at the end; null for none
   * @param awaited the realm that is there when the server is ready
   */
  static KeycloakServer start(ServerStart start, Path throwAway, String awaited) {
    return new KeycloakServer(start, true, throwAway, awaited);
  }

  /**
   * A server on a copy of the freshly imported database, which is gone at the end.
   *
   * @param owner whether the build is let go with it
   * @param target where the database and the log are
   * @param name what these are called
   */
  static KeycloakServer onCopy(
      PreparedServer prepared,
      boolean owner,
      Path target,
      String name,
      Ports ports,
      List<String> options) {
    var database = target.resolve(name + "-database");
    Folders.delete(database);
    prepared.copyDatabaseTo(database);
    var start =
        new ServerStart(
            Life.LONG,
            prepared,
            ports,
            new Database.Folder(database).environment(),
            target.resolve(name + ".log"),
            ServerStart.alone(ports, options));
    return new KeycloakServer(start, owner, database, REALM);
  }

  /**
   * A second server for tests, of the same build and on another copy of that database.
   *
   * @param options as for the first
   */
  public KeycloakServer secondForTests(Project project, Ports ports, List<String> options) {
    return onCopy(prepared(), false, project.target(), "tests-2", ports, options);
  }

  /**
   * Another node of the same cluster.
   *
   * @param database that of the first node
   * @param options as for the first node
   */
  public KeycloakServer anotherNode(
      Ports ports, Database database, Path log, List<String> options) {
    return new KeycloakServer(
        new ServerStart(Life.LONG, prepared(), ports, database.environment(), log, options),
        false,
        null,
        REALM);
  }

  /**
   * A second server of the same build for a few requests, on a database of its own.
   *
   * @param database of the same kind, with the realm in it
   */
  public KeycloakServer another(Ports ports, Database database, Path log) {
    return new KeycloakServer(
        new ServerStart(
            Life.SHORT,
            prepared(),
            ports,
            database.environment(),
            log,
            ServerStart.alone(ports, List.of())),
        false,
        null,
        REALM);
  }

  /** The process that is the server, for who measures or kills it. */
  public ProcessHandle process() {
    return process.java();
  }

  /** Exports the realm as it was imported, with its employees, into a file. */
  public void exportRealm(Path database, Path file, Path log) {
    prepared()
        .run(
            log,
            new Database.Folder(database),
            List.of(
                "export",
                "--optimized",
                "--realm",
                REALM,
                "--users",
                "same_file",
                "--file",
                file.toString()));
  }

  /** Imports a realm file into an empty database. */
  public void importRealm(Path database, Path file, Path log) {
    prepared()
        .run(
            log,
            new Database.Folder(database),
            List.of("import", "--optimized", "--file", file.toString()));
  }

  /** Copies the database as it was right after the import of the realm file. */
  public void copyImportedDatabaseTo(Path target) {
    prepared().copyDatabaseTo(target);
  }

  /** The lines that Keycloak logged when it imported the realm file. */
  public Path importLog() {
    return prepared().importLog();
  }

  /** Ends the server, and starts it with another jar in the place of the one of that name. */
  void restart(Path jar) {
    process.close();
    prepared().replace(jar);
    process = start.untilThereIs(REALM);
  }

  /** True when the server has ended, by us or by somebody else. */
  boolean hasEnded() {
    return process.hasEndedWithin(Duration.ZERO);
  }

  /** Returns when the server has ended, by us or by somebody else. */
  public void awaitEnd() {
    while (!process.hasEndedWithin(Duration.ofHours(1))) {
      // It goes on running.
    }
  }

  /** The base address, as in {@code --hostname}. */
  public URI url() {
    return start.url();
  }

  /** Where health and metrics are. */
  public URI managementUrl() {
    return URI.create("http://localhost:" + start.ports().management());
  }

  /** The issuer of the realm's tokens. */
  public URI issuer() {
    return url().resolve("/realms/" + REALM);
  }

  /** Where everything is that the server has logged. */
  public Path log() {
    return process.log();
  }

  /** The last lines of the server's log. */
  public String logTail(int lines) {
    return process.tail(lines);
  }

  @Override
  public void close() {
    process.close();
    tidy();
  }

  private void tidy() {
    if (throwAway != null) {
      Folders.delete(throwAway);
    }
    if (owner) {
      prepared().close();
    }
  }

  private PreparedServer prepared() {
    return start.prepared();
  }
}
