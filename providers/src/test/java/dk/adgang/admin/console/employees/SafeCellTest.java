package dk.adgang.admin.console.employees;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SafeCellTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(1)", "\t=1", "A,=cmd|'/C calc'!A0", "A; =1", "A\t-1"})
  void a_formula_gets_an_apostrophe(String text) {
    assertThat(SafeCell.of(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ida", "Chef, butik", "a-b", "1 = 1", "ida@kaffe.example", ""})
  void other_texts_stay(String text) {
    assertThat(SafeCell.of(text)).isEqualTo(text);
  }

  @Test
  void nothing_is_an_empty_cell() {
    assertThat(SafeCell.of(null)).isEmpty();
  }
}
