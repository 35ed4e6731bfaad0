package dk.adgang.testbed;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has been started, to be ended in the opposite order; also when it is started during the end.
 */
final class Running implements AutoCloseable {

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private boolean over;

  synchronized <T extends AutoCloseable> T add(T part) {
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
