package dk.adgang.admin.employers;

import static dk.adgang.policy.settings.StockMethods.KNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.admin.employers.PreviewTally.Subject;
import dk.adgang.policy.Employer;
import dk.adgang.policy.RequiredSince;
import dk.adgang.policy.SecondFactorPolicy;
import dk.adgang.policy.SecondFactorPolicy.Decision;
import dk.adgang.policy.Title;
import dk.adgang.policy.settings.SecondFactorSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The changes that other settings would bring, counted by title. */
final class PreviewTallyTest {

  private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
  private static final Set<String> OPEN = Set.of("otp", "sms", "passkey");
  private static final Map<String, List<String>> NOTHING = Map.of();
  private static final Map<String, List<String>> CHEFS =
      Map.of("adgang.secondFactor.requiredTitles", List.of("Chef"));

  private final PreviewTally tally = new PreviewTally();

  private static Decision decision(String title, Map<String, List<String>> settings) {
    return new SecondFactorPolicy(SecondFactorSettings.NONE, KNOWN)
        .decide(
            Title.all(List.of(title)),
            List.of(
                new Employer("kaffe", "Kaffe", true, SecondFactorSettings.read(settings, KNOWN))),
            RequiredSince.NEVER,
            NOW);
  }

  private static Subject subject(
      String id,
      String title,
      Map<String, List<String>> before,
      Map<String, List<String>> after,
      List<String> methods,
      boolean skipped,
      boolean loggedIn) {
    return new Subject(
        id,
        "N. " + id,
        Title.all(List.of(title)),
        decision(title, before),
        decision(title, after),
        methods,
        skipped,
        loggedIn);
  }

  private PreviewReport.Line only() {
    assertThat(tally.report().titles()).hasSize(1);
    return tally.report().titles().get(0);
  }

  @Test
  void those_for_whom_nothing_changes_are_in_no_line() {
    tally.add(subject("a", "Kok", NOTHING, CHEFS, List.of(), false, true), OPEN);
    tally.add(subject("b", "Chef", CHEFS, CHEFS, List.of(), false, true), OPEN);

    assertThat(tally.report()).isEqualTo(new PreviewReport(2, 0, List.of()));
  }

  @Test
  void those_of_whom_it_is_required_are_counted_by_what_they_have() {
    tally.add(subject("a", "Chef", NOTHING, CHEFS, List.of("otp"), false, true), OPEN);
    tally.add(subject("b", "chef ", NOTHING, CHEFS, List.of(), true, true), OPEN);
    tally.add(subject("c", "CHEF", NOTHING, CHEFS, List.of(), false, false), OPEN);

    var line = only();
    assertThat(line.title()).isEqualTo("Chef");
    assertThat(line.concerned()).isEqualTo(3);
    assertThat(line.withSecondFactor()).isEqualTo(1);
    assertThat(line.skipped()).isEqualTo(1);
    assertThat(line.neverLoggedIn()).isEqualTo(1);
    assertThat(line.onlyDisallowed()).isZero();
    assertThat(line.cannotEnrol()).isZero();
    assertThat(line.from()).isEqualTo(Map.of("nextLogin", 3));
    assertThat(line.names())
        .extracting(PreviewReport.Person::from)
        .containsExactly("nextLogin", "nextLogin", "nextLogin");
  }

  @Test
  void days_of_grace_end_on_a_day() {
    Map<String, List<String>> later =
        Map.of(
            "adgang.secondFactor", List.of("required"),
            "adgang.secondFactor.graceDays", List.of("14"));
    tally.add(subject("a", "Chef", NOTHING, later, List.of(), false, true), OPEN);

    assertThat(only().from()).isEqualTo(Map.of("2026-12-14", 1));
    assertThat(only().names().get(0).from()).isEqualTo("2026-12-14");
  }

  @Test
  void a_shorter_grace_concerns_those_of_whom_it_was_required_already() {
    Map<String, List<String>> later =
        Map.of(
            "adgang.secondFactor", List.of("required"),
            "adgang.secondFactor.graceDays", List.of("14"));
    Map<String, List<String>> now = Map.of("adgang.secondFactor", List.of("required"));
    tally.add(subject("a", "Chef", later, now, List.of(), false, true), OPEN);

    assertThat(only().from()).isEqualTo(Map.of("nextLogin", 1));
  }

  @Test
  void methods_that_are_allowed_no_longer_are_told_also_where_the_requirement_stays() {
    Map<String, List<String>> apps = Map.of("adgang.secondFactor.methods", List.of("otp"));
    tally.add(subject("a", "Kok", NOTHING, apps, List.of("passkey"), false, true), OPEN);
    tally.add(subject("b", "Kok", NOTHING, apps, List.of("passkey", "otp"), false, true), OPEN);

    var line = only();
    assertThat(line.concerned()).isEqualTo(1);
    assertThat(line.onlyDisallowed()).isEqualTo(1);
    assertThat(line.from()).isEmpty();
    assertThat(line.names().get(0).from()).isNull();
  }

  @Test
  void sms_that_is_added_no_longer_is_a_method_that_is_not_allowed() {
    Map<String, List<String>> sms = Map.of("adgang.sms", List.of("true"));
    tally.add(subject("a", "Kok", sms, NOTHING, List.of("sms"), false, true), OPEN);

    assertThat(only().onlyDisallowed()).isEqualTo(1);
  }

  @Test
  void an_employee_who_could_choose_no_method_is_named() {
    Map<String, List<String>> smsAlone =
        Map.of(
            "adgang.secondFactor", List.of("required"),
            "adgang.secondFactor.methods", List.of("sms"),
            "adgang.sms", List.of("true"));
    tally.add(
        subject("a", "Kok", NOTHING, smsAlone, List.of(), false, true), Set.of("otp", "passkey"));
    tally.add(
        subject("b", "Kok", NOTHING, smsAlone, List.of("sms"), false, true),
        Set.of("otp", "passkey"));

    assertThat(only().cannotEnrol()).isEqualTo(1);
    assertThat(only().withSecondFactor()).isEqualTo(1);
  }

  @Test
  void so_is_somebody_of_whom_it_was_required_already() {
    Map<String, List<String>> now = Map.of("adgang.secondFactor", List.of("required"));
    Map<String, List<String>> keysAlone =
        Map.of(
            "adgang.secondFactor", List.of("required"),
            "adgang.secondFactor.methods", List.of("passkey"));
    tally.add(subject("a", "Kok", now, keysAlone, List.of(), false, true), Set.of("otp"));
    tally.add(subject("b", "Kok", keysAlone, keysAlone, List.of(), false, true), Set.of("otp"));
    tally.add(subject("c", "Kok", now, keysAlone, List.of(), false, true), OPEN);

    assertThat(only().cannotEnrol()).isEqualTo(1);
    assertThat(only().concerned()).isEqualTo(1);
  }

  @Test
  void those_of_whom_it_is_required_no_longer_are_counted_apart() {
    tally.add(subject("a", "Chef", CHEFS, NOTHING, List.of(), true, false), OPEN);

    var line = only();
    assertThat(line.title()).isEqualTo("Chef");
    assertThat(line.noLongerRequired()).isEqualTo(1);
    assertThat(line.skipped() + line.neverLoggedIn() + line.cannotEnrol()).isZero();
    assertThat(line.names().get(0).from()).isNull();
  }

  @Test
  void somebody_without_a_title_is_in_a_line_without_one() {
    tally.add(
        subject(
            "a",
            " ",
            NOTHING,
            Map.of("adgang.secondFactor", List.of("required")),
            List.of(),
            false,
            true),
        OPEN);

    assertThat(only().title()).isNull();
  }

  @Test
  void no_more_names_are_kept_than_somebody_reads() {
    for (int i = 0; i < 60; i++) {
      tally.add(subject("a" + i, "Chef", NOTHING, CHEFS, List.of(), false, true), OPEN);
    }

    assertThat(only().names()).hasSize(PreviewTally.MOST_NAMES);
    assertThat(only().concerned()).isEqualTo(60);
  }
}
