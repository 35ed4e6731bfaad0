package dk.adgang.link.welcome;

import dk.adgang.common.PureRule;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which request for many welcomes is worked on next. Realms take turns, one step each, and
 * no realm has two steps under way; a request that fails rests, for longer each time, and no other
 * rests with it. Safe for several threads.
 */
@PureRule
final class WelcomeBatchTurns {

  /**
   * How many realms are worked on at the same moment. A realm whose directory hangs takes one of
   * these places.
   */
  static final int AT_ONCE = 8;

  private static final Duration FIRST_REST = Duration.ofSeconds(10);
  private static final Duration LONGEST_REST = Duration.ofMinutes(5);

  /** A request of a realm, by their ids. */
  record Batch(String realm, String id) {}

  private record Rest(int failures, Instant until) {}

  /** By realm; the one whose turn was longest ago is first. */
  private final Map<String, List<Batch>> waiting = new LinkedHashMap<>();

  private final Set<String> underWay = new HashSet<>();
  private final Map<Batch, Rest> resting = new HashMap<>();

  /**
   * Notes the requests that are not finished.
   *
   * @param unfinished in the order in which they came
   * @return how many realms they are of
   */
  synchronized int form(List<Batch> unfinished) {
    Map<String, List<Batch>> now = new LinkedHashMap<>();
    waiting.keySet().forEach(realm -> now.put(realm, of(realm, unfinished)));
    unfinished.forEach(batch -> now.computeIfAbsent(batch.realm, realm -> of(realm, unfinished)));
    waiting.clear();
    now.forEach(
        (realm, batches) -> {
          if (!batches.isEmpty()) {
            waiting.put(realm, batches);
          }
        });
    resting.keySet().retainAll(unfinished);
    return waiting.size();
  }

  private static List<Batch> of(String realm, List<Batch> unfinished) {
    return unfinished.stream().filter(batch -> batch.realm.equals(realm)).toList();
  }

  /** Takes the request whose turn it is; empty when none can be worked on now. */
  synchronized Optional<Batch> next(Instant now) {
    if (underWay.size() >= AT_ONCE) {
      return Optional.empty();
    }
    Optional<Batch> next =
        waiting.entrySet().stream()
            .filter(realm -> !underWay.contains(realm.getKey()))
            .flatMap(realm -> realm.getValue().stream())
            .filter(batch -> !rests(batch, now))
            .findFirst();
    next.ifPresent(
        batch -> {
          underWay.add(batch.realm);
          waiting.put(batch.realm, waiting.remove(batch.realm));
        });
    return next;
  }

  private boolean rests(Batch batch, Instant now) {
    Rest rest = resting.get(batch);
    return rest != null && now.isBefore(rest.until);
  }

  /**
   * A step has been done.
   *
   * @param more whether there is more to do
   */
  synchronized void worked(Batch batch, boolean more) {
    underWay.remove(batch.realm);
    resting.remove(batch);
    if (!more) {
      waiting.computeIfPresent(
          batch.realm,
          (realm, batches) -> batches.stream().filter(other -> !other.equals(batch)).toList());
    }
  }

  /**
   * A step has failed: its request rests, and others of its realm go on.
   *
   * @return for how long
   */
  synchronized Duration failed(Batch batch, Instant now) {
    underWay.remove(batch.realm);
    int failures = resting.containsKey(batch) ? resting.get(batch).failures + 1 : 1;
    Duration rest = FIRST_REST.multipliedBy(1L << Math.min(failures - 1, 8));
    Duration pause = rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    resting.put(batch, new Rest(failures, now.plus(pause)));
    return pause;
  }
}
