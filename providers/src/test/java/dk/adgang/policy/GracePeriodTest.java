package dk.adgang.policy;

import static dk.adgang.policy.settings.StockMethods.KNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.policy.SecondFactorPolicy.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days of grace: from when, until when, and that nobody gets them twice. */
final class GracePeriodTest {

  /** An hour after midnight in Denmark; in Greenwich it is still the 18th. */
  private static final Instant NOW = Instant.parse("2026-11-18T23:00:00Z");

  private static final LocalDate TODAY = LocalDate.parse("2026-11-19");

  private static final String TITLE = "Butikschef";

  private static Decision decide(
      String title, List<String> since, Instant now, String... employers) {
    List<Employer> all = new ArrayList<>();
    for (String employer : employers) {
      all.add(
          new Employer(
              "employer-" + all.size(),
              "Employer " + all.size(),
              true,
              SecondFactorPolicyTest.settings(employer)));
    }
    return new SecondFactorPolicy(SecondFactorPolicyTest.settings("-"), KNOWN)
        .decide(Title.all(List.of(title)), all, RequiredSince.read(since), now);
  }

  @Nested
  final class ItsDays {

    @Test
    void the_first_login_that_meets_the_requirement_begins_the_grace() {
      Decision decision = decide(TITLE, List.of(), NOW, "required=Butikschef grace=14");
      assertThat(decision.required()).isFalse();
      assertThat(decision.requirement()).isEqualTo(Requirement.REQUIRED);
      assertThat(decision.reason())
          .contains(new Reason(Reason.Code.TITLE_OF_EMPLOYER, List.of("Butikschef", "Employer 0")));
      assertThat(decision.lastDay()).contains(LocalDate.parse("2026-12-03"));
      // Midnight in Denmark, after the last day.
      assertThat(decision.graceUntil()).contains(Instant.parse("2026-12-03T23:00:00Z"));
      assertThat(decision.since().texts()).containsExactly("2026-11-19 employer-0: butikschef");
    }

    @ParameterizedTest
    @CsvSource({
      "2026-11-19T08:00:00Z, false",
      "2026-12-03T22:59:59.999Z, false",
      "2026-12-03T23:00:00Z, true",
      "2027-12-03T23:00:00Z, true",
    })
    void it_lasts_until_the_end_of_its_last_day(String now, boolean required) {
      List<String> since = List.of("2026-11-19 employer-0: butikschef");
      Decision decision = decide(TITLE, since, Instant.parse(now), "required=Butikschef grace=14");
      assertThat(decision.required()).isEqualTo(required);
      assertThat(decision.graceUntil().isPresent()).isEqualTo(!required);
      assertThat(decision.since().texts()).isEqualTo(since);
    }

    @Test
    void summer_time_ends_a_day_at_its_own_midnight() {
      Decision decision =
          decide(
              TITLE,
              List.of("2026-10-20 employer-0: butikschef"),
              Instant.parse("2026-10-21T12:00:00Z"),
              "required=Butikschef grace=1");
      assertThat(decision.graceUntil()).contains(Instant.parse("2026-10-21T22:00:00Z"));
    }

    @Test
    void without_days_there_is_no_grace_and_nothing_is_remembered() {
      for (String employer : List.of("required=Butikschef", "required=Butikschef grace=0")) {
        Decision decision = decide(TITLE, List.of(), NOW, employer);
        assertThat(decision.required()).isTrue();
        assertThat(decision.since().texts()).isEmpty();
      }
    }

    @Test
    void the_realm_gives_grace_too() {
      Decision decision =
          new SecondFactorPolicy(
                  SecondFactorPolicyTest.settings("required=Butikschef grace=7"), KNOWN)
              .decide(Title.all(List.of(TITLE)), List.of(), RequiredSince.NEVER, NOW);
      assertThat(decision.lastDay()).contains(TODAY.plusDays(7));
      assertThat(decision.since().texts()).containsExactly("2026-11-19 : butikschef");
      Decision over =
          new SecondFactorPolicy(
                  SecondFactorPolicyTest.settings("required=Butikschef grace=7"), KNOWN)
              .decide(
                  Title.all(List.of(TITLE)),
                  List.of(),
                  RequiredSince.read(List.of("2026-11-11 : butikschef")),
                  NOW);
      assertThat(over.required()).isTrue();
    }
  }

  @Nested
  final class WithATitle {

    @Test
    void a_title_that_requires_nothing_has_no_grace_and_nothing_is_remembered() {
      Decision decision =
          decide(
              "Salgsassistent",
              List.of("2026-11-01 employer-0: butikschef", "noget"),
              NOW,
              "required=Butikschef grace=14");
      assertThat(decision.required()).isFalse();
      assertThat(decision.graceUntil()).isEmpty();
      assertThat(decision.reason()).isEmpty();
      assertThat(decision.since().texts()).isEmpty();
    }

    @Test
    void another_title_has_a_grace_of_its_own() {
      Decision decision =
          decide(
              "Leder",
              List.of("2026-01-01 employer-0: butikschef"),
              NOW,
              "required=Butikschef,Leder grace=14");
      assertThat(decision.required()).isFalse();
      assertThat(decision.since().texts()).containsExactly("2026-11-19 employer-0: leder");
    }

    @Test
    void the_same_title_written_otherwise_has_no_grace_again() {
      Decision decision =
          decide(
              " BUTIKSCHEF",
              List.of("2026-01-01 employer-0: butikschef"),
              NOW,
              "required=Butikschef grace=14");
      assertThat(decision.required()).isTrue();
      assertThat(decision.since().texts()).containsExactly("2026-01-01 employer-0: butikschef");
    }

    @Test
    void where_all_titles_must_a_change_of_title_begins_nothing_anew() {
      List<String> since = List.of("2026-11-01 employer-0:");
      for (String title : List.of("Leder", "Salgsassistent", "")) {
        Decision decision = decide(title, since, NOW, "default=required grace=14");
        assertThat(decision.required()).isTrue();
        assertThat(decision.since().texts()).isEqualTo(since);
      }
    }

    @Test
    void of_several_titles_each_has_its_own_days_and_the_one_that_ends_first_counts() {
      Decision decision =
          new SecondFactorPolicy(
                  SecondFactorPolicyTest.settings("required=Butikschef,Kok grace=7"), KNOWN)
              .decide(
                  Title.all(List.of("Kok", "Butikschef")),
                  List.of(),
                  RequiredSince.read(List.of("2026-11-18 : kok")),
                  NOW);
      assertThat(decision.lastDay()).contains(TODAY.plusDays(6));
      assertThat(decision.since().texts())
          .containsExactlyInAnyOrder("2026-11-18 : kok", "2026-11-19 : butikschef");
    }
  }

  @Nested
  final class WithSeveralEmployers {

    @Test
    void of_several_employers_the_earliest_day_counts() {
      Decision decision =
          decide(
              TITLE,
              List.of("2026-11-10 employer-1: butikschef"),
              NOW,
              "required=Butikschef grace=30",
              "required=Butikschef grace=14",
              "-");
      assertThat(decision.lastDay()).contains(LocalDate.parse("2026-11-24"));
      assertThat(decision.employer()).contains("Employer 1");
      assertThat(decision.since().texts())
          .containsExactly(
              "2026-11-10 employer-1: butikschef", "2026-11-19 employer-0: butikschef");
    }

    @Test
    void an_employer_without_grace_ends_that_of_another() {
      Decision decision =
          decide(TITLE, List.of(), NOW, "required=Butikschef grace=30", "required=Butikschef");
      assertThat(decision.required()).isTrue();
      assertThat(decision.employer()).contains("Employer 1");
      // The days of the other employer go on meanwhile.
      assertThat(decision.since().texts()).containsExactly("2026-11-19 employer-0: butikschef");
    }
  }

  @Nested
  final class TheRememberedDay {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "2026-11-19",
          "2026-11-19employer-0: butikschef",
          "i går employer-0: butikschef",
          "2026-02-30 employer-0: butikschef",
          "2026-13-01 employer-0: butikschef",
          "20261119 employer-0: butikschef",
        })
    void a_text_that_cannot_be_understood_ends_the_grace_and_stays(String text) {
      List<String> since = List.of(text, "2026-11-18 employer-0: butikschef");
      Decision decision = decide(TITLE, since, NOW, "required=Butikschef grace=14");
      assertThat(decision.required()).isTrue();
      assertThat(decision.since().texts()).isEqualTo(since);
    }

    @Test
    void a_day_that_has_not_come_gives_no_grace() {
      List<String> since = List.of("2026-11-20 employer-0: butikschef");
      Decision decision = decide(TITLE, since, NOW, "required=Butikschef grace=14");
      assertThat(decision.required()).isTrue();
      assertThat(decision.since().texts()).isEqualTo(since);
    }

    @Test
    void of_two_days_the_earlier_one_counts() {
      Decision decision =
          decide(
              TITLE,
              List.of("2026-11-19 employer-0: butikschef", "2026-01-01 employer-0: butikschef"),
              NOW,
              "required=Butikschef grace=14");
      assertThat(decision.required()).isTrue();
      assertThat(decision.since().texts()).containsExactly("2026-01-01 employer-0: butikschef");
    }
  }
}
