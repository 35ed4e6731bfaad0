package dk.adgang.admin.console.overview;

import dk.adgang.common.PureRule;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/** An amount of money as a reader writes it, as «1.234,50 kr.». */
@PureRule
final class Amount {

  /** As many digits as hundredths have. */
  private static final int DIGITS = 2;

  private Amount() {}

  /**
   * Returns it in words.
   *
   * @param currency as it stands behind an amount
   */
  static String of(long hundredths, String currency, Locale reader) {
    NumberFormat format = NumberFormat.getNumberInstance(reader);
    format.setMinimumFractionDigits(DIGITS);
    format.setMaximumFractionDigits(DIGITS);
    return format.format(BigDecimal.valueOf(hundredths, DIGITS)) + " " + currency;
  }
}
