package dk.adgang.secondfactor.method.sms;

import dk.adgang.common.PureRule;
import dk.adgang.policy.settings.SettingProblem;
import dk.adgang.secondfactor.method.MessagePrice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the price of one SMS from the settings of a realm. */
@PureRule
final class SmsPrice {

  /** Hundredths of the currency. */
  static final String PRICE = "adgang.sms.price";

  /** The text behind an amount. */
  static final String CURRENCY = "adgang.sms.currency";

  static final String USUAL_CURRENCY = "kr.";

  /** A thousand of the currency: more is a mistake in any country. */
  static final int HIGHEST = 100_000;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");

  /** Letters, as in DKK and kr., or a sign as €. Nothing that means more than itself on a page. */
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Sc}.]{1,8}");

  private SmsPrice() {}

  /**
   * Reads it.
   *
   * @param values by name
   * @param problems gets a sentence for each value that cannot be understood
   * @return empty where there is none
   */
  static Optional<MessagePrice> read(Map<String, String> values, List<SettingProblem> problems) {
    String currency = text(values, CURRENCY);
    if (!currency.isEmpty() && !WORD.matcher(currency).matches()) {
      problems.add(
          SettingProblem.of(
              CURRENCY, "must be at most 8 letters, as kr.", "read as " + USUAL_CURRENCY));
      currency = "";
    }
    String price = text(values, PRICE);
    if (price.isEmpty()) {
      return Optional.empty();
    }
    int hundredths = NUMBER.matcher(price).matches() ? Integer.parseInt(price) : 0;
    if (hundredths < 1 || hundredths > HIGHEST) {
      problems.add(
          SettingProblem.of(
              PRICE,
              "must be a number of hundredths from 1 to " + HIGHEST + ", as 35 for 0.35",
              "no cost is shown"));
      return Optional.empty();
    }
    return Optional.of(
        new MessagePrice(hundredths, currency.isEmpty() ? USUAL_CURRENCY : currency));
  }

  private static String text(Map<String, String> values, String name) {
    String value = values.get(name);
    return value == null ? "" : value.strip();
  }
}
