package dk.adgang.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.policy.SecondFactorPolicy.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
    return new SecondFactorPolicy(SecondFactorPolicyTest.settings("-"))
        .decide(Title.all(List.of(title)), all, RequiredSince.read(since), now);
  }

  @Test
  void theFirstLoginThatMeetsTheRequirementBeginsTheGrace() {
    Decision decision = decide(TITLE, List.of(), NOW, "required=Butikschef grace=14");
    assertThat(decision.required()).isFalse();
    assertThat(decision.requirement()).isEqualTo(Requirement.REQUIRED);
    assertThat(decision.reason()).contains("titlen Butikschef hos Employer 0");
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
  void itLastsUntilTheEndOfItsLastDay(String now, boolean required) {
    List<String> since = List.of("2026-11-19 employer-0: butikschef");
    Decision decision = decide(TITLE, since, Instant.parse(now), "required=Butikschef grace=14");
    assertThat(decision.required()).isEqualTo(required);
    assertThat(decision.graceUntil().isPresent()).isEqualTo(!required);
    assertThat(decision.since().texts()).isEqualTo(since);
  }

  @Test
  void summerTimeEndsADayAtItsOwnMidnight() {
    Decision decision =
        decide(
            TITLE,
            List.of("2026-10-20 employer-0: butikschef"),
            Instant.parse("2026-10-21T12:00:00Z"),
            "required=Butikschef grace=1");
    assertThat(decision.graceUntil()).contains(Instant.parse("2026-10-21T22:00:00Z"));
  }

  @Test
  void withoutDaysThereIsNoGraceAndNothingIsRemembered() {
    for (String employer : List.of("required=Butikschef", "required=Butikschef grace=0")) {
      Decision decision = decide(TITLE, List.of(), NOW, employer);
      assertThat(decision.required()).isTrue();
      assertThat(decision.since().texts()).isEmpty();
    }
  }

  @Test
  void whoseTitleDoesNotRequireItHasNoGraceAndNothingIsRemembered() {
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
  void anotherTitleHasAGraceOfItsOwn() {
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
  void theSameTitleWrittenOtherwiseHasNone() {
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
  void whereAllTitlesMustAChangeOfTitleBeginsNothingAnew() {
    List<String> since = List.of("2026-11-01 employer-0:");
    for (String title : List.of("Leder", "Salgsassistent", "")) {
      Decision decision = decide(title, since, NOW, "default=required grace=14");
      assertThat(decision.required()).isTrue();
      assertThat(decision.since().texts()).isEqualTo(since);
    }
  }

  @Test
  void ofSeveralEmployersTheEarliestDayCounts() {
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
        .containsExactly("2026-11-10 employer-1: butikschef", "2026-11-19 employer-0: butikschef");
  }

  @Test
  void anEmployerWithoutGraceEndsThatOfAnother() {
    Decision decision =
        decide(TITLE, List.of(), NOW, "required=Butikschef grace=30", "required=Butikschef");
    assertThat(decision.required()).isTrue();
    assertThat(decision.employer()).contains("Employer 1");
    // The other one's days go on meanwhile.
    assertThat(decision.since().texts()).containsExactly("2026-11-19 employer-0: butikschef");
  }

  @Test
  void theRealmGivesGraceToo() {
    Decision decision =
        new SecondFactorPolicy(SecondFactorPolicyTest.settings("required=Butikschef grace=7"))
            .decide(Title.all(List.of(TITLE)), List.of(), RequiredSince.NEVER, NOW);
    assertThat(decision.lastDay()).contains(TODAY.plusDays(7));
    assertThat(decision.since().texts()).containsExactly("2026-11-19 : butikschef");
    Decision over =
        new SecondFactorPolicy(SecondFactorPolicyTest.settings("required=Butikschef grace=7"))
            .decide(
                Title.all(List.of(TITLE)),
                List.of(),
                RequiredSince.read(List.of("2026-11-11 : butikschef")),
                NOW);
    assertThat(over.required()).isTrue();
  }

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
  void whatNobodyUnderstandsEndsTheGraceAndStays(String text) {
    List<String> since = List.of(text, "2026-11-18 employer-0: butikschef");
    Decision decision = decide(TITLE, since, NOW, "required=Butikschef grace=14");
    assertThat(decision.required()).isTrue();
    assertThat(decision.since().texts()).isEqualTo(since);
  }

  @Test
  void aDayThatHasNotComeGivesNoGrace() {
    List<String> since = List.of("2026-11-20 employer-0: butikschef");
    Decision decision = decide(TITLE, since, NOW, "required=Butikschef grace=14");
    assertThat(decision.required()).isTrue();
    assertThat(decision.since().texts()).isEqualTo(since);
  }

  @Test
  void ofTwoDaysTheEarlierOneCounts() {
    Decision decision =
        decide(
            TITLE,
            List.of("2026-11-19 employer-0: butikschef", "2026-01-01 employer-0: butikschef"),
            NOW,
            "required=Butikschef grace=14");
    assertThat(decision.required()).isTrue();
    assertThat(decision.since().texts()).containsExactly("2026-01-01 employer-0: butikschef");
  }

  @Test
  void ofSeveralTitlesEachHasItsOwnDaysAndTheOneThatEndsFirstCounts() {
    Decision decision =
        new SecondFactorPolicy(SecondFactorPolicyTest.settings("required=Butikschef,Kok grace=7"))
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
