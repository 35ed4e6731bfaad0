package dk.adgang.testbed;

import dk.adgang.testbed.ServerProcess.Life;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A running Keycloak with the bundle and the realm {@code adgang}. */
public final class KeycloakServer implements AutoCloseable {

  /** The realm that {@code realm-export.json} and {@code samples.json} bring. */
  public static final String REALM = "adgang";

  /** The realm of the administrators, which every server has. */
  static final String MASTER = "master";

  /** What some servers have, and must go well with ours. */
  private static final String TESTED_FEATURES = "--features=scim-api";

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration STEP = Duration.ofMillis(100);

  private final PreparedServer prepared;
  private final Supplier<ServerProcess> boot;
  private volatile ServerProcess process;
  private final URI url;
  private final URI managementUrl;
  private final Path throwAway;

  private KeycloakServer(
      PreparedServer prepared, Supplier<ServerProcess> boot, Ports ports, Path throwAway) {
    this.prepared = prepared;
    this.boot = boot;
    this.process = boot.get();
    this.url = URI.create("http://localhost:" + ports.http());
    this.managementUrl = URI.create("http://localhost:" + ports.management());
    this.throwAway = throwAway;
  }

  /**
   * A server for tests: on a copy of the freshly imported database, gone at the end.
   *
   * @param extras further provider jars
   * @param options further options of Keycloak's {@code start}
   */
  public static KeycloakServer forTests(
      Project project, Ports ports, List<Path> extras, List<String> options) {
    var prepared =
        PreparedServer.prepare(
            project,
            "tests",
            Database.Folder.KIND,
            extras,
            List.of(TESTED_FEATURES),
            KeycloakServer::saySlowly);
    return forTests(prepared, prepared, project.target(), "tests", ports, options);
  }

  /**
   * A second server for tests, of the same build and on another copy of that database.
   *
   * @param options as for the first
   */
  KeycloakServer secondForTests(Project project, Ports ports, List<String> options) {
    return forTests(null, prepared, project.target(), "tests-2", ports, options);
  }

  private static KeycloakServer forTests(
      PreparedServer owned,
      PreparedServer prepared,
      Path target,
      String name,
      Ports ports,
      List<String> options) {
    var database = target.resolve(name + "-database");
    Folders.delete(database);
    prepared.copyDatabaseTo(database);
    return start(
        Life.LONG,
        owned,
        prepared.home(),
        ports,
        new Database.Folder(database).environment(),
        target.resolve(name + ".log"),
        database,
        alone(ports, options));
  }

  /**
   * A server to be measured, on an empty database into which the realm is imported.
   *
   * @param options further options of Keycloak's {@code start}
   */
  static KeycloakServer forBench(
      Project project, Ports ports, Database database, List<String> options) {
    var prepared =
        PreparedServer.prepare(
            project,
            "bench-" + database.kind(),
            database.kind(),
            List.of(),
            List.of(),
            KeycloakServer::saySlowly);
    var logs = project.target().resolve("bench");
    prepared.importRealm(logs.resolve("import.log"), database, project);
    return start(
        Life.LONG,
        prepared,
        prepared.home(),
        ports,
        database.environment(),
        logs.resolve("server.log"),
        null,
        alone(ports, options));
  }

  /**
   * The first node of a cluster, on an empty database into which it imports the realm.
   *
   * @param extras further provider jars
   * @param features options of Keycloak's {@code build}
   * @param options of Keycloak's {@code start}: {@code --hostname} and the {@code --cache} among
   *     them
   */
  static KeycloakServer firstNode(
      Project project,
      Ports ports,
      Database database,
      List<Path> extras,
      List<String> features,
      List<String> options) {
    var prepared =
        PreparedServer.prepare(
            project, "nodes", database.kind(), extras, features, KeycloakServer::saySlowly);
    prepared.importAtStart(project);
    return start(
        Life.LONG,
        prepared,
        prepared.home(),
        ports,
        PreparedServer.administered(database),
        project.target().resolve("node-1.log"),
        null,
        concat(options, List.of("--import-realm")));
  }

  /**
   * Another node of the same cluster.
   *
   * @param database that of the first node
   * @param options as for the first node
   */
  KeycloakServer anotherNode(Ports ports, Database database, Path log, List<String> options) {
    return start(
        Life.LONG, null, prepared.home(), ports, database.environment(), log, null, options);
  }

  /**
   * A server without the bundle, on an empty database that is gone at the end.
   *
   * @param options further options of Keycloak's {@code start}
   */
  static KeycloakServer bare(Project project, Ports ports, List<String> options) {
    var prepared = PreparedServer.bare(project, "bare", KeycloakServer::saySlowly);
    var database = project.target().resolve("bare-database");
    Folders.delete(database);
    return start(
        Life.SHORT,
        prepared,
        prepared.home(),
        ports,
        PreparedServer.administered(new Database.Folder(database)),
        project.target().resolve("bare.log"),
        database,
        alone(ports, options),
        MASTER);
  }

  /** The process that is the server, for who measures or kills it. */
  ProcessHandle process() {
    return process.java();
  }

  /** A server for a person: on a database that stays until {@code fresh} is wanted. */
  static KeycloakServer forPerson(
      Project project, Ports ports, boolean fresh, Consumer<String> say) {
    return forPerson("server", Life.LONG, project, ports, fresh, Map.of(), List.of(), say);
  }

  /**
   * The same for a developer: with pages and messages from a folder that is read each time.
   *
   * @param themes the folder
   * @param debugPort where a debugger finds it
   */
  static KeycloakServer forDeveloper(
      Project project,
      Ports ports,
      boolean fresh,
      Path themes,
      int debugPort,
      Consumer<String> say) {
    return forPerson(
        "dev",
        Life.SHORT,
        project,
        ports,
        fresh,
        Map.of(
            "JAVA_TOOL_OPTIONS",
            "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + debugPort),
        List.of(
            "--spi-theme--folder--dir=" + themes,
            "--spi-theme--cache-themes=false",
            "--spi-theme--cache-templates=false",
            "--spi-theme--static-max-age=-1"),
        say);
  }

  private static KeycloakServer forPerson(
      String name,
      Life life,
      Project project,
      Ports ports,
      boolean fresh,
      Map<String, String> environment,
      List<String> options,
      Consumer<String> say) {
    var prepared =
        PreparedServer.prepare(project, name, Database.Folder.KIND, List.of(), List.of(), say);
    var database = project.target().resolve("server-database");
    var realmOf = database.resolve("realm");
    try {
      if (fresh || !new Database.Folder(database).exists()) {
        say.accept("Taking an empty database with the realm of realm-export.json and samples.json");
        Folders.delete(database);
        prepared.copyDatabaseTo(database);
        Files.writeString(realmOf, prepared.realmKey());
      } else if (!Files.exists(realmOf) || !Files.readString(realmOf).equals(prepared.realmKey())) {
        say.accept(
            "Note: realm-export.json or samples.json has changed since this database was made;"
                + " script/server --fresh starts from the files");
      }
    } catch (IOException e) {
      prepared.close();
      throw new Trouble("The database folder cannot be used: " + e.getMessage(), e);
    }
    say.accept("Starting Keycloak");
    var all = new HashMap<>(new Database.Folder(database).environment());
    all.putAll(environment);
    return start(
        life,
        prepared,
        prepared.home(),
        ports,
        all,
        project.target().resolve("server.log"),
        null,
        alone(ports, options));
  }

  /**
   * A second server of the same build for a few requests, on a database of its own.
   *
   * @param database of the same kind, with the realm in it
   */
  KeycloakServer another(Ports ports, Database database, Path log) {
    return start(
        Life.SHORT,
        null,
        prepared.home(),
        ports,
        database.environment(),
        log,
        null,
        alone(ports, List.of()));
  }

  /** Exports the realm as it was imported, with its employees, into a file. */
  void exportRealm(Path database, Path file, Path log) {
    prepared.run(
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
  void importRealm(Path database, Path file, Path log) {
    prepared.run(
        log,
        new Database.Folder(database),
        List.of("import", "--optimized", "--file", file.toString()));
  }

  /** Copies the database as it was right after the import of the realm file. */
  void copyImportedDatabaseTo(Path target) {
    prepared.copyDatabaseTo(target);
  }

  /** What Keycloak said when it imported the realm file. */
  Path importLog() {
    return prepared.importLog();
  }

  private static void saySlowly(String step) {
    System.out.println("[testbed] " + step);
  }

  /** The options of a server that is no part of a cluster. */
  private static List<String> alone(Ports ports, List<String> options) {
    return concat(List.of("--cache=local", "--hostname=http://localhost:" + ports.http()), options);
  }

  private static List<String> concat(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static KeycloakServer start(
      Life life,
      PreparedServer prepared,
      Path home,
      Ports ports,
      Map<String, String> environment,
      Path log,
      Path throwAway,
      List<String> options) {
    return start(life, prepared, home, ports, environment, log, throwAway, options, REALM);
  }

  private static KeycloakServer start(
      Life life,
      PreparedServer prepared,
      Path home,
      Ports ports,
      Map<String, String> environment,
      Path log,
      Path throwAway,
      List<String> options,
      String awaited) {
    var arguments =
        Stream.concat(
                Stream.of(
                    "start",
                    "--optimized",
                    "--http-enabled=true",
                    "--http-host=127.0.0.1",
                    "--http-port=" + ports.http(),
                    "--http-management-host=127.0.0.1",
                    "--http-management-port=" + ports.management(),
                    "--spi-sms-gateway--http--url=http://127.0.0.1:" + ports.inbox() + "/sms",
                    "--spi-sms-gateway--http--sender=Adgang",
                    // What the inbox answers when it has taken an SMS; it can be told to refuse
                    // with
                    // status 200.
                    "--spi-sms-gateway--http--success-pointer=/id"),
                options.stream())
            .toList();
    var server =
        new KeycloakServer(
            prepared,
            () -> ServerProcess.start(life, home, log, environment, arguments),
            ports,
            throwAway);
    try {
      server.awaitReady(server.url.resolve("/realms/" + awaited));
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Ends the server, and starts it with another jar in the place of the one of that name. */
  void restart(Path jar) {
    process.close();
    prepared.replace(jar);
    process = boot.get();
    awaitReady(issuer());
  }

  /** True when the server has ended, whoever ended it. */
  boolean hasEnded() {
    return process.hasEndedWithin(Duration.ZERO);
  }

  /** Returns when the server has ended, whoever ended it. */
  void awaitEnd() {
    while (!process.hasEndedWithin(Duration.ofHours(1))) {
      // It goes on running.
    }
  }

  /** The base address, as in {@code --hostname}. */
  public URI url() {
    return url;
  }

  /** Where health and metrics are. */
  public URI managementUrl() {
    return managementUrl;
  }

  /** The issuer of the realm's tokens. */
  public URI issuer() {
    return url.resolve("/realms/" + REALM);
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
    if (throwAway != null) {
      Folders.delete(throwAway);
    }
    if (prepared != null) {
      prepared.close();
    }
  }

  private void awaitReady(URI realm) {
    var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    var deadline = Instant.now().plus(PATIENCE);
    while (!isReady(client, realm)) {
      if (process.hasEndedWithin(STEP)) {
        throw new Trouble(
            "Keycloak ended while starting. The end of %s:%n%s".formatted(log(), logTail(25)));
      }
      if (Instant.now().isAfter(deadline)) {
        throw new Trouble(
            "Keycloak is not ready after %d seconds. The end of %s:%n%s"
                .formatted(PATIENCE.toSeconds(), log(), logTail(25)));
      }
    }
  }

  // Until the realms are there the server answers 503. (Asking for its health would fill the log
  // with «DOWN».)
  private boolean isReady(HttpClient client, URI realm) {
    var request = HttpRequest.newBuilder(realm).timeout(Duration.ofSeconds(10)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("Interrupted while waiting for Keycloak.", e);
    }
  }
}
