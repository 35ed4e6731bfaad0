package dk.adgang.policy;

import static dk.adgang.policy.settings.StockMethods.KNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.policy.SecondFactorPolicy.Decision;
import dk.adgang.policy.settings.KnownMethods;
import dk.adgang.policy.settings.SecondFactorSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Methods that an employer has to add, as SMS. */
final class AddedMethodsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

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
  void sms_is_available_when_one_has_it(String realm, String one, String other, boolean sms) {
    assertThat(SecondFactorPolicyTest.decide(realm, "Butikschef", one, other).offers("sms"))
        .isEqualTo(sms);
  }

  @Test
  void a_method_of_another_jar_that_has_to_be_added_is_offered_where_one_has_added_it() {
    KnownMethods withCard = new KnownMethods(List.of("card", "otp"), Map.of("card", "adgang.card"));
    Employer added =
        new Employer(
            "kaffe",
            "Kaffe",
            true,
            SecondFactorSettings.read(Map.of("adgang.card", List.of("true")), withCard));
    SecondFactorPolicy policy = new SecondFactorPolicy(SecondFactorSettings.NONE, withCard);
    Decision here = policy.decide(List.of(), List.of(added), RequiredSince.NEVER, NOW);
    Decision elsewhere = policy.decide(List.of(), List.of(), RequiredSince.NEVER, NOW);
    assertThat(here.offers("card")).isTrue();
    assertThat(elsewhere.offers("card")).isFalse();
    assertThat(elsewhere.offers("otp")).isTrue();
  }

  @Test
  void an_employer_that_is_not_in_use_lends_no_sms_but_keeps_its_requirement() {
    Employer closed =
        new Employer(
            "lukket",
            "Lukket",
            false,
            SecondFactorPolicyTest.settings("sms=true required=Butikschef"));
    Decision decision =
        new SecondFactorPolicy(SecondFactorPolicyTest.settings("-"), KNOWN)
            .decide(Title.all(List.of("Butikschef")), List.of(closed), RequiredSince.NEVER, NOW);
    assertThat(decision.offers("sms")).isFalse();
    assertThat(decision.required()).isTrue();
  }
}
