package dk.adgang.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.policy.SecondFactorPolicy.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecondFactorPolicyTest {

  /**
   * Settings as words: {@code sms=true required=Butikschef,Leder default=required}; «-» for none.
   */
  private static SecondFactorSettings settings(String words) {
    Map<String, List<String>> values = new HashMap<>();
    for (String word : words.split(" ", -1)) {
      String[] pair = word.split("=", 2);
      switch (pair[0]) {
        case "sms" -> values.put(SecondFactorSettings.SMS, List.of(pair[1]));
        case "default" -> values.put(SecondFactorSettings.REQUIREMENT, List.of(pair[1]));
        case "required" ->
            values.put(SecondFactorSettings.REQUIRED_TITLES, List.of(pair[1].split(",")));
        default -> assertThat(word).isEqualTo("-");
      }
    }
    return SecondFactorSettings.read(values);
  }

  private static Decision decide(String realm, String title, String... employers) {
    List<Employer> all = new ArrayList<>();
    for (String employer : employers) {
      String name = "Employer " + all.size();
      all.add(new Employer(name, name, true, settings(employer)));
    }
    return new SecondFactorPolicy(settings(realm)).decide(Title.of(title), all);
  }

  @ParameterizedTest(name = "realm {0}, employer {1}, title {2}: required {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "-                   | -                                    | Butikschef       | false",
        "-                   | required=Butikschef                  | Butikschef       | true",
        "-                   | required=Butikschef                  | '  butikschef '  | true",
        "-                   | required=Butikschef                  | BUTIKSCHEF       | true",
        "-                   | required=Butikschef                  | Salgsassistent   | false",
        "-                   | required=Butikschef                  | ''               | false",
        "-                   | required=Butikschef                  | Butikschefen     | false",
        "-                   | default=required                     | Salgsassistent   | true",
        "-                   | default=required                     | ''               | true",
        "-                   | default=REQUIRED                     | ''               | true",
        "-                   | default=optional required=Butikschef | Butikschef       | true",
        "default=required    | -                                    | Salgsassistent   | true",
        "default=required    | default=optional                     | Salgsassistent   | false",
        "required=Butikschef | -                                    | Butikschef       | true",
        "required=Butikschef | required=Leder                       | Butikschef       | false",
        "required=Butikschef | required=Leder                       | Leder            | true",
        "-                   | default=ja                           | Salgsassistent   | true",
        "default=nej         | -                                    | Salgsassistent   | true",
      })
  void whoMust(String realm, String employer, String title, boolean required) {
    assertThat(decide(realm, title, employer).required()).isEqualTo(required);
  }

  @Test
  void composedAndDecomposedTitlesAreTheSame() {
    assertThat(decide("-", "Årsleder", "required=A\u030arsleder").required()).isTrue();
  }

  @Test
  void theStrictestOfSeveralEmployersDecides() {
    Decision decision = decide("-", "Butikschef", "default=optional", "required=Butikschef");
    assertThat(decision.required()).isTrue();
    assertThat(decision.reason()).contains("titlen Butikschef hos Employer 1");
    assertThat(decide("-", "Butikschef", "required=Butikschef", "default=optional").required())
        .isTrue();
  }

  @Test
  void aTitleThatEverybodyMustIsNotGivenAsTheReason() {
    Decision decision = decide("-", "Salgsassistent", "default=required required=Butikschef");
    assertThat(decision.title()).isEmpty();
    assertThat(decision.reason()).contains("alle titler hos Employer 0");
  }

  @Test
  void withoutAnEmployerTheRealmDecides() {
    assertThat(decide("required=Butikschef sms=true", "Butikschef"))
        .extracting(Decision::required, Decision::sms)
        .containsExactly(true, true);
    assertThat(decide("-", "Butikschef"))
        .extracting(Decision::required, Decision::sms)
        .containsExactly(false, false);
    assertThat(decide("required=Butikschef", "Butikschef").reason()).contains("titlen Butikschef");
    assertThat(decide("-", "Butikschef").reason()).isEmpty();
  }

  @ParameterizedTest(name = "realm {0}, employers {1} and {2}: sms {3}")
  @CsvSource({
    "-, sms=true, -, true",
    "-, sms=false, sms=true, true",
    "-, sms=false, sms=false, false",
    "-, -, -, false",
    "sms=true, -, sms=false, true",
    "sms=true, sms=false, sms=false, false",
    "-, sms=yes, -, false",
    "-, sms=TRUE, -, true",
  })
  void smsIsAvailableWhenOneHasIt(String realm, String one, String other, boolean sms) {
    assertThat(decide(realm, "Butikschef", one, other).sms()).isEqualTo(sms);
  }

  @Test
  void anEmployerThatIsNotInUseLendsNoSmsButKeepsItsRequirement() {
    Employer closed =
        new Employer("lukket", "Lukket", false, settings("sms=true required=Butikschef"));
    Decision decision =
        new SecondFactorPolicy(settings("-")).decide(Title.of("Butikschef"), List.of(closed));
    assertThat(decision.sms()).isFalse();
    assertThat(decision.required()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"default=ja", "sms=måske", "sms=1"})
  void whatNobodyUnderstandsIsReported(String words) {
    assertThat(settings(words).problems()).hasSize(1);
  }

  @Test
  void severalValuesOfOneSettingAreNotUnderstood() {
    SecondFactorSettings settings =
        SecondFactorSettings.read(
            Map.of(
                SecondFactorSettings.REQUIREMENT,
                List.of("optional", "required"),
                SecondFactorSettings.SMS,
                List.of("true", "false")));
    assertThat(settings.requirement()).contains(Requirement.REQUIRED);
    assertThat(settings.sms()).contains(false);
    assertThat(settings.problems()).isNotEmpty();
  }

  @Test
  void aTitleNobodyWroteIsNoTitle() {
    assertThat(Title.of(null)).isEmpty();
    assertThat(Title.of(" \t ")).isEmpty();
    assertThat(settings("required=,").requiredTitles())
        .hasValueSatisfying(t -> assertThat(t).isEmpty());
  }
}
