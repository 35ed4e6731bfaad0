package dk.adgang.admin.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AmountTest {

  @ParameterizedTest
  @CsvSource({
    "0, da, '0,00 kr.'",
    "5, da, '0,05 kr.'",
    "35, da, '0,35 kr.'",
    "123450, da, '1.234,50 kr.'",
    "123450, en, '1,234.50 kr.'",
  })
  void in_the_readers_way(long hundredths, Locale reader, String words) {
    assertThat(Amount.of(hundredths, "kr.", reader)).isEqualTo(words);
  }
}
