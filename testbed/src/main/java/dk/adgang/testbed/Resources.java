package dk.adgang.testbed;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The things that were started, which are ended in the opposite order; also one that is started
 * during the end.
 */
public final class Resources implements AutoCloseable {

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private boolean over;

  public synchronized <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    if (over) {
      close();
    }
    return part;
  }

  synchronized boolean isEmpty() {
    return parts.isEmpty();
  }

  synchronized boolean isOver() {
    return over;
  }

  @Override
  public synchronized void close() {
    over = true;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.err.println("Adgang: " + e);
      }
    }
  }
}
