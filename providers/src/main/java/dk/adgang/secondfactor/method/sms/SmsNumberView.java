package dk.adgang.secondfactor.method.sms;

import dk.adgang.secondfactor.method.sms.credential.PhoneNumber;
import java.util.Set;

/**
 * The values that {@code sms-number.ftl} shows. Public, because templates can only read public
 * types.
 *
 * @param number the text that was typed last, or the number that was proposed; may be empty
 * @param proposed whether somebody else has proposed the number
 * @param canChooseAnother whether there is a choice to go back to
 * @param danish whether a number without a country is taken for a Danish one
 */
public record SmsNumberView(
    String number, boolean proposed, boolean canChooseAnother, boolean danish) {

  /** The typed text is shown again only when it looks like something to be corrected. */
  static SmsNumberView of(String typed, boolean canChooseAnother, Set<String> countries) {
    boolean shown =
        typed != null
            && typed.length() <= PhoneNumber.LONGEST
            && typed.codePoints().noneMatch(SmsNumberView::hidden);
    return new SmsNumberView(shown ? typed : "", false, canChooseAnother, danish(countries));
  }

  /** The number that somebody else has proposed, for the employee to keep or to change. */
  static SmsNumberView proposed(String number, boolean canChooseAnother, Set<String> countries) {
    return new SmsNumberView(number, true, canChooseAnother, danish(countries));
  }

  private static boolean danish(Set<String> countries) {
    return SmsSettings.DEFAULT_COUNTRY.equals(countries.iterator().next());
  }

  private static boolean hidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
      default -> false;
    };
  }
}
