package dk.adgang.policy.settings;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Settings that were read before, so that a thousand titles are not read at every login. Keycloak
 * caches what they are read from, and makes another object of it after each change, on every node:
 * settings are kept as long as that object is there, and are those of no other.
 *
 * @param <V> what a setting is read from
 */
public final class KeptSettings<V> {

  private final Map<String, Kept<V>> kept = new ConcurrentHashMap<>();
  private final ReferenceQueue<Map<String, V>> gone = new ReferenceQueue<>();

  /**
   * Returns what was read from these values, or reads it.
   *
   * @param whose an id; of each the last one is kept
   * @param values as Keycloak holds them; nobody may change them in place
   * @param reading reads the settings, always in the same way
   */
  public SecondFactorSettings of(
      String whose, Map<String, V> values, Function<Map<String, V>, SecondFactorSettings> reading) {
    Kept<V> known = kept.get(whose);
    if (known != null && known.refersTo(values)) {
      return known.settings;
    }
    for (Object ended = gone.poll(); ended != null; ended = gone.poll()) {
      kept.values().remove(ended);
    }
    SecondFactorSettings settings = reading.apply(values);
    kept.put(whose, new Kept<>(values, gone, settings));
    return settings;
  }

  /** How many are kept. */
  int size() {
    return kept.size();
  }

  private static final class Kept<V> extends WeakReference<Map<String, V>> {

    private final SecondFactorSettings settings;

    Kept(
        Map<String, V> values, ReferenceQueue<Map<String, V>> gone, SecondFactorSettings settings) {
      super(values, gone);
      this.settings = settings;
    }
  }
}
