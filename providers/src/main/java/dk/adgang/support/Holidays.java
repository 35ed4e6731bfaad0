package dk.adgang.support;

import dk.adgang.common.PureRule;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The days on which support is closed, whatever day of the week they are. */
@PureRule
enum Holidays {

  /**
   * The days on which Danish law closes most shops (lukkeloven, section 2): public holidays,
   * Constitution Day and Christmas Eve. Store bededag was abolished in 2024.
   */
  DK {
    @Override
    boolean include(LocalDate day) {
      return FIXED.contains(MonthDay.from(day))
          || FROM_EASTER.contains((int) (day.toEpochDay() - easter(day.getYear()).toEpochDay()));
    }
  },

  NONE {
    @Override
    boolean include(LocalDate day) {
      return false;
    }
  };

  private static final Set<MonthDay> FIXED =
      Set.of(
          MonthDay.of(1, 1),
          MonthDay.of(6, 5),
          MonthDay.of(12, 24),
          MonthDay.of(12, 25),
          MonthDay.of(12, 26));

  /**
   * Days from Easter Sunday: Maundy Thursday, Good Friday, both Easter days, Ascension, both days
   * of Whitsun.
   */
  private static final Set<Integer> FROM_EASTER = Set.of(-3, -2, 0, 1, 39, 49, 50);

  /** Whether a day is one of them. */
  abstract boolean include(LocalDate day);

  /** Finds the holidays of a country by its letters; {@code none} for no holidays at all. */
  static Optional<Holidays> named(String name) {
    String wanted = name.strip().toUpperCase(Locale.ROOT);
    for (Holidays each : values()) {
      if (each.name().equals(wanted)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /**
   * Easter Sunday of the Gregorian calendar.
   *
   * @see <a href="https://en.wikipedia.org/wiki/Date_of_Easter#Anonymous_Gregorian_algorithm">the
   *     anonymous Gregorian algorithm</a>, as Meeus prints it
   */
  static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int ofCentury = year % 100;
    int epact =
        (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
    int correction = (golden + 11 * epact + 22 * weekday) / 451;
    int day = epact + weekday - 7 * correction + 114;
    return LocalDate.of(year, day / 31, day % 31 + 1);
  }
}
