package dk.adgang.testbed;

import dk.adgang.testbed.server.PreparedServer;
import dk.adgang.testbed.server.ServerProcess.Life;
import dk.adgang.testbed.server.ServerStart;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Servers that tests and benchmarks start, each of a build of its own. */
public final class TestServers {

  /** Features that some servers have, and that must go well with ours. */
  private static final String TESTED_FEATURES = "--features=scim-api";

  private TestServers() {}

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
            TestServers::say);
    return KeycloakServer.onCopy(prepared, true, project.target(), "tests", ports, options);
  }

  /**
   * A server to be measured, on an empty database into which the realm is imported.
   *
   * @param options further options of Keycloak's {@code start}
   */
  public static KeycloakServer forBench(
      Project project, Ports ports, Database database, List<String> options) {
    var prepared =
        PreparedServer.prepare(
            project,
            "bench-" + database.kind(),
            database.kind(),
            List.of(),
            List.of(),
            TestServers::say);
    var logs = project.target().resolve("bench");
    prepared.importRealm(logs.resolve("import.log"), database, project);
    return KeycloakServer.start(
        new ServerStart(
            Life.LONG,
            prepared,
            ports,
            database.environment(),
            logs.resolve("server.log"),
            ServerStart.alone(ports, options)));
  }

  /**
   * The first node of a cluster, on an empty database into which it imports the realm.
   *
   * @param extras further provider jars
   * @param features options of Keycloak's {@code build}
   * @param options of Keycloak's {@code start}: {@code --hostname} and the {@code --cache} among
   *     them
   */
  public static KeycloakServer firstNode(
      Project project,
      Ports ports,
      Database database,
      List<Path> extras,
      List<String> features,
      List<String> options) {
    var prepared =
        PreparedServer.prepare(
            project, "nodes", database.kind(), extras, features, TestServers::say);
    prepared.importAtStart(project);
    return KeycloakServer.start(
        new ServerStart(
            Life.LONG,
            prepared,
            ports,
            PreparedServer.administered(database),
            project.target().resolve("node-1.log"),
            Stream.concat(options.stream(), Stream.of("--import-realm")).toList()));
  }

  /**
   * A server without the bundle, on an empty database that is gone at the end.
   *
   * @param options further options of Keycloak's {@code start}
   */
  public static KeycloakServer bare(Project project, Ports ports, List<String> options) {
    var prepared = PreparedServer.bare(project, "bare", TestServers::say);
    var database = project.target().resolve("bare-database");
    Folders.delete(database);
    return KeycloakServer.start(
        new ServerStart(
            Life.SHORT,
            prepared,
            ports,
            PreparedServer.administered(new Database.Folder(database)),
            project.target().resolve("bare.log"),
            ServerStart.alone(ports, options)),
        database,
        KeycloakServer.MASTER);
  }

  private static void say(String step) {
    System.out.println("[testbed] " + step);
  }
}
