package dk.adgang.support;

import dk.adgang.common.DanishTime;
import dk.adgang.common.DisplayText;
import dk.adgang.common.PureRule;
import dk.adgang.support.SupportView.Opening;
import dk.adgang.support.SupportView.Row;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The support panel of a realm and an employer, in the words of a language. */
@PureRule
final class SupportPanel {

  /** The messages in which a realm says when and where somebody answers. */
  static final String HOURS = "supportHours";

  static final String HOLIDAYS = "supportHolidays";
  static final String CHAT = "supportChatAddress";

  /** A message cannot be empty. */
  private static final String NONE = "none";

  private static final String DANISH = "da";
  private static final int END_OF_DAY = 24;
  private static final String TODAY = "supportOpensToday";
  private static final String TOMORROW = "supportOpensTomorrow";
  private static final String LATER = "supportOpensLater";

  private final Locale locale;
  private final boolean danish;
  private final Instant now;

  SupportPanel(Locale locale, Instant now) {
    this.locale = locale;
    this.danish = locale.getLanguage().equals(DANISH);
    this.now = now;
  }

  /**
   * Returns what the panel shows.
   *
   * @param realm the realm's messages by their key; null for one that is missing
   * @param employer what the employer says itself
   * @param broken takes a sentence about each message that makes no sense
   */
  SupportView of(UnaryOperator<String> realm, SupportSettings employer, Consumer<String> broken) {
    Optional<SupportHours> hours = hours(realm, employer, broken);
    boolean open = hours.isPresent() && hours.get().open(now);
    return new SupportView(
        hours.isPresent(),
        open,
        open ? null : hours.flatMap(known -> known.opens(now)).map(this::opening).orElse(null),
        hours.map(known -> rows(known.week())).orElse(List.of()),
        employer.phone().orElse(null),
        employer.chat().or(() -> chat(realm, broken)).map(URI::toString).orElse(null),
        employer.text().flatMap(DisplayText::of).orElse(null));
  }

  private static Optional<SupportHours> hours(
      UnaryOperator<String> realm, SupportSettings employer, Consumer<String> broken) {
    Optional<OpeningHours> week =
        employer
            .hours()
            .or(
                () ->
                    text(realm, HOURS)
                        .flatMap(
                            text ->
                                read(
                                    HOURS,
                                    text,
                                    OpeningHours.of(text),
                                    broken,
                                    "as in " + OpeningHours.EXAMPLE)));
    Optional<Holidays> holidays =
        text(realm, HOLIDAYS)
            .map(text -> read(HOLIDAYS, text, Holidays.named(text), broken, "DK or none"))
            .orElse(Optional.of(Holidays.NONE));
    return week.flatMap(known -> holidays.map(days -> new SupportHours(known, days)));
  }

  private static Optional<URI> chat(UnaryOperator<String> realm, Consumer<String> broken) {
    return text(realm, CHAT)
        .filter(text -> !text.equals(NONE))
        .flatMap(
            text ->
                read(CHAT, text, SupportSettings.chat(text), broken, "an address with https://"));
  }

  private static Optional<String> text(UnaryOperator<String> realm, String key) {
    return Optional.ofNullable(realm.apply(key)).map(String::strip).filter(t -> !t.isEmpty());
  }

  private static <T> Optional<T> read(
      String key, String text, Optional<T> value, Consumer<String> broken, String right) {
    if (value.isEmpty()) {
      broken.accept("The message %s is «%s», but should be %s".formatted(key, text, right));
    }
    return value;
  }

  private Opening opening(LocalDateTime moment) {
    LocalDate today = DanishTime.day(now);
    LocalDate day = moment.toLocalDate();
    String key = day.equals(today) ? TODAY : day.equals(today.plusDays(1)) ? TOMORROW : LATER;
    String name = day.getDayOfWeek().getDisplayName(TextStyle.FULL, locale);
    return new Opening(key, name, spoken(moment.toLocalTime()));
  }

  /** The days that follow one another with the same hours are one row. */
  private List<Row> rows(OpeningHours week) {
    List<Row> rows = new ArrayList<>();
    DayOfWeek first = DayOfWeek.MONDAY;
    for (DayOfWeek day : DayOfWeek.values()) {
      boolean last = day == DayOfWeek.SUNDAY || !week.on(day).equals(week.on(day.plus(1)));
      if (last) {
        rows.add(new Row(days(first, day), times(week.on(day))));
        first = day.plus(1);
      }
    }
    return rows;
  }

  private String days(DayOfWeek first, DayOfWeek last) {
    String name = name(first);
    String from = name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    return first == last ? from : from + "-" + name(last);
  }

  private String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT_STANDALONE, locale).replace(".", "");
  }

  private String times(List<OpeningHours.Span> spans) {
    return spans.isEmpty()
        ? null
        : spans.stream()
            .map(
                span ->
                    written(span.from().getHour(), span.from())
                        + "-"
                        + written(span.toMidnight() ? END_OF_DAY : span.to().getHour(), span.to()))
            .collect(Collectors.joining(", "));
  }

  private String written(int hour, LocalTime time) {
    return String.format(danish ? "%02d.%02d" : "%02d:%02d", hour, time.getMinute());
  }

  /** As it is said: «kl. 8», «kl. 8.30», and in English 8:00. */
  private String spoken(LocalTime time) {
    String hour = Integer.toString(time.getHour());
    String minutes = "%02d".formatted(time.getMinute());
    if (!danish) {
      return hour + ":" + minutes;
    }
    return time.getMinute() == 0 ? hour : hour + "." + minutes;
  }
}
