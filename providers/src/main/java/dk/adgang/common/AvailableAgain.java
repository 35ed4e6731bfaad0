package dk.adgang.common;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Says when something may be asked for again, in the reader's language and in Danish time. */
@PureRule
public final class AvailableAgain {

  private AvailableAgain() {}

  /**
   * Returns the time, and the date too where it is not today. Never earlier than the moment: it is
   * rounded up to a minute.
   */
  public static String words(Instant until, Instant now, Locale reader) {
    ZonedDateTime then =
        until
            .plus(1, ChronoUnit.MINUTES)
            .minusMillis(1)
            .atZone(DanishTime.ZONE)
            .truncatedTo(ChronoUnit.MINUTES);
    DateTimeFormatter format =
        then.toLocalDate().equals(DanishTime.day(now))
            ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
            : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT);
    return format.withLocale(reader).format(then);
  }
}
