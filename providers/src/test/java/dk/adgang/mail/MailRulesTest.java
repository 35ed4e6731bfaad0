package dk.adgang.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MailRulesTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  @Nested
  final class WhenSendingFails {

    @ParameterizedTest(name = "after {0} tries a mail waits {1} s, a mail server {2} s")
    @CsvSource({
      "0, 10, 10",
      "1, 10, 10",
      "2, 20, 20",
      "3, 40, 40",
      "5, 160, 160",
      "6, 320, 300",
      "8, 1280, 300",
      "9, 1800, 300",
      "10, 1800, 300",
      "100, 1800, 300"
    })
    void trying_again_takes_longer_each_time(int attempts, long ofMail, long ofServer) {
      assertThat(Backoff.ofMail(attempts, 0)).isEqualTo(Duration.ofSeconds(ofMail));
      assertThat(Backoff.ofMail(attempts, 0.999))
          .isGreaterThan(Duration.ofSeconds(ofMail))
          .isLessThanOrEqualTo(Duration.ofMillis(ofMail * 1250));
      assertThat(Backoff.ofServer(attempts, 0)).isEqualTo(Duration.ofSeconds(ofServer));
      assertThat(Backoff.ofServer(attempts, 0.999))
          .isGreaterThan(Duration.ofSeconds(ofServer))
          .isLessThanOrEqualTo(Duration.ofMillis(ofServer * 1250));
    }

    @Test
    void a_day_of_trying_is_not_endless() {
      long seconds =
          IntStream.rangeClosed(1, 60).mapToLong(i -> Backoff.ofMail(i, 0).toSeconds()).sum();
      assertThat(Duration.ofSeconds(seconds)).isGreaterThan(Duration.ofHours(24));
    }

    @ParameterizedTest(name = "talking {0}, answers {1}: {2}")
    @CsvSource({
      // The server's answers about a mail or an address.
      "true, 550, REFUSED",
      "true, 554, REFUSED",
      "true, 599, REFUSED",
      "true, 550 553, REFUSED",
      "true, 550 -1, REFUSED",
      "true, 451, NOT_NOW",
      "true, 452, NOT_NOW",
      "true, 550 451, NOT_NOW",
      "true, 451 550, NOT_NOW",
      // No answer, or one that ends the conversation.
      "true, '', MAIL_SERVER",
      "true, -1, MAIL_SERVER",
      "true, 250, MAIL_SERVER",
      "true, 600, MAIL_SERVER",
      "true, 421, MAIL_SERVER",
      "true, 550 421, MAIL_SERVER",
      // The failure came before the mail server was asked.
      "false, '', NOT_NOW",
    })
    void answers_tell_the_scope_of_a_failure(boolean talking, String codes, FailureScope fault) {
      assertThat(
              FailureScope.of(
                  talking,
                  Arrays.stream(codes.split(" ", -1))
                      .filter(code -> !code.isEmpty())
                      .map(Integer::valueOf)
                      .toList()))
          .isEqualTo(fault);
    }
  }

  @Nested
  final class WhenAMailServerFails {

    @Test
    void a_mail_server_that_fails_rests_and_is_then_tried_by_one_mail() {
      var once = MailServerHealth.WELL.failedAt(NOW, 0);

      assertThat(MailServerHealth.WELL.hasRoomAt(NOW, 7)).isTrue();
      assertThat(MailServerHealth.WELL.hasRoomAt(NOW, 8)).isFalse();
      assertThat(once.hasRoomAt(NOW.plusSeconds(9), 0)).isFalse();
      assertThat(once.hasRoomAt(NOW.plusSeconds(10), 0)).isTrue();
      assertThat(once.hasRoomAt(NOW.plusSeconds(10), 1)).isFalse();
      assertThat(once.failedAt(NOW.plusSeconds(9), 0))
          .as("another mail that was under way")
          .isEqualTo(once);
      var twice = once.failedAt(NOW.plusSeconds(10), 0);
      assertThat(twice.hasRoomAt(NOW.plusSeconds(29), 0)).isFalse();
      assertThat(twice.hasRoomAt(NOW.plusSeconds(30), 0)).isTrue();
    }

    @Test
    void while_a_mail_server_fails_one_mail_tries_for_all() {
      var lines = new SendQueue();
      form(lines, "a×100 b×100");
      var begun = begin(lines, NOW, 100);
      begun.forEach(lines::ended);

      assertThat(lines.failed("a", NOW, 0)).contains(Duration.ofSeconds(10));
      assertThat(lines.failed("a", NOW.plusSeconds(1), 0)).isEmpty();
      assertThat(lines.rests("a", NOW.plusSeconds(9))).isTrue();
      assertThat(count(begin(lines, NOW.plusSeconds(9), 100))).isEqualTo("b×8");
      var trial = begin(lines, NOW.plusSeconds(10), 100);
      assertThat(count(trial)).isEqualTo("a×1");
      lines.ended(trial.get(0));
      assertThat(lines.failed("a", NOW.plusSeconds(20), 0)).contains(Duration.ofSeconds(20));
      assertThat(begin(lines, NOW.plusSeconds(39), 100)).isEmpty();

      assertThat(lines.worked("a")).isTrue();
      assertThat(lines.worked("a")).isFalse();
      assertThat(count(begin(lines, NOW.plusSeconds(39), 100))).isEqualTo("a×8");
    }

    @Test
    void corrected_settings_are_tried_at_once() {
      var lines = new SendQueue();
      lines.uses("a", 1);
      lines.failed("a", NOW, 0);

      lines.uses("a", 1);
      assertThat(lines.rests("a", NOW)).isTrue();

      lines.uses("a", 2);
      assertThat(lines.rests("a", NOW)).isFalse();
    }
  }

  @Nested
  final class WithSeveralRealms {

    @ParameterizedTest(name = "{0} wait, then {1} are begun: {2}")
    @CsvSource({
      // A realm gets half of the room, also where it is alone.
      "a×3, 16, a×3",
      "a×100, 16, a×8",
      "a×100 b×100, 16, a×8 b×8",
      // Realms take turns, so that one mail need not wait for a hundred others.
      "a×100 b×1, 2, a×1 b×1",
      "a×100 b×100 c×1, 3, a×1 b×1 c×1",
      "a×100 b×100 c×100, 16, a×6 b×5 c×5",
      "a×1 b×1 c×1, 16, a×1 b×1 c×1",
    })
    void each_realm_has_its_turn(String waiting, int most, String begun) {
      var lines = new SendQueue();
      form(lines, waiting);

      assertThat(count(begin(lines, NOW, most))).isEqualTo(begun);
    }

    @Test
    void a_realm_that_hangs_leaves_room_for_others() {
      var lines = new SendQueue();
      form(lines, "a×100");
      begin(lines, NOW, 100);
      lines.clear();
      form(lines, "a×100 b×100");

      assertThat(count(begin(lines, NOW, 100))).isEqualTo("b×8");
    }

    @Test
    void the_realm_with_the_fewest_under_way_is_next() {
      var lines = new SendQueue();
      form(lines, "a×100 b×100");
      var begun = begin(lines, NOW, 100);
      form(lines, "c×1");

      assertThat(lines.next(NOW)).as("no room").isEmpty();
      lines.ended(begun.get(0));

      assertThat(lines.next(NOW).map(SendQueue.Mail::realm)).contains("c");
    }

    @Test
    void a_mail_that_is_under_way_is_not_begun_again() {
      var lines = new SendQueue();
      form(lines, "a×1");
      var begun = begin(lines, NOW, 1).get(0);

      form(lines, "a×1");
      assertThat(lines.isEmpty()).isTrue();

      lines.ended(begun);
      form(lines, "a×1");
      assertThat(lines.next(NOW)).contains(begun);
    }
  }

  private static void form(SendQueue lines, String waiting) {
    for (var each : waiting.split(" ", -1)) {
      var realm = each.substring(0, 1);
      lines.form(
          realm,
          IntStream.range(0, Integer.parseInt(each.substring(2)))
              .mapToObj(i -> realm + i)
              .toList());
    }
  }

  private static List<SendQueue.Mail> begin(SendQueue lines, Instant now, int most) {
    var begun = new ArrayList<SendQueue.Mail>();
    for (var next = Optional.<SendQueue.Mail>empty(); begun.size() < most; begun.add(next.get())) {
      next = lines.next(now);
      if (next.isEmpty()) {
        break;
      }
    }
    return begun;
  }

  private static String count(List<SendQueue.Mail> mails) {
    return String.join(
        " ",
        mails.stream()
            .map(SendQueue.Mail::realm)
            .distinct()
            .sorted()
            .map(realm -> realm + "×" + mails.stream().filter(m -> m.realm().equals(realm)).count())
            .toList());
  }
}
