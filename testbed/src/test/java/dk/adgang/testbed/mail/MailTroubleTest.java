package dk.adgang.testbed.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WelcomeMail;
import dk.adgang.testbed.fixture.WithSecondServer;
import dk.adgang.testbed.inbox.MoodyMailServer;
import dk.adgang.testbed.inbox.MoodyMailServer.Mood;
import dk.adgang.testbed.realm.OwnRealm;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpLink;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail servers that fail, each in its way: requests do not notice, and no mail is lost. */
@WithSecondServer("It moves the server's clock.")
final class MailTroubleTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** An administrator does not wait for a mail server. */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  /** Longer than the pauses after the first tries. */
  private static final Duration A_WHILE = Duration.ofMinutes(5);

  @AfterEach
  void setClockRight(Adgang adgang) {
    adgang.clock().right();
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSES, ConnectException",
    "HANGS_AFTER_CONNECT, SocketTimeoutException",
    "HANGS_AFTER_DATA, SocketTimeoutException",
    "BUSY, MessagingException",
    "NOT_NOW, 451",
  })
  void it_is_tried_again_until_the_mail_server_is_well(Mood mood, String reason, Adgang adgang) {
    try (var mailServer = new MoodyMailServer(mood);
        var realm = realm(adgang, mailServer, 1)) {
      var employee = realm.employee();

      assertThat(realm.sendWelcome(employee)).isLessThan(AT_ONCE);

      var waiting = link(realm, employee, link -> link.path("attempts").asInt() == 1);
      assertThat(waiting.path("state").asText()).isEqualTo("QUEUED");
      assertThat(waiting.path("reason").asText()).contains(reason);
      assertThat(waiting.has("sentAt")).isFalse();
      assertThat(mailServer.count()).isZero();

      adgang.clock().forward(A_WHILE);
      var again = link(realm, employee, link -> link.path("attempts").asInt() == 2);
      assertThat(again.path("state").asText()).isEqualTo("QUEUED");

      mailServer.becomes(Mood.WELL);
      adgang.clock().forward(A_WHILE);

      var sent = link(realm, employee, link -> link.path("state").asText().equals("SENT"));
      assertThat(sent.path("attempts").asInt()).isEqualTo(3);
      assertThat(sent.has("reason")).isFalse();
      assertThat(realm.links(employee)).hasSize(1);
      assertThat(mailServer.recipients()).containsExactly(employee.email());
    }
  }

  @Test
  void a_mail_that_was_taken_without_a_word_is_sent_again_and_each_link_works(Adgang adgang) {
    try (var mailServer = new MoodyMailServer(Mood.DROPS_AFTER_DATA);
        var realm = realm(adgang, mailServer, 1)) {
      var employee = realm.employee();

      assertThat(realm.sendWelcome(employee)).isLessThan(AT_ONCE);

      // The server does not know whether it arrived; it did.
      var unknown = link(realm, employee, link -> link.path("attempts").asInt() == 1);
      assertThat(unknown.path("state").asText()).isEqualTo("QUEUED");
      assertThat(unknown.path("reason").asText()).contains("SMTPSendFailedException");
      var first = newest(mailServer, employee);
      assertThat(opens(first)).isTrue();

      mailServer.becomes(Mood.WELL);
      adgang.clock().forward(A_WHILE);

      link(realm, employee, link -> link.path("state").asText().equals("SENT"));
      assertThat(mailServer.to(employee.email())).as("the same mail twice").hasSize(2);
      assertThat(opens(first)).isTrue();
      creates(newest(mailServer, employee));
      assertThat(HttpLink.problem(first.goOn(new HttpBrowser()))).contains("used");
    }
  }

  @Test
  void an_address_that_is_refused_for_good_is_given_up_at_once(Adgang adgang) {
    try (var mailServer = new MoodyMailServer(Mood.KNOWS_NOBODY);
        var realm = realm(adgang, mailServer, 2)) {
      var employee = realm.employee();

      assertThat(realm.sendWelcome(employee)).isLessThan(AT_ONCE);

      var failed = link(realm, employee, link -> link.path("state").asText().equals("FAILED"));
      assertThat(failed.path("reason").asText()).contains("550");
      assertThat(failed.path("attempts").asInt()).isEqualTo(1);
      assertThat(failed.has("endedAt")).isTrue();

      mailServer.becomes(Mood.WELL);
      adgang.clock().forward(Duration.ofHours(1));
      var other = realm.employees().get(1);
      realm.sendWelcome(other);
      link(realm, other, link -> link.path("state").asText().equals("SENT"));

      assertThat(mailServer.recipients()).containsExactly(other.email());
      assertThat(mailServer.connections()).as("tries").isEqualTo(2);
      realm.sendWelcome(employee);
      link(realm, employee, link -> link.path("state").asText().equals("SENT"));
    }
  }

  @Test
  void the_welcome_to_an_address_that_cannot_be_written_to_is_given_up_at_once(Adgang adgang) {
    try (var mailServer = new MoodyMailServer(Mood.WELL);
        var realm = realm(adgang, mailServer, 1)) {
      // Keycloak takes such an address where the mail server is said to take any letter.
      realm.setMail(Map.of("allowutf8", "true"));
      var somebody = realm.create("frej\u202ea@own.example");

      var failed = link(realm, somebody, link -> link.path("state").asText().equals("FAILED"));

      assertThat(failed.path("reason").asText()).isEqualTo("address that cannot be written to");
      assertThat(failed.has("endedAt")).isTrue();
      assertThat(mailServer.connections()).isZero();
    }
  }

  @Test
  void it_is_tried_for_a_day_or_for_as_long_as_the_link_would_work(Adgang adgang) {
    try (var mailServer = new MoodyMailServer(Mood.REFUSES);
        var usual = realm(adgang, mailServer, 1);
        var patient = realm(adgang, mailServer, 1)) {
      patient.setWelcomeHours(48);
      usual.sendWelcome(usual.employee());
      patient.sendWelcome(patient.employee());
      link(usual, usual.employee(), link -> link.path("attempts").asInt() == 1);
      link(patient, patient.employee(), link -> link.path("attempts").asInt() == 1);

      adgang.clock().forward(Duration.ofHours(23));
      link(usual, usual.employee(), link -> link.path("attempts").asInt() == 2);
      adgang.clock().forward(Duration.ofHours(2));
      var failed = link(usual, usual.employee(), link -> link.path("attempts").asInt() == 3);
      var waiting = link(patient, patient.employee(), link -> link.path("attempts").asInt() == 3);

      assertThat(failed.path("state").asText()).isEqualTo("FAILED");
      assertThat(failed.path("reason").asText()).isEqualTo("ConnectException");
      assertThat(waiting.path("state").asText()).isEqualTo("QUEUED");

      adgang.clock().forward(Duration.ofHours(24));
      link(patient, patient.employee(), link -> link.path("state").asText().equals("FAILED"));
    }
  }

  /** Attack A14. */
  @Test
  void an_employee_who_is_created_while_the_mail_server_is_down_is_there_and_welcomed_later(
      Adgang adgang) {
    try (var mailServer = new MoodyMailServer(Mood.REFUSES);
        var realm = realm(adgang, mailServer, 0)) {

      var employee = realm.create();

      assertThat(realm.has(employee)).isTrue();
      var waiting = link(realm, employee, link -> link.path("attempts").asInt() == 1);
      assertThat(waiting.path("purpose").asText()).isEqualTo("WELCOME");
      assertThat(waiting.path("state").asText()).isEqualTo("QUEUED");
      assertThat(waiting.path("reason").asText()).contains("ConnectException");

      mailServer.becomes(Mood.WELL);
      adgang.clock().forward(A_WHILE);

      link(realm, employee, link -> link.path("state").asText().equals("SENT"));
      assertThat(mailServer.recipients()).containsExactly(employee.email());
      creates(newest(mailServer, employee));
    }
  }

  @Test
  void without_any_mail_server_the_welcome_of_somebody_new_waits_for_one(Adgang adgang) {
    try (var mailServer = new MoodyMailServer(Mood.WELL);
        var realm = realm(adgang, mailServer, 0)) {
      realm.forgetMail();

      var employee = realm.create();

      assertThat(realm.has(employee)).isTrue();
      var waiting = link(realm, employee, link -> link.path("attempts").asInt() == 1);
      assertThat(waiting.path("state").asText()).isEqualTo("QUEUED");

      realm.setMail(
          Map.of(
              "host",
              "localhost",
              "port",
              Integer.toString(mailServer.port()),
              "from",
              "velkommen@adgang.example"));
      adgang.clock().forward(A_WHILE);

      link(realm, employee, link -> link.path("state").asText().equals("SENT"));
      assertThat(mailServer.recipients()).containsExactly(employee.email());
    }
  }

  /** A realm whose mail goes to this server, which is not waited for as long as usual. */
  private static OwnRealm realm(Adgang adgang, MoodyMailServer mailServer, int employees) {
    var mail = new HashMap<String, String>();
    mail.put("port", Integer.toString(mailServer.port()));
    mail.put("timeout", "500");
    return new OwnRealm(adgang.project(), adgang.admin(), employees, Map.copyOf(mail));
  }

  private static HttpLink newest(MoodyMailServer mailServer, Employee employee) {
    return new HttpLink(new WelcomeMail(mailServer.to(employee.email()).get(0)).link());
  }

  private static boolean opens(HttpLink link) {
    return new HttpBrowser().open(link.address()).has("adgang-continue");
  }

  private static void creates(HttpLink link) {
    var page = link.create(new HttpBrowser(), "kaffe-til-to-9");
    assertThat(HttpLink.succeeded(page)).as(page.body()).isTrue();
  }

  private static JsonNode link(OwnRealm realm, Employee employee, Predicate<JsonNode> wanted) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> realm.link(employee), wanted);
  }
}
