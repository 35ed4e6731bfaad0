package dk.adgang.testbed;

import dk.adgang.testbed.ProviderSources.Change;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The server of {@code script/server --dev}: a server with pages and messages as they are in the
 * source tree, and a port for a debugger. With {@code --watch} the jar is made anew when its
 * sources have changed, and the server is restarted with it.
 */
final class Developer implements AutoCloseable {

  private static final Duration STEP = Duration.ofMillis(200);
  private static final String DEBUG_PORT = "ADGANG_DEBUG_PORT";
  private static final int USUAL_DEBUG_PORT = 5005;

  private final Project project;
  private final Ports ports;
  private final boolean watching;
  private final String maven;
  private final int debugPort;
  private final Consumer<String> say;
  private final SourceThemes themes;
  private final ProviderSources sources;
  private final CountDownLatch over = new CountDownLatch(1);
  private KeycloakServer server;

  Developer(
      Project project,
      Ports ports,
      boolean watching,
      Map<String, String> environment,
      Consumer<String> say) {
    this.project = project;
    this.ports = ports;
    this.watching = watching;
    this.say = say;
    maven = environment.getOrDefault("MAVEN", "mvn");
    debugPort = Ports.port(environment, DEBUG_PORT, USUAL_DEBUG_PORT);
    Ports.requireFree(DEBUG_PORT, debugPort);
    themes = new SourceThemes(project);
    themes.copyChanges();
    sources = new ProviderSources(project);
  }

  /** Starts the server; {@link #close} ends it. */
  synchronized KeycloakServer start(boolean fresh) {
    server =
        PersonalServer.ofDeveloper(
            project, ports, fresh, themes.folder(), debugPort, this::quietly);
    say.accept("A debugger finds the server at 127.0.0.1:" + debugPort);
    if (watching) {
      say.accept("A changed Java file is built, and the server restarted with it");
    }
    return server;
  }

  /** Follows the source tree until this is closed, or until the server has ended by itself. */
  KeycloakServer follow() {
    while (!isOver() && (watching || !server.hasEnded())) {
      try {
        themes.copyChanges();
        if (watching) {
          followSources();
        }
      } catch (UncheckedIOException e) {
        // A file that is just being saved is there the next time.
      } catch (UserError e) {
        quietly(e.getMessage());
      }
    }
    return server;
  }

  private void followSources() {
    var begun = System.nanoTime();
    var change = sources.makeJar(maven);
    if (change == Change.NONE) {
      return;
    }
    say.accept("Restarting with the new jar");
    restart(change);
    say.accept("Ready after %.1f seconds".formatted((System.nanoTime() - begun) / 1e9));
  }

  private synchronized void restart(Change change) {
    if (isOver()) {
      return;
    }
    if (change == Change.JAR) {
      server.restart(project.providersJar());
    } else {
      server.close();
      start(false);
    }
  }

  private boolean isOver() {
    try {
      return over.await(STEP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  // Ctrl-C ends the start on purpose, so that no error is shown.
  private void quietly(String message) {
    if (over.getCount() > 0) {
      say.accept(message);
    }
  }

  @Override
  public void close() {
    over.countDown();
    sources.close();
    synchronized (this) {
      if (server != null) {
        server.close();
      }
    }
  }
}
