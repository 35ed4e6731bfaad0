package dk.adgang.support;

import dk.adgang.common.DanishTime;
import dk.adgang.common.PureRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** When somebody answers: the hours of the week without the holidays, in Danish time. */
@PureRule
record SupportHours(OpeningHours week, Holidays holidays) {

  /** Nobody plans further ahead; a week without any hours opens never. */
  private static final int MOST_DAYS = 14;

  /** Whether support is open: from the opening minute until just before the closing minute. */
  boolean open(Instant moment) {
    LocalDateTime now = LocalDateTime.ofInstant(moment, DanishTime.ZONE);
    return on(now.toLocalDate()).stream().anyMatch(span -> span.holds(now.toLocalTime()));
  }

  /** The next moment from now on at which it opens; empty when that is not within two weeks. */
  Optional<LocalDateTime> opens(Instant moment) {
    LocalDateTime now = LocalDateTime.ofInstant(moment, DanishTime.ZONE);
    for (int days = 0; days <= MOST_DAYS; days++) {
      LocalDate day = now.toLocalDate().plusDays(days);
      for (OpeningHours.Span span : on(day)) {
        LocalDateTime opening = LocalDateTime.of(day, span.from());
        if (opening.isAfter(now)) {
          return Optional.of(opening);
        }
      }
    }
    return Optional.empty();
  }

  private List<OpeningHours.Span> on(LocalDate day) {
    return holidays.include(day) ? List.of() : week.on(day.getDayOfWeek());
  }
}
