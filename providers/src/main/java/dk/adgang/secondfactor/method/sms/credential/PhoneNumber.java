package dk.adgang.secondfactor.method.sms.credential;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import dk.adgang.common.PureRule;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A mobile number that an SMS may be sent to, in E.164: a plus sign, the country, the number.
 *
 * @param e164 for example {@code +4520123456}
 */
@PureRule
public record PhoneNumber(String e164) {

  /** The reason why no SMS may be sent to a text. */
  public enum Refusal {
    /** Nothing was typed. */
    MISSING,
    /** The number is not valid. */
    INVALID,
    /** It is a number of a country that is not allowed. */
    COUNTRY,
    /** It is a landline, a service or a premium number. */
    NOT_MOBILE
  }

  /** A number, or the reason why there is none: exactly one of them is null. */
  public record Parsed(PhoneNumber number, Refusal refusal) {}

  /** No number is longer typed, with every separator that people use. */
  public static final int LONGEST = 40;

  /**
   * The characters that people type between and before digits. A text with any other character is
   * no phone number.
   */
  private static final Pattern TYPED = Pattern.compile("[+0-9 ().\\-/\u00a0]+");

  /**
   * Danish numbers beginning with 70 are shared-cost service numbers; the plan's mobile range does
   * not leave them out.
   */
  private static final Pattern DANISH_SERVICE = Pattern.compile("\\+4570\\d{6}");

  private static final Set<PhoneNumberType> MOBILE =
      EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

  /**
   * Reads a number as a person types it.
   *
   * @param typed what was typed; may be null
   * @param regions the countries that are allowed, as ISO 3166-1 alpha-2; the first one in
   *     iteration order is taken where no country was typed
   */
  public static Parsed parse(String typed, Set<String> regions) {
    if (typed == null || typed.isBlank()) {
      return refused(Refusal.MISSING);
    }
    String text = typed.strip();
    if (text.length() > LONGEST || !TYPED.matcher(text).matches()) {
      return refused(Refusal.INVALID);
    }
    Phonenumber.PhoneNumber number;
    try {
      number = PLANS.parse(text, regions.iterator().next());
    } catch (NumberParseException e) {
      return refused(Refusal.INVALID);
    }
    if (!PLANS.isValidNumber(number)) {
      return refused(Refusal.INVALID);
    }
    String region = PLANS.getRegionCodeForNumber(number);
    if (region == null || !regions.contains(region)) {
      return refused(Refusal.COUNTRY);
    }
    String e164 = PLANS.format(number, PhoneNumberFormat.E164);
    if (!MOBILE.contains(PLANS.getNumberType(number)) || DANISH_SERVICE.matcher(e164).matches()) {
      return refused(Refusal.NOT_MOBILE);
    }
    return new Parsed(new PhoneNumber(e164), null);
  }

  /** Whether a code (ISO 3166-1 alpha-2) is that of a country whose numbers are known. */
  public static boolean isCountry(String code) {
    return PLANS.getSupportedRegions().contains(code);
  }

  private static Parsed refused(Refusal refusal) {
    return new Parsed(null, refusal);
  }

  /** The number with only its last two digits, for pages and logs. */
  public String masked() {
    return "•• •• •• " + e164.substring(e164.length() - 2);
  }

  /** Masked, so that a number never ends in a log by accident. */
  @Override
  public String toString() {
    return masked();
  }
}
