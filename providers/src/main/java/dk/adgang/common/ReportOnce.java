package dk.adgang.common;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says of a fault whether it is to be reported: once, until the next start. A log that repeats
 * itself at each login is one that nobody reads.
 */
public final class ReportOnce {

  /** Of more faults than these nobody reads one more, and the memory is kept. */
  private static final int MOST = 10_000;

  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  /**
   * Returns true the first time.
   *
   * @param fault what tells it from others: a sentence, or the id of what is at fault
   */
  public boolean isNew(String fault) {
    return reported.size() < MOST && reported.add(fault);
  }
}
