package dk.adgang.link;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.ratelimit.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinkRulesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Nested
  final class TheState {

    @ParameterizedTest(name = "stored {0}, expires in {1} s: {2}, works {3}")
    @CsvSource({
      "QUEUED, , QUEUED, false",
      "SENT, 1, SENT, true",
      "SENT, 0, EXPIRED, false",
      "SENT, -1, EXPIRED, false",
      "OPENED, 1, OPENED, true",
      "OPENED, -1, EXPIRED, false",
      "USED, -1, USED, false",
      "USED, 100, USED, false",
      "RETIRED, 100, RETIRED, false",
      "RETIRED, -1, RETIRED, false",
      "FAILED, , FAILED, false",
    })
    void a_link_has_the_state_of_its_row_and_its_time(
        LinkState stored, Long seconds, LinkState state, boolean works) {
      LinkState now = LinkState.at(NOW, stored, seconds == null ? null : NOW.plusSeconds(seconds));
      assertThat(now).isEqualTo(state);
      assertThat(now.works()).isEqualTo(works);
      assertThat(LinkProblem.of(now) == null).isEqualTo(works);
    }

    @ParameterizedTest
    @CsvSource({
      "EXPIRED, true",
      "USED, true",
      "RETIRED, false",
      "INVALID, false",
      "UNAVAILABLE, false",
    })
    void another_link_is_offered_only_for_one_that_is_over(LinkProblem problem, boolean another) {
      assertThat(problem.another()).isEqualTo(another);
    }
  }

  @Nested
  final class TheSettings {

    @ParameterizedTest(name = "{0} hours and {1} minutes")
    @CsvSource({
      "24, 60, 24, 60",
      "1, 1, 1, 1",
      "168, 1440, 168, 1440",
      " 12 , 30, 12, 30",
      ", , 24, 60",
      "0, 0, 24, 60",
      "-5, -5, 24, 60",
      "169, 1441, 24, 60",
      "to, x, 24, 60",
      "1.5, 1e3, 24, 60",
      "+25, +61, 24, 60",
      "٢٥, ٣٠, 24, 60",
      "99999999999, 99999, 24, 60",
    })
    void a_senseless_lifetime_becomes_the_default(
        String hours, String minutes, long welcome, long reset) {
      Map<String, String> values = new HashMap<>();
      values.put(LinkSettings.WELCOME_HOURS, hours);
      values.put(LinkSettings.RESET_MINUTES, minutes);
      LinkSettings settings = LinkSettings.read(values);
      assertThat(settings.lifetime(LinkPurpose.WELCOME)).isEqualTo(Duration.ofHours(welcome));
      assertThat(settings.lifetime(LinkPurpose.RESET)).isEqualTo(Duration.ofMinutes(reset));
      boolean kept =
          hours == null
              || (hours.strip().equals(Long.toString(welcome))
                  && minutes.equals(Long.toString(reset)));
      assertThat(LinkSettings.problems(values).isEmpty()).isEqualTo(kept);
    }

    @Test
    void one_client_is_named() {
      assertThat(LinkSettings.problems(Map.of(LinkSettings.CLIENT, "account##x")))
          .singleElement()
          .satisfies(
              each ->
                  assertThat(each.refusal()).isEqualTo("adgang.link.client must name one client."));
    }

    @Test
    void the_client_may_be_missing() {
      assertThat(LinkSettings.read(Map.of()).client()).isEmpty();
      assertThat(LinkSettings.read(Map.of(LinkSettings.CLIENT, "  ")).client()).isEmpty();
      assertThat(LinkSettings.read(Map.of(LinkSettings.CLIENT, " adgang-web ")).client())
          .contains("adgang-web");
    }
  }

  @Nested
  final class TheBudgets {

    @Test
    void the_name_that_is_typed_and_the_address_have_a_budget_each() {
      assertThat(LinkBudgets.forgotten(" Ida.Holm@Kaffehuset.example", "192.0.2.7"))
          .extracting(Budget::of)
          .containsExactly("ida.holm@kaffehuset.example", "192.0.2.7");
      assertThat(LinkBudgets.resend("an-id", "192.0.2.7"))
          .extracting(Budget::of)
          .containsExactly("an-id", "192.0.2.7");
    }

    @Test
    void addresses_of_one_network_share_their_budgets() {
      assertThat(LinkBudgets.forgotten("freja", "2001:db8::1"))
          .isEqualTo(LinkBudgets.forgotten("freja", "2001:db8::2"))
          .isNotEqualTo(LinkBudgets.forgotten("freja", "2001:db8:0:1::1"));
      assertThat(LinkBudgets.resend("freja", "2001:db8::1"))
          .isEqualTo(LinkBudgets.resend("freja", "2001:db8::2"));
      assertThat(LinkBudgets.resend("freja", "::ffff:192.0.2.7"))
          .isEqualTo(LinkBudgets.resend("freja", "192.0.2.7"))
          .isNotEqualTo(LinkBudgets.resend("freja", "192.0.2.8"));
    }
  }
}
