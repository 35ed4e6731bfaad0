package dk.adgang.admin.history;

import dk.adgang.common.PureRule;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place in a history at which the next page begins: the last event of the page before. Events
 * that come meanwhile do not move it, as they would a number.
 *
 * @param time of that event, in milliseconds
 * @param id of that event, which parts events of the same moment
 */
@PureRule
public record EventCursor(long time, String id) {

  /** The beginning, before the newest event. */
  public static final EventCursor NEWEST = new EventCursor(Long.MAX_VALUE, "");

  private static final Pattern TEXT = Pattern.compile("(\\d{1,15})-([\\w-]{1,36})");

  /**
   * Reads one from an address.
   *
   * @param text null for none
   * @return empty when it is none
   */
  public static Optional<EventCursor> of(String text) {
    Matcher parts = TEXT.matcher(text == null ? "" : text);
    return parts.matches()
        ? Optional.of(new EventCursor(Long.parseLong(parts.group(1)), parts.group(2)))
        : Optional.empty();
  }

  /** It as a text for an address. */
  String text() {
    return time + "-" + id;
  }
}
