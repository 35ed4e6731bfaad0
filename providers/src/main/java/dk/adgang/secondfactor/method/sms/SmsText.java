package dk.adgang.secondfactor.method.sms;

import dk.adgang.common.PureRule;
import java.util.Locale;

/**
 * Puts together the text of an SMS with a code. The last line binds the code to the site, so that
 * phones fill it in there and nowhere else (<a
 * href="https://wicg.github.io/sms-one-time-codes/">origin-bound one-time codes</a>).
 */
@PureRule
final class SmsText {

  /** One SMS in the GSM 7-bit alphabet (3GPP TS 23.038). */
  static final int SEGMENT = 160;

  private static final String GSM_7 =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
          + "abcdefghijklmnopqrstuvwxyzäöñüà";

  private SmsText() {}

  /**
   * Returns the text to send: the sentence, cut so that all of it stays within one SMS, and the
   * line that phones read. Characters outside the GSM alphabet become «?», because one of them
   * would halve the length of a segment.
   */
  static String of(String sentence, String host, OneTimeCode code) {
    String lastLine = "\n\n@" + host.toLowerCase(Locale.ROOT) + " #" + code.digits();
    StringBuilder text = new StringBuilder();
    sentence
        .codePoints()
        .map(c -> GSM_7.indexOf(c) >= 0 && c != '\n' && c != '\r' ? c : '?')
        .limit(Math.max(0, SEGMENT - lastLine.length()))
        .forEach(text::appendCodePoint);
    return text.append(lastLine).toString();
  }
}
