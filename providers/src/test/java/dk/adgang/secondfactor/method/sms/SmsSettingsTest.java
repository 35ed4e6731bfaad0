package dk.adgang.secondfactor.method.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.policy.settings.SettingProblem;
import dk.adgang.secondfactor.method.MessagePrice;
import dk.adgang.secondfactor.method.sms.SmsSettings.Most;
import dk.adgang.secondfactor.method.sms.SmsSettings.Whose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of a realm about sending; nonsense never lets more through. */
final class SmsSettingsTest {

  @Nested
  final class OfTheRealm {

    @Test
    void nothing_set_is_safe() {
      SmsSettings settings = SmsSettings.read(Map.of());
      assertThat(settings.off()).isFalse();
      assertThat(settings.countries()).containsExactly("DK");
      assertThat(settings.most(Whose.EMPLOYEE)).isEqualTo(new Most(10, 20));
      assertThat(settings.most(Whose.NUMBER)).isEqualTo(new Most(10, 20));
      assertThat(settings.most(Whose.ADDRESS)).isEqualTo(new Most(60, 300));
      assertThat(settings.most(Whose.EMPLOYER)).isEqualTo(new Most(300, 2000));
      assertThat(settings.problems()).isEmpty();
    }

    @Test
    void limits_are_read_by_their_names() {
      SmsSettings settings =
          SmsSettings.read(
              Map.of(
                  "adgang.sms.perEmployeeHour", "3",
                  "adgang.sms.perEmployeeDay", " 4 ",
                  "adgang.sms.perNumberHour", "5",
                  "adgang.sms.perAddressDay", "1000000",
                  "adgang.sms.perEmployerHour", "7",
                  "adgang.other", "x"));
      assertThat(settings.most(Whose.EMPLOYEE)).isEqualTo(new Most(3, 4));
      assertThat(settings.most(Whose.NUMBER)).isEqualTo(new Most(5, 20));
      assertThat(settings.most(Whose.ADDRESS)).isEqualTo(new Most(60, 1_000_000));
      assertThat(settings.most(Whose.EMPLOYER)).isEqualTo(new Most(7, 2000));
      assertThat(settings.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "ti", "1.5", "٣", "99999999999999999999", "3##4"})
    void a_senseless_limit_becomes_the_default_with_one_sentence(String value) {
      SmsSettings settings = SmsSettings.read(Map.of("adgang.sms.perEmployeeHour", value));
      assertThat(settings.most(Whose.EMPLOYEE)).isEqualTo(new Most(10, 20));
      assertThat(settings.problems())
          .extracting(SettingProblem::warning)
          .containsExactly("adgang.sms.perEmployeeHour must be a number from 1 to 100; read as 10");
      assertThat(settings.problems())
          .extracting(SettingProblem::refusal)
          .containsExactly("adgang.sms.perEmployeeHour must be a number from 1 to 100.");
    }

    @ParameterizedTest
    @CsvSource({"true, true, 0", "TRUE, true, 0", "false, false, 0", "'', false, 0", "ja, true, 1"})
    void the_switch_is_on_or_off(String value, boolean off, int problems) {
      SmsSettings settings = SmsSettings.read(Map.of("adgang.sms.off", value));
      assertThat(settings.off()).isEqualTo(off);
      assertThat(settings.problems()).hasSize(problems);
    }
  }

  @Nested
  final class TheCountries {

    @ParameterizedTest
    @ValueSource(strings = {"SE##DK##NO", "se, dk, no", "SE DK NO", "SE,DK,,NO", "SE##DK##NO##SE"})
    void countries_are_read_in_their_order(String value) {
      SmsSettings settings = SmsSettings.read(Map.of("adgang.sms.countries", value));
      assertThat(settings.countries()).containsExactly("SE", "DK", "NO");
      assertThat(settings.problems()).isEmpty();
    }

    @Test
    void an_unknown_country_is_left_out() {
      SmsSettings settings = SmsSettings.read(Map.of("adgang.sms.countries", "SE##Danmark##ZZ"));
      assertThat(settings.countries()).containsExactly("SE");
      assertThat(settings.problems()).hasSize(2);
      assertThat(SmsSettings.read(Map.of("adgang.sms.countries", "+45")).countries())
          .containsExactly("DK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"##", "####", ","})
    void countries_of_nothing_but_separators_are_reported(String text) {
      SmsSettings settings = SmsSettings.read(Map.of("adgang.sms.countries", text));
      assertThat(settings.countries()).containsExactly("DK");
      assertThat(settings.problems()).hasSize(1);
    }
  }

  @Nested
  final class OfAnEmployer {

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 5", "' 1000000 ', 1000000"})
    void an_employers_own_day(String value, int budget) {
      List<SettingProblem> problems = new ArrayList<>();
      assertThat(SmsSettings.dayBudget(List.of(value), problems)).hasValue(budget);
      assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "", "mange", "1000001"})
    void an_employers_nonsense_leaves_the_realms(String value) {
      List<SettingProblem> problems = new ArrayList<>();
      assertThat(SmsSettings.dayBudget(List.of(value), problems)).isEqualTo(OptionalInt.empty());
      assertThat(problems).hasSize(1);
    }

    @Test
    void two_values_are_a_problem_and_a_missing_one_is_not() {
      List<SettingProblem> problems = new ArrayList<>();
      assertThat(SmsSettings.dayBudget(List.of(), problems)).isEmpty();
      assertThat(problems).isEmpty();
      assertThat(SmsSettings.dayBudget(List.of("1", "2"), problems)).isEmpty();
      assertThat(problems).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"35, '', 35, kr.", "' 100000 ', DKK, 100000, DKK", "1, €, 1, €"})
  void the_price_of_one(String value, String currency, int hundredths, String shown) {
    SmsSettings settings =
        SmsSettings.read(Map.of("adgang.sms.price", value, "adgang.sms.currency", currency));
    assertThat(settings.price()).contains(new MessagePrice(hundredths, shown));
    assertThat(settings.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "100001", "0,35", "0.35", "gratis", "٣", "99999999999"})
  void a_price_that_is_none_shows_none_with_one_sentence(String value) {
    SmsSettings settings = SmsSettings.read(Map.of("adgang.sms.price", value));
    assertThat(settings.price()).isEmpty();
    assertThat(settings.problems())
        .extracting(SettingProblem::warning)
        .containsExactly(
            "adgang.sms.price must be a number of hundredths from 1 to 100000, as 35 for 0.35; no"
                + " cost is shown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<b>kr</b>", "${realm}", "{0}", "kroner og øre", "k r"})
  void a_currency_that_is_more_than_a_word_is_the_usual_one(String value) {
    SmsSettings settings =
        SmsSettings.read(Map.of("adgang.sms.price", "35", "adgang.sms.currency", value));
    assertThat(settings.price()).contains(new MessagePrice(35, "kr."));
    assertThat(settings.problems()).hasSize(1);
  }

  @Test
  void without_a_price_there_is_none() {
    assertThat(SmsSettings.read(Map.of("adgang.sms.currency", "DKK")).price()).isEmpty();
  }
}
