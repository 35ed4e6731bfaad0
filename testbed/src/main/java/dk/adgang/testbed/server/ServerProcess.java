package dk.adgang.testbed.server;

import dk.adgang.testbed.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of Keycloak's own program. It is started as {@code java}, not through {@code kc.sh},
 * which would stay between as a parent, and it is kept by a shell that ends it as soon as this JVM
 * is gone, however that came about.
 */
public final class ServerProcess implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Process keeper;
  private final Path log;

  private ServerProcess(Process keeper, Path log) {
    this.keeper = keeper;
    this.log = log;
  }

  /** How long a run is meant to take, which decides how well its code is compiled. */
  public enum Life {
    /**
     * Compiled quickly and simply. A command, or a server that answers a few requests, takes half
     * the processor time so.
     */
    SHORT,
    LONG;

    private List<String> options() {
      return switch (this) {
        case SHORT -> List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        case LONG -> List.of("-XX:+UseG1GC");
      };
    }
  }

  static ServerProcess start(
      Life life, Path home, Path log, Map<String, String> environment, List<String> arguments) {
    var command = new ArrayList<String>();
    command.addAll(List.of("/bin/sh", "-c", keeperScript(), "keeper"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(life.options());
    command.addAll(program(home));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.directory(home.toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    // A KC_… of the person's own shell must not change the server that is tried here.
    builder.environment().keySet().removeIf(name -> name.startsWith("KC_"));
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(log.getParent());
      return new ServerProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UserError("Keycloak could not be started: " + e.getMessage(), e);
    }
  }

  private static List<String> program(Path home) {
    return List.of(
        "-Xms64m",
        "-Xmx1536m",
        "-XX:MaxMetaspaceSize=320m",
        "-XX:+ExitOnOutOfMemoryError",
        "-Dfile.encoding=UTF-8",
        "-Dsun.stdout.encoding=UTF-8",
        "-Dsun.stderr.encoding=UTF-8",
        "-Duser.language=en",
        "-Duser.country=US",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
        "--add-opens=java.base/java.security=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
            + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
        "-Dkc.home.dir=" + home,
        "-Djboss.server.config.dir=" + home.resolve("conf"),
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "-Dpicocli.disable.closures=true",
        "-Dquarkus-log-max-startup-records=10000",
        "-cp",
        home.resolve("lib/quarkus-run.jar").toString(),
        "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
  }

  static String keeperScript() {
    try (InputStream in = ServerProcess.class.getResourceAsStream("keeper.sh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits that long for the end; true when it has ended. */
  public boolean hasEndedWithin(Duration time) {
    try {
      return keeper.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("Interrupted while waiting for Keycloak.", e);
    }
  }

  int exitCode() {
    return keeper.exitValue();
  }

  /** The program itself, not the shell that keeps it. */
  public ProcessHandle java() {
    return keeper
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("java"))
        .findFirst()
        .orElseThrow(() -> new UserError("Keycloak has ended."));
  }

  public Path log() {
    return log;
  }

  /** The last lines of what the program wrote. */
  public String tail(int lines) {
    try {
      var all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  /** Asks the program to end, and makes it end when it does not. */
  @Override
  public void close() {
    var family = keeper.descendants().toList();
    try {
      keeper.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already.
    }
    try {
      keeper.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    family.forEach(ProcessHandle::destroyForcibly);
    keeper.destroyForcibly();
  }
}
