package dk.adgang.admin.setup.check;

import dk.adgang.common.PureRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Content-Security-Policy (W3C, Content Security Policy Level 3), as far as it keeps other sites
 * out of our pages.
 */
@PureRule
final class ContentPolicy {

  private static final String FRAMES = "frame-ancestors";

  /** Without one of these a page loads from wherever its markup says; Keycloak's has none. */
  private static final List<String> LOADS = List.of("script-src", "object-src", "default-src");

  private static final Set<String> EVERYBODY =
      Set.of("*", "http:", "https:", "http://*", "https://*");

  private ContentPolicy() {}

  /**
   * Returns a directive by which a policy lets everybody in, as it is written; empty when no one
   * does.
   *
   * @param policy as the header carries it
   */
  static Optional<String> tooWide(String policy) {
    Map<String, List<String>> directives = new LinkedHashMap<>();
    for (String directive : policy.split(";", -1)) {
      List<String> words = Arrays.asList(directive.strip().split("\\s+"));
      // Of two directives of one name a browser reads the first.
      directives.putIfAbsent(words.get(0).toLowerCase(Locale.ROOT), words.subList(1, words.size()));
    }
    if (!directives.containsKey(FRAMES)) {
      return Optional.of("without " + FRAMES);
    }
    return Stream.concat(Stream.of(FRAMES), LOADS.stream())
        .filter(directives::containsKey)
        .filter(
            name ->
                directives.get(name).stream()
                    .anyMatch(source -> EVERYBODY.contains(source.toLowerCase(Locale.ROOT))))
        .map(name -> name + " " + String.join(" ", directives.get(name)))
        .findFirst();
  }
}
