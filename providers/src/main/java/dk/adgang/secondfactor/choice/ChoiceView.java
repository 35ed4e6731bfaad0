package dk.adgang.secondfactor.choice;

import dk.adgang.common.AvailableAgain;
import dk.adgang.common.DisplayText;
import dk.adgang.policy.Reason;
import dk.adgang.secondfactor.SecondFactorStatus;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The values that {@code choose-second-factor.ftl} shows. Public, because templates can only read
 * public types.
 *
 * @param required true when it cannot be skipped
 * @param title the title that requires it; null when it is not the title
 * @param employer the employer that requires it; null when the realm requires it, or nobody does
 * @param console whether it is required because the employee is about to open the console
 * @param lastDay the last day on which it may be put off, in the reader's words; null when it is
 *     required already, or optional
 * @param skippable whether there is a skip, or a «later»
 * @param methods the cards
 * @param again when SMS can be chosen, in the reader's words; null where that is not known
 */
public record ChoiceView(
    boolean required,
    DisplayText title,
    DisplayText employer,
    boolean console,
    String lastDay,
    boolean skippable,
    List<SecondFactorStatus.Method> methods,
    String again) {

  static ChoiceView of(SecondFactorStatus status, Locale reader, Instant now) {
    return new ChoiceView(
        status.required(),
        DisplayText.of(status.title()).orElse(null),
        DisplayText.of(status.employer()).orElse(null),
        Optional.ofNullable(status.reason())
            .filter(reason -> reason.code() == Reason.Code.CONSOLE)
            .isPresent(),
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
   * A method that the realm does not have is not shown; one that the employer has not added is
   * shown with the reason.
   */
  private static boolean shown(SecondFactorStatus.Method method) {
    return !"realm".equals(method.whyNot());
  }
}
