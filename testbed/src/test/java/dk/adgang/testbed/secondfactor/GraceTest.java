package dk.adgang.testbed.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.RememberedRows;
import dk.adgang.testbed.fixture.WithSecondServer;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.password.PasswordPathsTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The employer requires a second factor, and gives days of grace. */
@WithSecondServer("It moves the server's clock.")
final class GraceTest {

  private static final int DAYS = 14;
  private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

  @AfterEach
  void setClockRight(Adgang adgang) {
    adgang.clock().right();
  }

  @Test
  void the_choice_can_wait_until_the_last_day_and_no_longer(Adgang adgang, Visitor visitor) {
    var employee = employee(adgang, "Isbutikken");
    var lastDay = LocalDate.now(DENMARK).plusDays(DAYS);
    var written =
        lastDay.format(
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.forLanguageTag("da")));
    var window = visitor.onPhone();

    window
        .openLogin()
        .as(employee)
        .shows(ChoicePage::new)
        .canBeSkipped(false)
        .canBePutOff(written)
        .says("Isbutikken")
        .picture("choice-grace")
        .later()
        .shows(SampleAppPage::new)
        .isLoggedIn();

    var status = adgang.employees().secondFactor(employee);
    assertThat(status.path("required").asBoolean()).isFalse();
    assertThat(status.path("skipped").asBoolean()).isFalse();
    assertThat(status.path("reason").asText()).isEqualTo("titlen Butikschef hos Isbutikken");
    assertThat(Instant.parse(status.path("graceUntil").asText()))
        .isEqualTo(lastDay.plusDays(1).atStartOfDay(DENMARK).toInstant());
    // The session that put it off is left in peace; the next login is not.
    window.authorizeAgain().shows(SampleAppPage::new).isLoggedIn();
    adgang.clock().forward(Duration.ofDays(DAYS - 1));
    visitor.onPhone().openLogin().as(employee).shows(ChoicePage::new).canBePutOff(written);

    adgang.clock().forward(Duration.ofDays(2));
    var late = visitor.onPhone();
    late.openLogin()
        .as(employee)
        .shows(ChoicePage::new)
        .canBeSkipped(false)
        .cannotBePutOff()
        .forge("skip", "true")
        .cannotBePutOff();
    late.openApp().isNotLoggedIn();
    assertThat(adgang.employees().secondFactor(employee).path("required").asBoolean()).isTrue();
  }

  @Test
  void a_session_that_put_it_off_meets_the_end_of_the_grace(Adgang adgang, Visitor visitor) {
    var employee = employee(adgang, "Kagehuset");
    var window = visitor.onPhone();
    window.openLogin().putOffAs(employee);

    RememberedRows.write(
        adgang.server().issuer(),
        employee.id(),
        RememberedRows.SINCE,
        since(adgang, employee).replaceFirst("^\\d{4}", "2020"));

    window
        .authorizeAgain()
        .shows(ChoicePage::new)
        .cannotBePutOff()
        .forge("skip", "true")
        .cannotBePutOff();
  }

  @Test
  void an_employee_can_not_put_the_days_further_off(Adgang adgang, Visitor visitor) {
    var employee = employee(adgang, "Kiosken");
    var window = visitor.onPhone();
    window.openLogin().putOffAs(employee);
    var before = since(adgang, employee);

    window.open(editProfile(adgang));
    window.await("#kc-update-profile-form", "the profile");
    window.forge(
        "#kc-update-profile-form", Map.of("adgang.secondFactor.requiredSince", "2030-01-01 x:"));
    assertThat(since(adgang, employee)).isEqualTo(before);

    window.open(editProfile(adgang));
    window.await("#kc-update-profile-form", "the profile");
    window.find("#lastName").fill("Lund");
    window.forge("#kc-update-profile-form", Map.of());
    assertThat(adgang.employees().get(employee).path("lastName").asText()).isEqualTo("Lund");
    assertThat(since(adgang, employee)).isEqualTo(before);
    assertThat(before).startsWith(LocalDate.now(DENMARK).toString()).endsWith(": butikschef");
  }

  private static Employee employee(Adgang adgang, String at) {
    var employer =
        adgang
            .employers()
            .create(
                at,
                Map.of(
                    "adgang.secondFactor.requiredTitles", List.of(Employees.BUTIKSCHEF),
                    "adgang.secondFactor.graceDays", List.of(Integer.toString(DAYS))));
    return adgang.employees().createWithPassword(employer, Employees.BUTIKSCHEF);
  }

  private static String since(Adgang adgang, Employee employee) {
    return adgang.employees().memory(employee).path("requiredSince").path(0).asText();
  }

  private static URI editProfile(Adgang adgang) {
    return URI.create(
        PasswordPathsTest.changePassword(adgang)
            .toString()
            .replace("kc_action=UPDATE_PASSWORD", "kc_action=UPDATE_PROFILE"));
  }
}
