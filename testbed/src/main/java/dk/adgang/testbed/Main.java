package dk.adgang.testbed;

import dk.adgang.testbed.app.SampleApp;
import dk.adgang.testbed.inbox.Inbox;
import java.util.List;

/**
 * Runs for {@code script/server}: Keycloak with the bundle, and the inbox, until it is told to
 * stop.
 */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    var running = new Resources();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop"));
    try {
      run(List.of(arguments), running);
    } catch (UserError e) {
      System.err.println("Adgang: " + e.getMessage());
      System.exit(1);
    } catch (AdminRest.Refused e) {
      System.err.println(
          "Adgang: the realm could not be pointed at the inbox (%s). script/server --fresh starts anew."
              .formatted(e.getMessage()));
      System.exit(1);
    }
  }

  private static void run(List<String> options, Resources running) {
    var started = System.nanoTime();
    var project = Project.find();
    var ports = Ports.of(System.getenv());
    var fresh = options.contains("--fresh");
    var watching = options.contains("--watch");
    say("Starting the inbox");
    var inbox = running.add(Inbox.start(ports.inbox(), ports.smtp()));
    if (watching || options.contains("--dev")) {
      var developer =
          running.add(new Developer(project, ports, watching, System.getenv(), Main::say));
      introduce(developer.start(fresh), project, ports, inbox, started);
      requireOver(running, developer.follow());
    } else {
      var server = running.add(PersonalServer.of(project, ports, fresh, Main::say));
      introduce(server, project, ports, inbox, started);
      server.awaitEnd();
      requireOver(running, server);
    }
  }

  private static void requireOver(Resources running, KeycloakServer server) {
    if (!running.isOver()) {
      throw new UserError(
          "Keycloak ended by itself. The end of %s:%n%s"
              .formatted(server.log(), server.logTail(25)));
    }
  }

  private static void introduce(
      KeycloakServer server, Project project, Ports ports, Inbox inbox, long started) {
    SampleApp.install(inbox.web(), server.issuer());
    var notes = new DatabaseNotes(project.target().resolve("server-database"));
    var before = notes.ports();
    if (!before.equals(ports)) {
      new RealmAddresses(new AdminRest(server.url())).move(before, ports);
      notes.ports(ports);
    }
    new SampleManagers(new AdminRest(server.url())).make();
    System.out.println(Welcome.text(ports, (System.nanoTime() - started) / 1_000_000_000));
  }

  private static void stop(Resources running) {
    if (!running.isEmpty()) {
      say("Stopping");
      running.close();
    }
  }

  private static void say(String step) {
    System.out.println("• " + step);
  }
}
