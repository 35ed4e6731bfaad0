package dk.adgang.testbed;

import dk.adgang.testbed.app.SampleApp;
import dk.adgang.testbed.inbox.Inbox;
import java.util.List;

/**
 * What {@code script/server} runs: Keycloak with the bundle, and the inbox, until it is told to
 * stop.
 */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    var running = new Running();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop"));
    try {
      var server = start(List.of(arguments).contains("--fresh"), running);
      server.awaitEnd();
      if (!running.isOver()) {
        throw new Trouble(
            "Keycloak ended by itself. The end of %s:%n%s"
                .formatted(server.log(), server.logTail(25)));
      }
    } catch (Trouble e) {
      System.err.println("Adgang: " + e.getMessage());
      System.exit(1);
    } catch (AdminRest.Refused e) {
      System.err.println(
          "Adgang: the realm could not be pointed at the inbox (%s). script/server --fresh starts anew."
              .formatted(e.getMessage()));
      System.exit(1);
    }
  }

  private static KeycloakServer start(boolean fresh, Running running) {
    var started = System.nanoTime();
    var project = Project.find();
    var ports = Ports.of(System.getenv());
    say("Starting the inbox");
    var inbox = running.add(Inbox.start(ports.inbox(), ports.smtp()));
    var server = running.add(KeycloakServer.forPerson(project, ports, fresh, Main::say));
    SampleApp.install(inbox.web(), server.issuer());
    var notes = new DatabaseNotes(project.target().resolve("server-database"));
    var before = notes.ports();
    if (!before.equals(ports)) {
      new RealmAddresses(new AdminRest(server.url())).move(before, ports);
      notes.ports(ports);
    }
    System.out.println(Welcome.text(ports, (System.nanoTime() - started) / 1_000_000_000));
    return server;
  }

  private static void stop(Running running) {
    if (!running.isEmpty()) {
      say("Stopping");
      running.close();
    }
  }

  private static void say(String step) {
    System.out.println("• " + step);
  }
}
