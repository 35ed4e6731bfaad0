package dk.adgang.testbed.performance;

import dk.adgang.testbed.wire.HttpBrowser.Page;

/** Pages that must not tell anything, compared by their text and by the time that they take. */
final class TimedPages {

  private TimedPages() {}

  /** The page without what differs from one login to the next. */
  static String masked(Page page, String typed) {
    return page.body()
        .replace(typed, "TYPED")
        .replaceAll("(session_code|tab_id|client_data|execution)=[A-Za-z0-9._-]+", "$1=MASKED")
        // Open or closed: the clock is moved on the way.
        .replaceAll("(?s)<footer.*?</footer>", "")
        .replaceAll("data-session-hash=\"[^\"]*\"", "");
  }

  /** The median in microseconds. */
  static long median(long[] sortedNanos) {
    return sortedNanos[sortedNanos.length / 2] / 1000;
  }

  /** How wide the middle half is, in microseconds. */
  static long middleHalf(long[] sortedNanos) {
    return (sortedNanos[sortedNanos.length * 3 / 4] - sortedNanos[sortedNanos.length / 4]) / 1000;
  }
}
