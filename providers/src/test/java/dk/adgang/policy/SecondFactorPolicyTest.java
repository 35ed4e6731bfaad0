package dk.adgang.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.policy.SecondFactorPolicy.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecondFactorPolicyTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  /**
   * Settings as words: {@code sms=true required=Butikschef,Leder default=required}; «-» for none.
   */
  static SecondFactorSettings settings(String words) {
    Map<String, List<String>> values = new HashMap<>();
    for (String word : words.split(" ", -1)) {
      String[] pair = word.split("=", 2);
      switch (pair[0]) {
        case "sms" -> values.put(SecondFactorSettings.SMS, List.of(pair[1]));
        case "default" -> values.put(SecondFactorSettings.REQUIREMENT, List.of(pair[1]));
        case "grace" -> values.put(SecondFactorSettings.GRACE_DAYS, List.of(pair[1]));
        case "methods" -> values.put(SecondFactorSettings.METHODS, List.of(pair[1].split(",")));
        case "remember" -> values.put(SecondFactorSettings.REMEMBER_DEVICE_DAYS, List.of(pair[1]));
        case "trust" -> values.put(SecondFactorSettings.TRUST_BROKER, List.of(pair[1]));
        case "acr" -> values.put(SecondFactorSettings.TRUSTED_ACR, List.of(pair[1].split(",")));
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
      all.add(
          new Employer(
              "employer-" + all.size(), "Employer " + all.size(), true, settings(employer)));
    }
    return new SecondFactorPolicy(settings(realm))
        .decide(Title.all(List.of(title)), all, RequiredSince.NEVER, NOW);
  }

  @ParameterizedTest(name = "realm {0}, employer {1}, title {2}: required {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "-                   | -                                    | Butikschef       | false",
        "-                   | required=Butikschef                  | Butikschef       | true",
        "-                   | required=Butikschef                  | '  butikschef '  | true",
        "-                   | required=Butikschef                  | 'Butiks\u200Bchef \u2060'  | true",
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Salgsassistent,Butikschef   | true",
        "Butikschef,Salgsassistent   | true",
        "'',BUTIKSCHEF               | true",
        "Salgsassistent,Kok          | false",
        "Salgsassistent##Butikschef  | true",
        "Salgsassistent##Butikschef, | true",
        "Butikschef#                 | false",
        "''                          | false",
        "##                          | false",
      })
  void ofSeveralTitlesTheStrictestCounts(String titles, boolean required) {
    SecondFactorPolicy realm = new SecondFactorPolicy(settings("required=Butikschef"));
    Decision decision =
        realm.decide(
            Title.all(List.of(titles.split(",", -1))), List.of(), RequiredSince.NEVER, NOW);
    assertThat(decision.required()).isEqualTo(required);
    assertThat(decision.reason())
        .isEqualTo(
            required ? Optional.of("titlen " + decision.title().orElseThrow()) : Optional.empty());
    Employer employer = new Employer("k", "Kaffehuset", true, settings("required=Butikschef"));
    assertThat(
            new SecondFactorPolicy(settings("-"))
                .decide(
                    Title.all(List.of(titles.split(",", -1))),
                    List.of(employer, employer),
                    RequiredSince.NEVER,
                    NOW)
                .required())
        .isEqualTo(required);
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
        new SecondFactorPolicy(settings("-"))
            .decide(Title.all(List.of("Butikschef")), List.of(closed), RequiredSince.NEVER, NOW);
    assertThat(decision.sms()).isFalse();
    assertThat(decision.required()).isTrue();
  }

  @Test
  void severalEmployersAllowWhatTheyHaveInCommon() {
    Decision decision =
        decide("-", "Butikschef", "methods=sms,otp sms=true", "methods=otp,passkey");
    assertThat(decision.methods()).contains(Set.of("otp"));
    assertThat(decision.sms()).isFalse();
    assertThat(decision.allows("otp")).isTrue();
    assertThat(decision.allows("sms")).isFalse();
    assertThat(decision.problem()).isEmpty();
  }

  @Test
  void employersWithNothingInCommonAreReportedAndTheStrictestOneCounts() {
    Decision decision =
        decide("-", "Butikschef", "methods=sms sms=true", "methods=otp required=Butikschef");
    assertThat(decision.methods()).contains(Set.of("otp"));
    assertThat(decision.sms()).isFalse();
    assertThat(decision.problem())
        .hasValueSatisfying(
            text -> assertThat(text).contains("employer-0, employer-1", "of employer-1"));
  }

  @ParameterizedTest(name = "realm {0}, employers {1} and {2}: {3}")
  @CsvSource({
    "-, -, -, otp passkey sms",
    "methods=otp, -, -, otp",
    "methods=otp, methods=sms, -, sms",
    "methods=passkey, methods=passkey, -, passkey",
  })
  void theMethodsOfTheRealmCountWhereAnEmployerHasNone(
      String realm, String one, String other, String methods) {
    Decision decision = decide(realm, "Butikschef", one);
    assertThat(Stream.of("otp", "passkey", "sms").filter(decision::allows))
        .containsExactly(methods.split(" "));
  }

  @ParameterizedTest(name = "realm {0}, employers {1} and {2}: {3} days")
  @CsvSource({
    "-, -, -, 0",
    "-, remember=30, -, 0",
    "-, remember=30, remember=7, 7",
    "remember=30, -, -, 30",
    "remember=30, remember=90, -, 30",
    "remember=30, remember=0, -, 0",
    "remember=30, remember=-1, remember=7, 0",
  })
  void aDeviceIsRememberedForTheShortestTime(String realm, String one, String other, int days) {
    assertThat(decide(realm, "Butikschef", one, other).rememberDeviceDays()).isEqualTo(days);
  }

  @ParameterizedTest(name = "realm {0}, employers {1} and {2}: {3}")
  @CsvSource({
    "-, -, -, false",
    "-, trust=true, -, false",
    "-, trust=true, trust=true, true",
    "trust=true, -, -, true",
    "trust=true, -, trust=false, false",
    "trust=true, trust=yes, -, false",
  })
  void anIdentityProviderIsBelievedOnlyWhereEverybodySaysSo(
      String realm, String one, String other, boolean trust) {
    assertThat(decide(realm, "Butikschef", one, other).trustBroker()).isEqualTo(trust);
  }

  @ParameterizedTest(name = "realm {0}, employers {1} and {2}, provider of {3}: {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        "-                   | trust=true          | trust=true           | one    | -",
        "-                   | trust=true acr=gold | trust=true acr=other | one    | gold",
        "-                   | trust=true acr=gold | trust=true acr=other | two    | other",
        "acr=gold,silver     | trust=true          | trust=true acr=other | one    | gold silver",
        "trust=true acr=gold | -                   | acr=                 | two    | -",
        "trust=true acr=gold | -                   | acr=other            | two    | other",
        "-                   | trust=true acr=gold | trust=true           | others | none",
        "-                   | trust=true acr=gold | -                    | one    | none",
        "trust=true acr=gold | trust=false         | -                    | two    | none",
        "trust=true          | -                   | -                    | off    | none",
        "acr=gold            | -                   | -                    | one    | none",
      })
  void onlyTheIdentityProviderOfAnEmployerInUseIsBelieved(
      String realm, String one, String two, String owner, String classes) {
    List<Employer> employers =
        List.of(
            new Employer("one", "One", true, settings(one)),
            new Employer("two", "Two", true, settings(two)),
            new Employer("off", "Off", false, settings("trust=true")));
    SecondFactorPolicy policy = new SecondFactorPolicy(settings(realm));
    Decision decision =
        policy.decide(Title.all(List.of("Leder")), employers, RequiredSince.NEVER, NOW);
    Optional<Set<String>> believed = policy.believes(decision, owner, employers);
    switch (classes) {
      case "none" -> assertThat(believed).isEmpty();
      case "-" -> assertThat(believed).contains(Set.of());
      default -> assertThat(believed).contains(Set.of(classes.split(" ")));
    }
  }

  @ParameterizedTest
  @CsvSource({"trust=true acr=gold, true", "acr=gold, false", "trust=false acr=gold, false"})
  void aRealmThatIsOneEmployerBelievesItsOwn(String realm, boolean believed) {
    SecondFactorPolicy policy = new SecondFactorPolicy(settings(realm));
    Decision decision =
        policy.decide(Title.all(List.of("Leder")), List.of(), RequiredSince.NEVER, NOW);
    assertThat(policy.believes(decision))
        .isEqualTo(believed ? Optional.of(Set.of("gold")) : Optional.empty());
  }

  @Test
  void withoutAnEmployerEverySettingIsTheRealms() {
    Decision decision = decide("methods=otp,sms sms=true remember=14 trust=true", "Butikschef");
    assertThat(decision.methods()).contains(Set.of("otp", "sms"));
    assertThat(decision.sms()).isTrue();
    assertThat(decision.rememberDeviceDays()).isEqualTo(14);
    assertThat(decision.trustBroker()).isTrue();
  }

  @Test
  void aTitleNobodyWroteIsNoTitle() {
    assertThat(Title.of(null)).isEmpty();
    assertThat(Title.of(" \t\u00a0\u2003")).isEmpty();
    assertThat(settings("required=\u00a0").requiredTitles()).as("the realm's count").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {" Butikschef", "Butikschef\u00a0", "\u2003BUTIKSCHEF\r\n", "butikſchef"})
  void titlesAreComparedWithoutTheirEdgesAndCase(String same) {
    assertThat(Title.of(same)).isEqualTo(Title.of("Butikschef"));
  }
}
