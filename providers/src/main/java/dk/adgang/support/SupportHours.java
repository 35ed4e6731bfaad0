package dk.adgang.support;

import dk.adgang.DanishTime;
import dk.adgang.PureRule;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * When somebody answers the phone: Monday to Friday 08.00-18.00, Saturday 09.00-16.00, in Danish
 * time.
 */
@PureRule
final class SupportHours {

  private SupportHours() {}

  /** Whether support is open. It opens on the minute, and is closed from the closing minute on. */
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
