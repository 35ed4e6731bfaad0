package dk.adgang.admin.console.visit;

import dk.adgang.common.DanishTime;
import dk.adgang.common.PureRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * Days and hours as a reader says them: of today and yesterday with the hour, of other days the
 * date.
 *
 * @param today «i dag», with the place of the hour
 * @param yesterday «i går», with the place of the hour
 */
@PureRule
public record DayWords(Instant now, Locale reader, String today, String yesterday) {

  public String of(Instant moment) {
    return near(moment).orElseGet(() -> of(DanishTime.day(moment)));
  }

  /** The same with the hour of other days too. */
  public String exactly(Instant moment) {
    return near(moment)
        .orElseGet(
            () ->
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                    .withLocale(reader)
                    .withZone(DanishTime.ZONE)
                    .format(moment));
  }

  private Optional<String> near(Instant moment) {
    LocalDate day = DanishTime.day(moment);
    LocalDate now = DanishTime.day(this.now);
    String hour =
        DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
            .withLocale(reader)
            .withZone(DanishTime.ZONE)
            .format(moment);
    if (day.equals(now)) {
      return Optional.of(today.replace("{0}", hour));
    }
    return day.equals(now.minusDays(1))
        ? Optional.of(yesterday.replace("{0}", hour))
        : Optional.empty();
  }

  public String of(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(reader).format(day);
  }

  /** A day where there is little room. */
  public String brief(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(reader).format(day);
  }

  /** The last day before a moment at which something begins to be required. */
  public String lastDay(Instant from) {
    return of(DanishTime.lastDayBefore(from));
  }
}
