package dk.adgang.support;

import dk.adgang.common.PureRule;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hours of a week in which somebody answers, read from a text such as {@code Mo-Fr 08:00-18:00;
 * Sa 09:00-16:00}. It is the simplest part of what OpenStreetMap writes into {@code opening_hours}:
 * days in English, two letters each; the hours of a day, several of them behind commas; a day that
 * is not named is closed.
 */
@PureRule
final class OpeningHours {

  /** What the format looks like, for whoever typed another one. */
  static final String EXAMPLE = "Mo-Fr 08:00-12:00,13:00-18:00; Sa 09:00-16:00";

  private static final List<String> DAYS = List.of("mo", "tu", "we", "th", "fr", "sa", "su");
  private static final String DAY = "(Mo|Tu|We|Th|Fr|Sa|Su)";
  private static final Pattern RULE =
      Pattern.compile(DAY + "(?:-" + DAY + ")? (\\S+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern SPAN =
      Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-(?:([01]\\d|2[0-3]):([0-5]\\d)|24:00)");

  /**
   * Hours without a pause.
   *
   * @param to the minute that is closed again; midnight is the end of the day
   */
  record Span(LocalTime from, LocalTime to) {

    boolean toMidnight() {
      return to.equals(LocalTime.MIDNIGHT);
    }

    boolean holds(LocalTime time) {
      return !time.isBefore(from) && (toMidnight() || time.isBefore(to));
    }
  }

  private final Map<DayOfWeek, List<Span>> week;

  private OpeningHours(Map<DayOfWeek, List<Span>> week) {
    this.week = week;
  }

  /** Reads a text; one of another format is empty, as is one that names a day twice. */
  static Optional<OpeningHours> of(String text) {
    Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    for (String rule : text.strip().split("\\s*;\\s*", -1)) {
      Matcher read = RULE.matcher(rule);
      if (!read.matches()) {
        return Optional.empty();
      }
      Optional<List<Span>> spans = spans(read.group(3));
      DayOfWeek first = day(read.group(1));
      DayOfWeek last = read.group(2) == null ? first : day(read.group(2));
      if (spans.isEmpty() || last.compareTo(first) < 0) {
        return Optional.empty();
      }
      for (int day = first.getValue(); day <= last.getValue(); day++) {
        if (week.put(DayOfWeek.of(day), spans.get()) != null) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new OpeningHours(week));
  }

  private static DayOfWeek day(String letters) {
    return DayOfWeek.of(1 + DAYS.indexOf(letters.toLowerCase(Locale.ROOT)));
  }

  private static Optional<List<Span>> spans(String text) {
    List<Span> spans = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      Matcher read = SPAN.matcher(each);
      if (!read.matches()) {
        return Optional.empty();
      }
      LocalTime from = time(read.group(1), read.group(2));
      LocalTime to =
          read.group(3) == null ? LocalTime.MIDNIGHT : time(read.group(3), read.group(4));
      if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
        return Optional.empty();
      }
      spans.add(new Span(from, to));
    }
    spans.sort(Comparator.comparing(Span::from));
    return Optional.of(List.copyOf(spans));
  }

  private static LocalTime time(String hour, String minute) {
    return LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
  }

  /** The hours of a day, the earliest first; none when it is closed. */
  List<Span> on(DayOfWeek day) {
    return week.getOrDefault(day, List.of());
  }
}
