package dk.adgang.policy.settings;

import static dk.adgang.policy.settings.StockMethods.KNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.policy.Requirement;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading the settings as administrators write them. */
final class SecondFactorSettingsTest {

  private static SecondFactorSettings read(String name, String... values) {
    return SecondFactorSettings.read(Map.of(name, Arrays.asList(values)), KNOWN).withMethods(KNOWN);
  }

  @Test
  void settings_that_nobody_wrote_are_empty() {
    SecondFactorSettings settings =
        SecondFactorSettings.read(Map.of("something", List.of("else")), KNOWN);
    assertThat(settings.added()).isEmpty();
    assertThat(settings.requirement()).isEmpty();
    assertThat(settings.requiredTitles()).isEmpty();
    assertThat(settings.graceDays()).isEmpty();
    assertThat(settings.methods()).isEmpty();
    assertThat(settings.rememberDeviceDays()).isEmpty();
    assertThat(settings.trustBroker()).isEmpty();
    assertThat(settings.trustedAcr()).isEmpty();
    assertThat(settings.problems()).isEmpty();
  }

  @Test
  void a_setting_without_any_value_was_not_made() {
    Map<String, List<String>> none = new HashMap<>();
    for (String name :
        List.of(
            "adgang.sms",
            "adgang.secondFactor",
            "adgang.secondFactor.requiredTitles",
            "adgang.secondFactor.graceDays",
            "adgang.secondFactor.methods",
            "adgang.rememberDeviceDays",
            "adgang.trustBrokerSecondFactor",
            "adgang.trustBrokerSecondFactor.acr")) {
      none.put(name, List.of());
    }
    assertThat(SecondFactorSettings.read(none, KNOWN)).isEqualTo(SecondFactorSettings.NONE);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "' 14 ', 14", "07, 7", "90, 90"})
  void days_are_whole_numbers(String value, int days) {
    assertThat(read("adgang.secondFactor.graceDays", value).graceDays()).contains(days);
    assertThat(read("adgang.rememberDeviceDays", value).rememberDeviceDays()).contains(days);
    assertThat(read("adgang.rememberDeviceDays", value).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "91",
        "100",
        "1.5",
        "1e1",
        "+7",
        "fjorten",
        "",
        " ",
        "١٤",
        "１４",
        "0x1",
        "14 dage",
        "99999999999999999999"
      })
  void other_days_are_none_and_reported_once(String value) {
    SecondFactorSettings grace = read("adgang.secondFactor.graceDays", value);
    assertThat(grace.graceDays()).contains(0);
    assertThat(grace.problems()).hasSize(1);
    assertThat(grace.problems().get(0).refusal())
        .startsWith("adgang.secondFactor.graceDays must be");
    SecondFactorSettings remember = read("adgang.rememberDeviceDays", value);
    assertThat(remember.rememberDeviceDays()).contains(0);
    assertThat(remember.problems()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1", "", "måske", "true false"})
  void a_value_that_is_neither_true_nor_false_is_false_and_reported_once(String value) {
    SecondFactorSettings sms = read("adgang.sms", value);
    assertThat(sms.added()).containsEntry("adgang.sms", false);
    assertThat(sms.problems()).singleElement().asString().startsWith("adgang.sms must be true");
    SecondFactorSettings trust = read("adgang.trustBrokerSecondFactor", value);
    assertThat(trust.trustBroker()).contains(false);
    assertThat(trust.problems())
        .singleElement()
        .asString()
        .startsWith("adgang.trustBrokerSecondFactor must be true");
  }

  @Test
  void classes_are_read_as_they_are_written() {
    String name = "adgang.trustBrokerSecondFactor.acr";
    SecondFactorSettings settings = read(name, " urn:Gold ", "", "urn:Gold", null, "2");
    assertThat(settings.trustedAcr()).contains(Set.of("urn:Gold", "2"));
    assertThat(settings.problems()).isEmpty();
    SecondFactorSettings nothing = read(name, "0", "gold");
    assertThat(nothing.trustedAcr()).contains(Set.of("gold"));
    assertThat(nothing.problems()).singleElement().asString().startsWith(name + " has the value 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "", "required optional"})
  void an_unknown_requirement_is_required_and_reported_once(String value) {
    SecondFactorSettings settings = read("adgang.secondFactor", value);
    assertThat(settings.requirement()).contains(Requirement.REQUIRED);
    assertThat(settings.problems()).hasSize(1);
  }

  @Test
  void upper_and_lower_case_and_spaces_do_not_matter() {
    assertThat(read("adgang.secondFactor", " Optional ").requirement())
        .contains(Requirement.OPTIONAL);
    assertThat(read("adgang.sms", "TRUE\n").added()).containsEntry("adgang.sms", true);
    assertThat(read("adgang.secondFactor.methods", " OTP ").methods()).contains(Set.of("otp"));
  }

  @Test
  void of_several_values_the_stricter_meaning_is_taken_even_when_they_agree() {
    SecondFactorSettings settings =
        SecondFactorSettings.read(
            Map.of(
                "adgang.sms", List.of("true", "true"),
                "adgang.secondFactor", List.of("optional", "optional"),
                "adgang.secondFactor.graceDays", List.of("14", "14"),
                "adgang.rememberDeviceDays", List.of("30", "7"),
                "adgang.trustBrokerSecondFactor", List.of("true", "false")),
            KNOWN);
    assertThat(settings.added()).containsEntry("adgang.sms", false);
    assertThat(settings.requirement()).contains(Requirement.REQUIRED);
    assertThat(settings.graceDays()).contains(0);
    assertThat(settings.rememberDeviceDays()).contains(0);
    assertThat(settings.trustBroker()).contains(false);
    assertThat(settings.problems())
        .hasSize(5)
        .allMatch(problem -> problem.wrong().contains("has several values"));
  }

  @ParameterizedTest(name = "{0}: {1}, {2} problems")
  @CsvSource({
    "sms, sms, 0",
    "sms otp passkey, sms otp passkey, 0",
    "otp otp, otp, 0",
    "otp fax, otp, 1",
    "fax brev otp, otp, 1",
    "fax, otp, 1",
    "totp, otp, 1",
  })
  void methods_that_nobody_knows_are_ignored_and_reported_once(
      String values, String methods, int problems) {
    SecondFactorSettings settings = read("adgang.secondFactor.methods", values.split(" "));
    assertThat(settings.methods()).contains(Set.of(methods.split(" ")));
    assertThat(settings.problems()).hasSize(problems);
  }

  @Test
  void sms_alone_that_is_not_added_is_a_problem() {
    SecondFactorSettings settings =
        SecondFactorSettings.read(
                Map.of(
                    "adgang.secondFactor.methods", List.of("sms"), "adgang.sms", List.of("false")),
                KNOWN)
            .withMethods(KNOWN);
    assertThat(settings.problems())
        .singleElement()
        .asString()
        .endsWith("; nobody can choose a second factor");
    assertThat(read("adgang.secondFactor.methods", "sms").problems()).isEmpty();
  }

  @Test
  void a_list_of_methods_of_which_nothing_is_understood_leaves_the_authenticator_app() {
    SecondFactorSettings blank = read("adgang.secondFactor.methods", " ");
    assertThat(blank.methods()).contains(Set.of("otp"));
    assertThat(blank.problems()).singleElement().asString().endsWith("; read as otp alone");
    assertThat(read("adgang.secondFactor.methods", "fax", "otp").problems())
        .singleElement()
        .asString()
        .endsWith("none of sms, otp, passkey; it is ignored");
  }

  @Test
  void values_of256_characters_are_reported_and_never_repeated_in_the_log() {
    String longest = "x".repeat(256);
    for (String name :
        List.of(
            "adgang.sms",
            "adgang.secondFactor",
            "adgang.secondFactor.requiredTitles",
            "adgang.secondFactor.graceDays",
            "adgang.secondFactor.methods",
            "adgang.rememberDeviceDays",
            "adgang.trustBrokerSecondFactor")) {
      assertThat(read(name, longest).problems())
          .singleElement()
          .asString()
          .startsWith(name)
          .doesNotContain("xxx");
    }
    assertThat(read("adgang.secondFactor.requiredTitles", "x".repeat(255)).problems()).isEmpty();
  }

  @Test
  void a_value_that_is_not_there_is_not_understood() {
    List<String> nothing = Collections.singletonList(null);
    SecondFactorSettings settings =
        SecondFactorSettings.read(
                Map.of(
                    "adgang.sms", nothing,
                    "adgang.secondFactor", nothing,
                    "adgang.secondFactor.requiredTitles", nothing,
                    "adgang.secondFactor.methods", nothing,
                    "adgang.rememberDeviceDays", nothing),
                KNOWN)
            .withMethods(KNOWN);
    assertThat(settings.requirement()).contains(Requirement.REQUIRED);
    assertThat(settings.requiredTitles()).as("the realm's count").isEmpty();
    assertThat(settings.problems()).hasSize(5);
  }

  @Test
  void five_thousand_titles_are_read() {
    String[] titles =
        IntStream.range(0, 5_000).mapToObj(i -> "Titel nr. " + i).toArray(String[]::new);
    SecondFactorSettings settings = read("adgang.secondFactor.requiredTitles", titles);
    assertThat(settings.problems()).isEmpty();
    assertThat(settings.requiredTitles().orElseThrow())
        .hasSize(5_000)
        .contains("titel nr. 0", "titel nr. 4999")
        .doesNotContain("titel nr. 5000");
  }
}
