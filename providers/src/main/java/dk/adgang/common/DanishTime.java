package dk.adgang.common;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days and hours as people in Denmark count them, wherever the server stands. */
@PureRule
public final class DanishTime {

  /** The time zone. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

  private DanishTime() {}

  /** The day that it is at a moment. */
  public static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZONE);
  }

  /** The moment at which a day is over. */
  public static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZONE).toInstant();
  }

  /** The last day that is wholly over at a moment; of {@link #endOf} it is the day. */
  public static LocalDate lastDayBefore(Instant moment) {
    return day(moment).minusDays(1);
  }
}
