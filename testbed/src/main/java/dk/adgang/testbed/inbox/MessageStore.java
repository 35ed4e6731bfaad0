package dk.adgang.testbed.inbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The newest messages, in memory. */
final class MessageStore {

  private final int most;
  private final Deque<Message> newestFirst = new ArrayDeque<>();
  private final AtomicLong ids = new AtomicLong();

  MessageStore(int most) {
    this.most = most;
  }

  String nextId() {
    return Long.toString(ids.incrementAndGet());
  }

  synchronized void add(Message message) {
    newestFirst.addFirst(message);
    while (newestFirst.size() > most) {
      newestFirst.removeLast();
    }
  }

  /** All messages, newest first. */
  synchronized List<Message> all() {
    return List.copyOf(newestFirst);
  }

  /** The messages to one address or number, newest first. */
  List<Message> to(String address) {
    return all().stream().filter(m -> m.to().equalsIgnoreCase(address)).toList();
  }

  Optional<Message> byId(String id) {
    return all().stream().filter(m -> m.id().equals(id)).findFirst();
  }

  synchronized void delete(String id) {
    newestFirst.removeIf(m -> m.id().equals(id));
  }

  synchronized void clear() {
    newestFirst.clear();
  }
}
