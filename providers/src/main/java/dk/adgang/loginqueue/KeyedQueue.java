package dk.adgang.loginqueue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lines of those that want the same, by its name: one is served at a time, in the order in which
 * they came. Who is served, or has waited too long, is for the caller to say. For any number of
 * threads; a line that is empty is forgotten.
 *
 * @param <T> who stands in a line; told apart by {@code equals}
 */
final class KeyedQueue<T> {

  /** What somebody who comes has to do. */
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

  /** Stands in line. Who is not turned away has to {@link #leave}. */
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
   * Leaves, served or not. To leave twice is to leave.
   *
   * @return who is served now; empty when nobody waits, or somebody else is still being served
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
   * Is served beside whoever is being served.
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
