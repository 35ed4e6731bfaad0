package dk.adgang.secondfactor.method.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.common.RealmHmac;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws that hold for every code. */
final class OneTimeCodeLawsTest {

  private static final int MOST = 999_999;

  private static OneTimeCode code(int number) {
    return OneTimeCode.random(bound -> number);
  }

  private static UnaryOperator<String> keyed(byte[] key) {
    return new RealmHmac(key)::hex;
  }

  @Property
  void a_code_matches_itself_and_no_other(
      @ForAll @IntRange(max = MOST) int one,
      @ForAll @IntRange(max = MOST) int other,
      @ForAll @Size(min = 1, max = 64) byte[] key,
      @ForAll String bound) {
    String hash = code(one).hash(keyed(key), bound);
    assertThat(code(one).matches(keyed(key), bound, hash)).isTrue();
    assertThat(code(other).matches(keyed(key), bound, hash)).isEqualTo(one == other);
  }

  @Property
  void a_code_matches_nowhere_else(
      @ForAll @IntRange(max = MOST) int number,
      @ForAll @Size(min = 1, max = 64) byte[] key,
      @ForAll @Size(min = 1, max = 64) byte[] otherKey,
      @ForAll String bound,
      @ForAll String otherBound) {
    // A key that is shorter than a block is filled up with zeros: those at its end are no part of
    // it.
    Assume.that(key[key.length - 1] != 0 && otherKey[otherKey.length - 1] != 0);
    String hash = code(number).hash(keyed(key), bound);
    assertThat(code(number).matches(keyed(key), otherBound, hash))
        .isEqualTo(bound.equals(otherBound));
    assertThat(code(number).matches(keyed(otherKey), bound, hash))
        .isEqualTo(Arrays.equals(key, otherKey));
  }

  @Property
  void a_sent_code_can_be_typed(
      @ForAll @IntRange(max = MOST) int number,
      @ForAll @IntRange(max = 6) int gap,
      @ForAll @Size(min = 1, max = 64) byte[] key) {
    String digits = code(number).digits();
    assertThat(digits).matches("[0-9]{6}");
    OneTimeCode typed =
        OneTimeCode.typed(" " + digits.substring(0, gap) + "\u00a0 " + digits.substring(gap));
    assertThat(typed.digits()).isEqualTo(digits);
    assertThat(typed.matches(keyed(key), "", code(number).hash(keyed(key), ""))).isTrue();
  }

  @Property
  void a_typed_text_is_six_digits_or_no_code(@ForAll String typed) {
    OneTimeCode code = OneTimeCode.typed(typed);
    assertThat(code == null || code.digits().matches("[0-9]{6}")).isTrue();
  }

  @Property
  void no_hash_matches_by_accident(
      @ForAll @IntRange(max = MOST) int number, @ForAll String hash, @ForAll String bound) {
    assertThat(code(number).matches(keyed(new byte[] {1}), bound, hash)).isFalse();
  }
}
