package dk.adgang.policy;

import static dk.adgang.policy.settings.StockMethods.KNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.policy.SecondFactorPolicy.Decision;
import dk.adgang.policy.settings.SecondFactorSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The settings of the realm and of the employers, and the title, decide about the second factor.
 */
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
    return SecondFactorSettings.read(values, KNOWN);
  }

  static Decision decide(String realm, String title, String... employers) {
    List<Employer> all = new ArrayList<>();
    for (String employer : employers) {
      all.add(
          new Employer(
              "employer-" + all.size(), "Employer " + all.size(), true, settings(employer)));
    }
    return new SecondFactorPolicy(settings(realm), KNOWN)
        .decide(Title.all(List.of(title)), all, RequiredSince.NEVER, NOW);
  }

  @Nested
  final class WithOneEmployer {

    @ParameterizedTest(name = "realm {0}, employer {1}, title {2}: required {3}")
    @CsvSource(
        delimiter = '|',
        value = {
          "-                   | -                                    | Butikschef       | false",
          "-                   | required=Butikschef                  | Butikschef       | true",
          "-                   | required=Butikschef                  | '  butikschef '  | true",
          "-                   | required=Butikschef                  | 'Butiks\u200Bchef \u2060' "
              + " | true",
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
    void the_settings_and_the_title_decide(
        String realm, String employer, String title, boolean required) {
      assertThat(decide(realm, title, employer).required()).isEqualTo(required);
    }
  }

  @Nested
  final class WithSeveralEmployers {

    @Test
    void the_strictest_of_several_employers_decides() {
      Decision decision = decide("-", "Butikschef", "default=optional", "required=Butikschef");
      assertThat(decision.required()).isTrue();
      assertThat(decision.reason())
          .contains(new Reason(Reason.Code.TITLE_OF_EMPLOYER, List.of("Butikschef", "Employer 1")));
      assertThat(decide("-", "Butikschef", "required=Butikschef", "default=optional").required())
          .isTrue();
    }

    @Test
    void several_employers_allow_what_they_have_in_common() {
      Decision decision =
          decide("-", "Butikschef", "methods=sms,otp sms=true", "methods=otp,passkey");
      assertThat(decision.methods()).contains(Set.of("otp"));
      assertThat(decision.offers("sms")).isFalse();
      assertThat(decision.allows("otp")).isTrue();
      assertThat(decision.allows("sms")).isFalse();
      assertThat(decision.problem()).isEmpty();
    }

    @Test
    void employers_with_nothing_in_common_are_reported_and_the_strictest_one_counts() {
      Decision decision =
          decide("-", "Butikschef", "methods=sms sms=true", "methods=otp required=Butikschef");
      assertThat(decision.methods()).contains(Set.of("otp"));
      assertThat(decision.offers("sms")).isFalse();
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
    void the_methods_of_the_realm_count_where_an_employer_names_no_methods(
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
    void a_device_is_remembered_for_the_shortest_time(
        String realm, String one, String other, int days) {
      assertThat(decide(realm, "Butikschef", one, other).rememberDeviceDays()).isEqualTo(days);
    }
  }

  @Nested
  final class WithoutAnEmployer {

    @Test
    void without_an_employer_the_realm_decides() {
      assertThat(decide("required=Butikschef sms=true", "Butikschef"))
          .extracting(Decision::required, of -> of.offers("sms"))
          .containsExactly(true, true);
      assertThat(decide("-", "Butikschef"))
          .extracting(Decision::required, of -> of.offers("sms"))
          .containsExactly(false, false);
      assertThat(decide("required=Butikschef", "Butikschef").reason())
          .contains(new Reason(Reason.Code.TITLE, List.of("Butikschef")));
      assertThat(decide("-", "Butikschef").reason()).isEmpty();
    }

    @Test
    void without_an_employer_every_setting_is_the_realms() {
      Decision decision = decide("methods=otp,sms sms=true remember=14 trust=true", "Butikschef");
      assertThat(decision.methods()).contains(Set.of("otp", "sms"));
      assertThat(decision.offers("sms")).isTrue();
      assertThat(decision.rememberDeviceDays()).isEqualTo(14);
      assertThat(decision.trustBroker()).isTrue();
    }
  }

  @Nested
  final class TheTitle {

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
    void of_several_titles_the_strictest_counts(String titles, boolean required) {
      SecondFactorPolicy realm = new SecondFactorPolicy(settings("required=Butikschef"), KNOWN);
      Decision decision =
          realm.decide(
              Title.all(List.of(titles.split(",", -1))), List.of(), RequiredSince.NEVER, NOW);
      assertThat(decision.required()).isEqualTo(required);
      assertThat(decision.reason())
          .isEqualTo(
              required
                  ? Optional.of(
                      new Reason(Reason.Code.TITLE, List.of(decision.title().orElseThrow().text())))
                  : Optional.empty());
      Employer employer = new Employer("k", "Kaffehuset", true, settings("required=Butikschef"));
      assertThat(
              new SecondFactorPolicy(settings("-"), KNOWN)
                  .decide(
                      Title.all(List.of(titles.split(",", -1))),
                      List.of(employer, employer),
                      RequiredSince.NEVER,
                      NOW)
                  .required())
          .isEqualTo(required);
    }

    @Test
    void a_title_that_everybody_must_is_not_given_as_the_reason() {
      Decision decision = decide("-", "Salgsassistent", "default=required required=Butikschef");
      assertThat(decision.title()).isEmpty();
      assertThat(decision.reason())
          .contains(new Reason(Reason.Code.EMPLOYER, List.of("Employer 0")));
    }

    @Test
    void composed_and_decomposed_titles_are_the_same() {
      assertThat(decide("-", "Årsleder", "required=A\u030arsleder").required()).isTrue();
    }

    @Test
    void a_blank_title_is_no_title() {
      assertThat(Title.of(null)).isEmpty();
      assertThat(Title.of(" \t\u00a0\u2003")).isEmpty();
      assertThat(settings("required=\u00a0").requiredTitles()).as("the realm's count").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {" Butikschef", "Butikschef\u00a0", "\u2003BUTIKSCHEF\r\n", "butikſchef"})
    void titles_are_compared_without_their_edges_and_case(String same) {
      assertThat(Title.of(same)).isEqualTo(Title.of("Butikschef"));
    }
  }
}
