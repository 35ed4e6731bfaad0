package dk.adgang.sms.gateway;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.keycloak.Config;

/** Settings of a gateway, as Keycloak would hand them over. */
public final class Settings extends Config.AbstractScope {

  private final Map<String, String> values;

  private Settings(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Settings as the server would hand them to a gateway.
   *
   * @param pairs name, value, name, value …
   */
  public static Settings of(String... pairs) {
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], pairs[i + 1]);
    }
    return new Settings(values);
  }

  public Settings and(String... pairs) {
    Map<String, String> more = new TreeMap<>(values);
    more.putAll(of(pairs).values);
    return new Settings(more);
  }

  @Override
  public String get(String key) {
    return values.get(key);
  }

  @Override
  public Config.Scope scope(String... scope) {
    throw new UnsupportedOperationException();
  }

  @Override
  @Deprecated
  public Set<String> getPropertyNames() {
    return values.keySet();
  }

  @Override
  public Config.Scope root() {
    throw new UnsupportedOperationException();
  }
}
