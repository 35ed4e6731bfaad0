package dk.adgang.admin.rest;

import dk.adgang.common.PureRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether the parameters in a request's address can be understood. A misspelt or empty one must not
 * pass in silence: {@code ?dryrun=true} would change the realm for real.
 */
@PureRule
final class Parameters {

  private Parameters() {}

  /**
   * A parameter that cannot be understood.
   *
   * @param name as it was sent
   * @param sentence what is wrong with it
   */
  record Problem(String name, String sentence) {}

  /**
   * Returns the first problem.
   *
   * @param sent the values by name, as they came
   * @param known the parameters of the call
   */
  static Optional<Problem> problem(Map<String, List<String>> sent, Set<String> known) {
    return new TreeMap<>(sent)
        .entrySet().stream()
            .flatMap(each -> sentence(each.getKey(), each.getValue(), known).stream())
            .findFirst();
  }

  private static Optional<Problem> sentence(String name, List<String> values, Set<String> known) {
    if (!known.contains(name)) {
      return Optional.of(
          new Problem(
              name,
              known.isEmpty()
                  ? "There is no such parameter; this call has none"
                  : "There is no such parameter; this call has "
                      + String.join(", ", new TreeSet<>(known))));
    }
    if (values.size() != 1) {
      return Optional.of(new Problem(name, "This must be there once"));
    }
    return values.get(0).isBlank()
        ? Optional.of(new Problem(name, "This must have a value"))
        : Optional.empty();
  }
}
