package dk.adgang.support;

import dk.adgang.common.DanishTime;
import dk.adgang.common.PureRule;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * The hours in which somebody answers the phone: Monday to Friday 08.00-18.00, Saturday
 * 09.00-16.00, in Danish time.
 */
@PureRule
final class SupportHours {

  private SupportHours() {}

  /** Whether support is open: from the opening minute until just before the closing minute. */
  static boolean open(Instant moment) {
    ZonedDateTime time = moment.atZone(DanishTime.ZONE);
    DayOfWeek day = time.getDayOfWeek();
    return switch (day) {
      case SUNDAY -> false;
      case SATURDAY -> between(time.toLocalTime(), 9, 16);
      default -> between(time.toLocalTime(), 8, 18);
    };
  }

  private static boolean between(LocalTime time, int from, int to) {
    return time.getHour() >= from && time.getHour() < to;
  }
}
