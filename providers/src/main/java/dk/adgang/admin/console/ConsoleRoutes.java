package dk.adgang.admin.console;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The addresses of the console and the methods that each takes, by the same annotations by which
 * the server finds them. The server itself answers all other addresses with an error of its own,
 * which leads nowhere.
 */
final class ConsoleRoutes {

  /** The part of an address that is below the console. */
  private static final Pattern BELOW = Pattern.compile("realms/[^/]+/adgang[/-]console(?:/(.*))?$");

  /** A variable of an address, with the form that it must have. */
  private static final Pattern VARIABLE = Pattern.compile("\\{\\w+(?::([^{}]+))?}");

  /** An address that takes a method. */
  private record Route(Pattern path, String method) {}

  /** Those of a realm, for its own people. */
  static final ConsoleRoutes OF_REALM = new ConsoleRoutes(ConsolePages.class);

  /** Those of master, with the pages of each realm. */
  static final ConsoleRoutes OF_MASTER = new ConsoleRoutes(MasterPages.class);

  private final List<Route> all;

  private ConsoleRoutes(Class<?> pages) {
    this.all = below(pages, "").toList();
  }

  /**
   * The methods that an address takes.
   *
   * @param path the whole path of a request
   * @return none where there is no such address
   */
  Set<String> methods(String path) {
    Matcher below = BELOW.matcher(path);
    String address =
        below.find() ? Objects.requireNonNullElse(below.group(1), "").replaceAll("/+$", "") : "";
    return all.stream()
        .filter(route -> route.path().matcher(address).matches())
        .map(Route::method)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Route> below(Class<?> pages, String above) {
    return Arrays.stream(pages.getDeclaredMethods()).flatMap(method -> of(method, above));
  }

  private static Stream<Route> of(Method method, String above) {
    Path path = method.getAnnotation(Path.class);
    String address =
        path == null ? above : above.isEmpty() ? path.value() : above + "/" + path.value();
    List<Route> routes =
        Arrays.stream(method.getAnnotations())
            .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
            .filter(Objects::nonNull)
            .map(verb -> new Route(pattern(address), verb.value()))
            .toList();
    return routes.isEmpty() && path != null
        ? below(method.getReturnType(), address)
        : routes.stream();
  }

  private static Pattern pattern(String address) {
    StringBuilder text = new StringBuilder();
    Matcher variable = VARIABLE.matcher(address);
    int from = 0;
    while (variable.find()) {
      text.append(Pattern.quote(address.substring(from, variable.start())))
          .append("(?:")
          .append(Objects.requireNonNullElse(variable.group(1), "[^/]+"))
          .append(')');
      from = variable.end();
    }
    return Pattern.compile(text.append(Pattern.quote(address.substring(from))).toString());
  }
}
