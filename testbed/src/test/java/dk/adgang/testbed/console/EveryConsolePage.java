package dk.adgang.testbed.console;

import dk.adgang.admin.console.ConsolePages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses of the console, as the server itself finds them. */
final class EveryConsolePage {

  private EveryConsolePage() {}

  /** The addresses of all methods, as the server itself finds them. */
  static Set<String> of(Class<? extends Annotation> verb) {
    return addresses(ConsolePages.class, "", verb).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> addresses(
      Class<?> resource, String above, Class<? extends Annotation> verb) {
    return Arrays.stream(resource.getDeclaredMethods())
        .flatMap(
            method -> {
              var path = method.getAnnotation(Path.class);
              var at = path == null ? above : above + "/" + path.value();
              if (method.isAnnotationPresent(verb)) {
                return Stream.of(at.replaceFirst("^/", ""));
              }
              var leaf =
                  method.isAnnotationPresent(GET.class) || method.isAnnotationPresent(POST.class);
              return path == null || leaf
                  ? Stream.empty()
                  : addresses(method.getReturnType(), at, verb);
            });
  }

  /** Whether a row of a table begins with an address of this form. */
  static boolean isIn(List<String> rows, String address) {
    var pattern =
        Arrays.stream(address.split("/"))
            .map(part -> part.startsWith("{id") ? "[^/ ]+" : part)
            .map(part -> part.replaceAll("^\\{\\w+:(.*)}$", "($1)"))
            .collect(Collectors.joining("/"));
    return rows.stream().anyMatch(row -> row.replaceAll(" .*", "").matches(pattern));
  }
}
