package dk.adgang.secondfactor;

import dk.adgang.AvailableAgain;
import dk.adgang.DisplayText;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What {@code choose-second-factor.ftl} shows. Public, because templates can only read public
 * types.
 *
 * @param required whether there is no skip
 * @param title the title that requires it; null when it is not the title
 * @param employer the employer that requires it; null when it is the realm, or nobody
 * @param lastDay the last day on which it may be put off, in the reader's words; null when it is
 *     required already, or optional
 * @param skippable whether there is a skip, or a «later»
 * @param methods the cards
 * @param again when SMS can be chosen, in the reader's words; null where nobody knows
 */
public record ChoiceView(
    boolean required,
    DisplayText title,
    DisplayText employer,
    String lastDay,
    boolean skippable,
    List<SecondFactorStatus.Method> methods,
    String again) {

  static ChoiceView of(SecondFactorStatus status, Locale reader, Instant now) {
    return new ChoiceView(
        status.required(),
        DisplayText.of(status.title()).orElse(null),
        DisplayText.of(status.employer()).orElse(null),
        status.lastDay().map(longDate(reader)::format).orElse(null),
        !status.required(),
        status.methods().stream().filter(ChoiceView::shown).toList(),
        status.methods().stream()
            .map(SecondFactorStatus.Method::availableAt)
            .filter(Objects::nonNull)
            .findFirst()
            .map(until -> AvailableAgain.words(Instant.parse(until), now, reader))
            .orElse(null));
  }

  private static DateTimeFormatter longDate(Locale reader) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(reader);
  }

  /**
   * What the realm does not have is nobody's business; what the employer has not added is worth a
   * reason.
   */
  private static boolean shown(SecondFactorStatus.Method method) {
    return !"realm".equals(method.whyNot());
  }
}
