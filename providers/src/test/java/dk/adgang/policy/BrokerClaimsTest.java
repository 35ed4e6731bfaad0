package dk.adgang.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class BrokerClaimsTest {

  private static boolean twoFactors(Object amr, Object acr, String... classes) {
    return BrokerClaims.read(amr, acr).twoFactors(Set.of(classes));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "mfa, true",
    "pwd mfa, true",
    "pwd mfa rsa, true",
    "pwd otp, true",
    "otp pwd, true",
    "pwd sms, true",
    "pwd tel, true",
    "pwd hwk, true",
    "pwd swk, true",
    "pwd sc, true",
    "pwd pop, true",
    "pin hwk, true",
    "fpt hwk, true",
    "face swk, true",
    "pwd face, true",
    "pwd iris, true",
    "pwd retina, true",
    "pwd vbm, true",
    "'', false",
    "pwd, false",
    "pwd pwd, false",
    "pwd pin, false",
    "otp, false",
    "otp sms, false",
    "hwk swk sc tel pop, false",
    "face fpt iris retina vbm, false",
    "pwd kba, false",
    "pwd geo, false",
    "pwd rba, false",
    "pwd user, false",
    "pwd wia, false",
    "pwd mca, false",
    "pwd MFA, false",
    "PWD OTP, false",
    "mfaa, false",
    "urn:mfa, false",
  })
  void methods_of_two_kinds_are_two_factors(String methods, boolean two) {
    assertThat(twoFactors(List.of(methods.split(" ")), null)).isEqualTo(two);
  }

  static List<Object> malformed() {
    List<Object> many = new ArrayList<>(Collections.nCopies(1000, "pwd"));
    many.add("mfa");
    List<Object> withNull = new ArrayList<>(List.of("pwd", "mfa"));
    withNull.add(null);
    return List.of(
        "mfa",
        "pwd otp",
        7,
        true,
        Map.of("mfa", "mfa"),
        List.of(List.of("mfa")),
        List.of("mfa", 7),
        List.of("mfa", Map.of()),
        withNull,
        many,
        Collections.nCopies(BrokerClaims.MOST_METHODS + 1, "mfa"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void a_malformed_list_of_methods_proves_nothing(Object amr) {
    assertThat(twoFactors(amr, null)).isFalse();
    assertThat(twoFactors(amr, "gold", "gold")).isTrue();
  }

  @Test
  void a_missing_claim_proves_nothing() {
    assertThat(twoFactors(null, null)).isFalse();
    assertThat(twoFactors(null, null, "gold")).isFalse();
    assertThat(twoFactors(List.of(), null, "gold")).isFalse();
    assertThat(twoFactors(Collections.nCopies(BrokerClaims.MOST_METHODS, "mfa"), null)).isTrue();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "gold, true",
    "silver, true",
    "Gold, false",
    "' gold', false",
    "'', false",
    "1, false"
  })
  void a_class_counts_only_as_it_is_written(String acr, boolean two) {
    assertThat(twoFactors(List.of("pwd"), acr, "gold", "silver")).isEqualTo(two);
    assertThat(twoFactors(null, acr)).isFalse();
    assertThat(twoFactors(null, List.of(acr), "gold", "silver")).isFalse();
  }

  @Test
  void a_class_that_is_not_a_text_does_not_count() {
    assertThat(twoFactors(null, 1, "1")).isFalse();
    assertThat(twoFactors(null, true, "true")).isFalse();
  }

  @Test
  void only_methods_that_prove_a_factor_are_passed_on() {
    assertThat(BrokerClaims.read(List.of("pwd", "otp"), null).methods())
        .containsExactly("mfa", "otp", "pwd");
    assertThat(BrokerClaims.read(List.of("mfa", "kba", "x own", "geo"), "gold").methods())
        .containsExactly("mfa");
    assertThat(BrokerClaims.read(null, "gold").methods()).containsExactly("mfa");
  }
}
