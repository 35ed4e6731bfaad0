package dk.adgang.testbed.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.inbox.MoodyMailServer;
import dk.adgang.testbed.inbox.MoodyMailServer.Mood;
import dk.adgang.testbed.realm.OwnRealm;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Realms have mail servers of their own, and a broken one troubles no other realm. */
@WithAdgang
final class MailFairnessTest {

  /** Keycloak waits for 10 seconds for each answer of a mail server. */
  private static final Duration SOONER_THAN_A_TIMEOUT = Duration.ofSeconds(6);

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Test
  void a_mail_server_that_hangs_keeps_no_other_realm_waiting(Adgang adgang) {
    try (var hanging = new MoodyMailServer(Mood.HANGS_AFTER_CONNECT);
        var well = new MoodyMailServer(Mood.WELL);
        var stuck = realm(adgang, hanging, 30);
        var other = realm(adgang, well, 1)) {
      stuck.sendWelcomes();
      await().atMost(PATIENCE).until(() -> hanging.connections() >= 8);

      other.sendWelcome(other.employee());

      await().atMost(SOONER_THAN_A_TIMEOUT).until(() -> well.count() == 1);
      assertThat(hanging.mostAtOnce()).as("of one realm at the same moment").isEqualTo(8);
      await()
          .atMost(PATIENCE)
          .until(() -> stuck.employees().stream().allMatch(e -> timedOut(stuck, e)));
      assertThat(hanging.count()).isZero();
    }
  }

  private static boolean timedOut(OwnRealm realm, Employee employee) {
    var link = realm.link(employee);
    return link.path("state").asText().equals("QUEUED")
        && link.path("reason").asText().equals("SocketTimeoutException");
  }

  @Test
  void corrected_settings_are_tried_at_once(Adgang adgang) {
    try (var closed = new MoodyMailServer(Mood.REFUSES);
        var well = new MoodyMailServer(Mood.WELL);
        var realm = realm(adgang, closed, 2)) {
      realm.sendWelcome(realm.employee());
      await()
          .atMost(PATIENCE)
          .until(() -> realm.link(realm.employee()).path("attempts").asInt() == 1);

      realm.setMail(Map.of("port", Integer.toString(well.port())));
      var next = realm.employees().get(1);
      realm.sendWelcome(next);

      await().atMost(SOONER_THAN_A_TIMEOUT).until(() -> well.count() == 1);
      assertThat(well.recipients()).containsExactly(next.email());
    }
  }

  private static OwnRealm realm(Adgang adgang, MoodyMailServer mailServer, int employees) {
    return new OwnRealm(
        adgang.project(),
        adgang.admin(),
        employees,
        Map.of("port", Integer.toString(mailServer.port())));
  }
}
