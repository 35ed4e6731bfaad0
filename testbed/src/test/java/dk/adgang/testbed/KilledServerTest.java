package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.inbox.MoodyMailServer;
import dk.adgang.testbed.inbox.MoodyMailServer.Mood;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while it sends. */
@AdgangTest
final class KilledServerTest {

  private static final int EMPLOYEES = 1_000;
  private static final int SOME = 300;

  /** So many mails of one realm are sent at the same moment. */
  private static final int UNDER_WAY = 8;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Test
  void a_thousand_welcomes_arrive_although_the_server_is_killed_in_the_middle(
      Adgang adgang, @TempDir Path folder) {
    var ports = Ports.free();
    var database = new Database.Folder(folder.resolve("database"), true);
    var logs = adgang.project().target();
    adgang.server().copyImportedDatabaseTo(database.folder());
    try (var mailServer = new MoodyMailServer(Mood.WELL)) {
      OwnRealm realm;
      String request;
      try (var server = adgang.server().another(ports, database, logs.resolve("killed.log"))) {
        realm =
            new OwnRealm(
                adgang.project(),
                new AdminRest(server.url()),
                EMPLOYEES,
                Map.of("port", Integer.toString(mailServer.port())));
        request = realm.sendWelcomes();
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> mailServer.count() >= SOME);
        server.process().destroyForcibly();
        server.awaitEnd();
      }
      assertThat(mailServer.count()).as("mails before the kill").isBetween(SOME, EMPLOYEES - 100);

      try (var server = adgang.server().another(ports, database, logs.resolve("after-kill.log"))) {
        // What was under way is held for some minutes by the server that is no more.
        new ServerClock(server.url()).forward(Duration.ofMinutes(4));
        await()
            .atMost(PATIENCE)
            .until(() -> realm.welcomes(request).path("states").path("SENT").asInt() == EMPLOYEES);

        var recipients = mailServer.recipients();
        var twice = recipients.size() - EMPLOYEES;
        assertThat(recipients)
            .containsAll(realm.employees().stream().map(Employee::email).toList());
        assertThat(twice).as("mails that came twice").isBetween(0, UNDER_WAY);
        var again =
            realm.employees().stream()
                .filter(employee -> Collections.frequency(recipients, employee.email()) == 2)
                .toList();
        assertThat(again).hasSize(twice);
        for (var employee : List.of(realm.employee(), realm.employees().get(EMPLOYEES - 1))) {
          creates(mailServer, employee);
        }
        again.stream().limit(1).forEach(employee -> creates(mailServer, employee));
      }
    }
  }

  /** The newest mail's link leads to a password. */
  private static void creates(MoodyMailServer mailServer, Employee employee) {
    var link = new PlainLink(new WelcomeMail(mailServer.to(employee.email()).get(0)).link());
    assertThat(PlainLink.succeeded(link.create(new PlainBrowser(), "kaffe-til-to-9"))).isTrue();
  }
}
