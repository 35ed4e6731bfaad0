package dk.adgang.secondfactor.method.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.common.RealmHmac;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class OneTimeCodeTest {

  private static final UnaryOperator<String> KEYED =
      new RealmHmac("a key of the realm".getBytes(StandardCharsets.UTF_8))::hex;

  private static final UnaryOperator<String> OTHER = new RealmHmac(new byte[] {1})::hex;

  @ParameterizedTest
  @CsvSource({"0, 000000", "7, 000007", "123456, 123456", "999999, 999999"})
  void a_code_has_six_digits(int number, String digits) {
    assertThat(OneTimeCode.random(bound -> number).digits()).isEqualTo(digits);
  }

  @Test
  void codes_are_drawn_from_a_million() {
    Set<String> drawn = new HashSet<>();
    SecureRandom random = new SecureRandom();
    for (int i = 0; i < 10_000; i++) {
      drawn.add(OneTimeCode.random(random::nextInt).digits());
    }
    // 10,000 draws of a million meet about 50 times.
    assertThat(drawn).hasSizeGreaterThan(9_800).allMatch(code -> code.matches("[0-9]{6}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"123456", " 123456 ", "123 456", "1 2 3 4 5 6", "123\u00a0456"})
  void spaces_are_accepted(String typed) {
    assertThat(OneTimeCode.typed(typed).digits()).isEqualTo("123456");
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {"12345", "1234567", "12345a", "１２３４５６", "٠١٢٣٤٥", "-12345", "123456\u0000"})
  void other_texts_are_no_codes(String typed) {
    assertThat(OneTimeCode.typed(typed)).isNull();
  }

  @Test
  void a_code_matches_only_where_it_is_bound() {
    OneTimeCode code = OneTimeCode.typed("123456");
    String hash = code.hash(KEYED, "row:+4520123456");
    assertThat(code.matches(KEYED, "row:+4520123456", hash)).isTrue();
    assertThat(code.matches(KEYED, "row:+4520123457", hash)).isFalse();
    assertThat(code.matches(KEYED, "other row:+4520123456", hash)).isFalse();
    assertThat(code.matches(OTHER, "row:+4520123456", hash)).isFalse();
    assertThat(OneTimeCode.typed("123457").matches(KEYED, "row:+4520123456", hash)).isFalse();
  }

  @Test
  void the_hash_is_hmac_sha256() {
    // RFC 4231 has no case with our text; this one was computed with another implementation
    // (Python's hmac).
    assertThat(OneTimeCode.typed("123456").hash(KEYED, "row"))
        .isEqualTo("5f66017146abf41bbf9fef8b3293a975c2ed03167b53fe1c13fa0d776447e244");
  }

  @Test
  void a_code_is_never_written_out() {
    assertThat(OneTimeCode.typed("123456").toString()).doesNotContain("123456");
  }
}
