package dk.adgang.testbed;

import dk.adgang.testbed.server.PreparedServer;
import dk.adgang.testbed.server.ServerProcess.Life;
import dk.adgang.testbed.server.ServerStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The server that a person tries, or develops with. */
final class PersonalServer {

  private PersonalServer() {}

  /** A server for a person: on a database that stays until {@code fresh} is wanted. */
  static KeycloakServer of(Project project, Ports ports, boolean fresh, Consumer<String> say) {
    return start("server", Life.LONG, project, ports, fresh, Map.of(), List.of(), say);
  }

  /**
   * The same for a developer: with pages and messages from a folder that is read each time.
   *
   * @param themes the folder
   * @param debugPort where a debugger finds it
   */
  static KeycloakServer ofDeveloper(
      Project project,
      Ports ports,
      boolean fresh,
      Path themes,
      int debugPort,
      Consumer<String> say) {
    return start(
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

  private static KeycloakServer start(
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
      throw new UserError("The database folder cannot be used: " + e.getMessage(), e);
    }
    say.accept("Starting Keycloak");
    var all = new HashMap<>(new Database.Folder(database).environment());
    all.putAll(environment);
    return KeycloakServer.start(
        new ServerStart(
            life,
            prepared,
            ports,
            all,
            project.target().resolve("server.log"),
            ServerStart.alone(ports, options)));
  }
}
