package dk.adgang.secondfactor.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RecoveryCodeTextTest {

  @Test
  void is_shown_in_groups_of_four() {
    assertThat(RecoveryCodeText.shown("ABCD1234WXYZ")).isEqualTo("ABCD-1234-WXYZ");
    assertThat(RecoveryCodeText.shown("ABCD1")).isEqualTo("ABCD-1");
    assertThat(RecoveryCodeText.shown("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ABCD1234WXYZ",
        "ABCD-1234-WXYZ",
        "abcd-1234-wxyz",
        " ABCD 1234 WXYZ\t",
        "ABCD\u20131234\u2014WXYZ",
        "ABCD\u00a01234\u2003WXYZ"
      })
  void counts_without_spaces_hyphens_and_case(String typed) {
    assertThat(RecoveryCodeText.typed(typed)).contains("ABCD1234WXYZ");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "-", "ABCD_1234", "ÅBCD", "\u0661\u0662", "AB\u0000CD"})
  void other_letters_make_no_code(String typed) {
    assertThat(RecoveryCodeText.typed(typed)).isEmpty();
    assertThat(RecoveryCodeText.typed("A".repeat(65))).isEmpty();
  }

  /** In Turkish a small i becomes another capital letter. */
  @Test
  void does_not_depend_on_the_language_of_the_server() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(RecoveryCodeText.typed("iiii")).contains("IIII");
    } finally {
      Locale.setDefault(before);
    }
  }
}
