package dk.adgang.admin.reminders;

import dk.adgang.common.PureRule;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The answer to a request for reminders.
 *
 * @param reminded the ids of those whose reminder is on its way
 * @param notReminded the others, each with the reason
 */
@PureRule
public record ReminderReport(List<String> reminded, List<NotReminded> notReminded) {

  /** How many were not reminded, by the reason. */
  public Map<NotReminded.Why, Long> counts() {
    Map<NotReminded.Why, Long> counts = new EnumMap<>(NotReminded.Why.class);
    notReminded.forEach(each -> counts.merge(each.reason(), 1L, Long::sum));
    return counts;
  }
}
