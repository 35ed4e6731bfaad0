package dk.adgang.testbed.app;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The server's memory of browsers, each under an id that only its cookie knows. */
final class AppSessions<T> {

  private static final int MOST = 2_000;
  private static final Duration LIFE = Duration.ofHours(8);

  private record Entry<T>(T value, Instant end) {}

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Entry<T>> entries =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry<T>> eldest) {
          return size() > MOST;
        }
      };

  synchronized String add(T value) {
    var bytes = new byte[24];
    random.nextBytes(bytes);
    var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    entries.put(id, new Entry<>(value, Instant.now().plus(LIFE)));
    return id;
  }

  synchronized Optional<T> get(String id) {
    return Optional.ofNullable(entries.get(id))
        .filter(entry -> entry.end().isAfter(Instant.now()))
        .map(Entry::value);
  }

  /** Returns the remembered value, and forgets it. */
  synchronized Optional<T> take(String id) {
    var value = get(id);
    entries.remove(id);
    return value;
  }
}
