package dk.adgang.policy.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A required action with settings of ours. It also answers for the attributes of employers and
 * clients that belong to the same subject. A sentence says of each value that nobody can understand
 * which setting it is, and what is taken instead.
 */
public interface HasSettings {

  /** Looks at the configuration of the required action. */
  List<SettingProblem> unreadable(Map<String, String> configuration);

  /** Looks at the attributes of an employer. */
  default List<SettingProblem> unreadableOfEmployer(Map<String, List<String>> attributes) {
    return List.of();
  }

  /** Returns the attributes of a client that are settings. */
  default Set<String> namesOfClient() {
    return Set.of();
  }

  /** Looks at the attributes of a client. */
  default List<SettingProblem> unreadableOfClient(Map<String, String> attributes) {
    return List.of();
  }
}
