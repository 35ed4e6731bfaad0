package dk.adgang.loginqueue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Queues by name: of those who wait for the same name one is served at a time, in the order in
 * which they came. The caller decides how to serve, and when somebody has waited too long. It is
 * safe for any number of threads; a queue that is empty is forgotten.
 *
 * @param <T> the type of those who wait; told apart by {@code equals}
 */
final class KeyedQueue<T> {

  /** The place that somebody gets who joins a queue. */
  enum Place {
    /** Nobody else is here. */
    SERVED,
    WAITING,
    /** The line is too long to stand in. */
    TURNED_AWAY
  }

  private static final class Line<T> {
    private final Set<T> served = new HashSet<>();
    private final Deque<T> waiting = new ArrayDeque<>();
  }

  private final Map<String, Line<T>> lines = new HashMap<>();
  private final int longest;

  /**
   * @param longest how many may wait for one name
   */
  KeyedQueue(int longest) {
    this.longest = longest;
  }

  /** Joins a queue. Everybody who is not turned away has to {@link #leave}. */
  synchronized Place join(String name, T who) {
    Line<T> line = lines.computeIfAbsent(name, any -> new Line<>());
    if (line.served.isEmpty()) {
      line.served.add(who);
      return Place.SERVED;
    }
    if (line.waiting.size() >= longest) {
      return Place.TURNED_AWAY;
    }
    line.waiting.add(who);
    return Place.WAITING;
  }

  /**
   * Leaves, served or not. To leave twice is harmless.
   *
   * @return the next one to be served; empty when nobody waits, or somebody else is still being
   *     served
   */
  synchronized Optional<T> leave(String name, T who) {
    Line<T> line = lines.get(name);
    if (line == null) {
      return Optional.empty();
    }
    line.waiting.remove(who);
    if (!line.served.remove(who) || !line.served.isEmpty()) {
      return Optional.empty();
    }
    T next = line.waiting.poll();
    if (next == null) {
      lines.remove(name);
      return Optional.empty();
    }
    line.served.add(next);
    return Optional.of(next);
  }

  /**
   * Has somebody served at once, beside the one who is being served.
   *
   * @return whether this one was still waiting
   */
  synchronized boolean jump(String name, T who) {
    Line<T> line = lines.get(name);
    if (line == null || !line.waiting.remove(who)) {
      return false;
    }
    line.served.add(who);
    return true;
  }

  /** How many names have a line. */
  synchronized int size() {
    return lines.size();
  }
}
