package dk.adgang.admin.console.history;

import dk.adgang.admin.console.visit.ConsoleFrameView;
import dk.adgang.common.DisplayText;
import java.util.List;

/**
 * The values that {@code console-history.ftl} shows: a page of older events.
 *
 * @param shownName the employee's
 * @param url the employee's page
 */
public record HistoryView(ConsoleFrameView frame, DisplayText shownName, String url, Part history) {

  /**
   * A part of a history, as the page of the employee shows it too.
   *
   * @param olderUrl null when there are no older ones
   * @param kept whether the realm keeps any events
   * @param keptWhole whether it keeps both what employees and what others do
   */
  public record Part(List<Entry> entries, String olderUrl, boolean kept, boolean keptWhole) {}

  /**
   * One event.
   *
   * @param at when it happened, in the reader's words
   */
  public record Entry(String at, String text) {}
}
