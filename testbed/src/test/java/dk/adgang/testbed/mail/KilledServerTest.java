package dk.adgang.testbed.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.Database;
import dk.adgang.testbed.Ports;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.ServerClock;
import dk.adgang.testbed.fixture.WelcomeMail;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.inbox.MoodyMailServer;
import dk.adgang.testbed.inbox.MoodyMailServer.Mood;
import dk.adgang.testbed.realm.OwnRealm;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpLink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is stopped, and one that is killed, while it sends. */
@WithAdgang
final class KilledServerTest {

  private static final int EMPLOYEES = 1_000;
  private static final int SOME = 200;
  private static final int MANY = 500;

  /** The number of mails of one realm that are sent at the same moment. */
  private static final int UNDER_WAY = 8;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Longer than a mail server rests, and than a dead node holds a mail. */
  private static final Duration A_WHILE = Duration.ofMinutes(5);

  @Test
  void a_thousand_welcomes_arrive_although_their_server_is_stopped_and_then_killed(
      Adgang adgang, @TempDir Path folder) {
    var ports = Ports.free();
    var database = new Database.Folder(folder.resolve("database"), true);
    var logs = adgang.project().target();
    adgang.server().copyImportedDatabaseTo(database.folder());
    try (var mailServer = new MoodyMailServer(Mood.WELL)) {
      OwnRealm realm;
      String request;
      try (var server = adgang.server().another(ports, database, logs.resolve("stopped.log"))) {
        realm =
            new OwnRealm(
                adgang.project(),
                new AdminRest(server.url()),
                EMPLOYEES,
                Map.of("port", Integer.toString(mailServer.port())));
        request = realm.sendWelcomes();
        await(mailServer, SOME);
        server.process().destroy();
        server.awaitEnd();
      }

      var stopped = mailServer.count();
      assertThat(stopped).as("mails before the stop").isBetween(SOME, MANY);
      mailServer.becomes(Mood.REFUSES);
      try (var server = adgang.server().another(ports, database, logs.resolve("killed.log"))) {
        assertThat(sent(realm, request)).as("sent, as is known after the stop").isEqualTo(stopped);
        mailServer.becomes(Mood.WELL);
        new ServerClock(server.url()).forward(A_WHILE);
        await(mailServer, MANY);
        server.process().destroyForcibly();
        server.awaitEnd();
      }

      assertThat(mailServer.count()).as("mails before the kill").isBetween(MANY, EMPLOYEES - 100);
      try (var server = adgang.server().another(ports, database, logs.resolve("after-kill.log"))) {
        new ServerClock(server.url()).forward(A_WHILE.multipliedBy(2));
        Awaitility.await().atMost(PATIENCE).until(() -> sent(realm, request) == EMPLOYEES);

        var recipients = mailServer.recipients();
        assertThat(recipients)
            .containsAll(realm.employees().stream().map(Employee::email).toList());
        var twice =
            realm.employees().stream()
                .filter(employee -> Collections.frequency(recipients, employee.email()) == 2)
                .toList();
        assertThat(twice).as("employees with two mails").hasSizeLessThanOrEqualTo(UNDER_WAY);
        assertThat(recipients).hasSize(EMPLOYEES + twice.size());
        creates(mailServer, realm.employee());
        creates(mailServer, realm.employees().get(EMPLOYEES - 1));
        twice.stream().limit(1).forEach(employee -> creates(mailServer, employee));
      }
    }
  }

  private static void await(MoodyMailServer mailServer, int mails) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> mailServer.count() >= mails);
  }

  private static int sent(OwnRealm realm, String request) {
    return realm.welcomes(request).path("states").path("SENT").asInt();
  }

  /** The newest mail's link leads to a password. */
  private static void creates(MoodyMailServer mailServer, Employee employee) {
    var link = new HttpLink(new WelcomeMail(mailServer.to(employee.email()).get(0)).link());
    assertThat(HttpLink.succeeded(link.create(new HttpBrowser(), "kaffe-til-to-9"))).isTrue();
  }
}
