package dk.adgang.policy;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What administrators write, and what is read of it. */
final class SecondFactorSettingsTest {

  private static final List<String> METHODS = List.of("sms", "otp", "passkey");

  private static SecondFactorSettings read(String name, String... values) {
    return SecondFactorSettings.read(Map.of(name, Arrays.asList(values))).withMethods(METHODS);
  }

  @Test
  void whatNobodyWroteIsEmpty() {
    SecondFactorSettings settings = SecondFactorSettings.read(Map.of("something", List.of("else")));
    assertThat(settings.sms()).isEmpty();
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
  void aSettingWithoutAnyValueWasNotMade() {
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
    assertThat(SecondFactorSettings.read(none)).isEqualTo(SecondFactorSettings.NONE);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "' 14 ', 14", "07, 7", "90, 90"})
  void daysAreWholeNumbers(String value, int days) {
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
  void otherDaysAreNoneAndReportedOnce(String value) {
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
  void whatIsNeitherTrueNorFalseIsFalseAndReportedOnce(String value) {
    SecondFactorSettings sms = read("adgang.sms", value);
    assertThat(sms.sms()).contains(false);
    assertThat(sms.problems()).singleElement().asString().startsWith("adgang.sms must be true");
    SecondFactorSettings trust = read("adgang.trustBrokerSecondFactor", value);
    assertThat(trust.trustBroker()).contains(false);
    assertThat(trust.problems())
        .singleElement()
        .asString()
        .startsWith("adgang.trustBrokerSecondFactor must be true");
  }

  @Test
  void classesAreReadAsTheyAreWritten() {
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
  void anUnknownRequirementIsRequiredAndReportedOnce(String value) {
    SecondFactorSettings settings = read("adgang.secondFactor", value);
    assertThat(settings.requirement()).contains(Requirement.REQUIRED);
    assertThat(settings.problems()).hasSize(1);
  }

  @Test
  void upperAndLowerCaseAndSpacesDoNotMatter() {
    assertThat(read("adgang.secondFactor", " Optional ").requirement())
        .contains(Requirement.OPTIONAL);
    assertThat(read("adgang.sms", "TRUE\n").sms()).contains(true);
    assertThat(read("adgang.secondFactor.methods", " OTP ").methods()).contains(Set.of("otp"));
  }

  @Test
  void ofSeveralValuesTheStricterMeaningIsTakenEvenWhenTheyAgree() {
    SecondFactorSettings settings =
        SecondFactorSettings.read(
            Map.of(
                "adgang.sms", List.of("true", "true"),
                "adgang.secondFactor", List.of("optional", "optional"),
                "adgang.secondFactor.graceDays", List.of("14", "14"),
                "adgang.rememberDeviceDays", List.of("30", "7"),
                "adgang.trustBrokerSecondFactor", List.of("true", "false")));
    assertThat(settings.sms()).contains(false);
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
  void methodsThatNobodyKnowsAreIgnoredAndReportedOnce(
      String values, String methods, int problems) {
    SecondFactorSettings settings = read("adgang.secondFactor.methods", values.split(" "));
    assertThat(settings.methods()).contains(Set.of(methods.split(" ")));
    assertThat(settings.problems()).hasSize(problems);
  }

  @Test
  void smsAloneThatIsNotAddedIsAProblem() {
    SecondFactorSettings settings =
        SecondFactorSettings.read(
                Map.of(
                    "adgang.secondFactor.methods", List.of("sms"), "adgang.sms", List.of("false")))
            .withMethods(METHODS);
    assertThat(settings.problems())
        .singleElement()
        .asString()
        .endsWith("; nobody can choose a second factor");
    assertThat(read("adgang.secondFactor.methods", "sms").problems()).isEmpty();
  }

  @Test
  void aListOfMethodsOfWhichNothingIsUnderstoodLeavesTheAuthenticatorApp() {
    SecondFactorSettings blank = read("adgang.secondFactor.methods", " ");
    assertThat(blank.methods()).contains(Set.of("otp"));
    assertThat(blank.problems()).singleElement().asString().endsWith("; read as otp alone");
    assertThat(read("adgang.secondFactor.methods", "fax", "otp").problems())
        .singleElement()
        .asString()
        .endsWith("none of sms, otp, passkey; it is ignored");
  }

  @Test
  void valuesOf256CharactersAreReportedAndNeverRepeatedInTheLog() {
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
  void aValueThatIsNotThereIsNotUnderstood() {
    List<String> nothing = Collections.singletonList(null);
    SecondFactorSettings settings =
        SecondFactorSettings.read(
                Map.of(
                    "adgang.sms", nothing,
                    "adgang.secondFactor", nothing,
                    "adgang.secondFactor.requiredTitles", nothing,
                    "adgang.secondFactor.methods", nothing,
                    "adgang.rememberDeviceDays", nothing))
            .withMethods(METHODS);
    assertThat(settings.requirement()).contains(Requirement.REQUIRED);
    assertThat(settings.requiredTitles()).as("the realm's count").isEmpty();
    assertThat(settings.problems()).hasSize(5);
  }

  @Test
  void fiveThousandTitlesAreRead() {
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
