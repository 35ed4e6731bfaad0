package dk.adgang.policy.settings;

import dk.adgang.common.PureRule;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The methods of second factor that there are, as far as settings name them.
 *
 * @param ids the values of the setting that lists methods
 * @param addedBy for each method that an employer has to add, the setting that adds it; by the id
 *     of the method
 */
@PureRule
public record KnownMethods(List<String> ids, Map<String, String> addedBy) {

  /** The names of settings, and those of the settings that add a method. */
  public Set<String> andNames(Set<String> names) {
    if (names.containsAll(addedBy.values())) {
      return names;
    }
    Set<String> all = new HashSet<>(names);
    all.addAll(addedBy.values());
    return all;
  }
}
