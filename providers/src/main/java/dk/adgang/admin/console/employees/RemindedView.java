package dk.adgang.admin.console.employees;

import dk.adgang.admin.reminders.NotReminded.Why;
import dk.adgang.admin.reminders.ReminderReport;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How many were reminded, and how many not. The list is shown by another request than the one that
 * reminds, so that a reload repeats nothing; the numbers are in its address.
 *
 * @param count how many were
 * @param left the others, by the reason
 */
public record RemindedView(int count, List<Left> left) {

  /** The parameter that says how many were. */
  private static final String REMINDED = "reminded";

  /** Some who were not. */
  public record Left(String reason, int count) {}

  static UriBuilder in(UriBuilder address, ReminderReport report) {
    address.queryParam(REMINDED, report.reminded().size());
    report.counts().forEach((why, count) -> address.queryParam(why.name(), count));
    return address;
  }

  /** Reads the numbers from an address; null where there are none. */
  static RemindedView of(MultivaluedMap<String, String> query) {
    return query.containsKey(REMINDED)
        ? new RemindedView(
            number(query, REMINDED),
            Arrays.stream(Why.values())
                .map(why -> new Left(why.name(), number(query, why.name())))
                .filter(each -> each.count() > 0)
                .toList())
        : null;
  }

  private static int number(MultivaluedMap<String, String> query, String name) {
    String text = Objects.requireNonNullElse(query.getFirst(name), "");
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
  }
}
