package dk.adgang.admin.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every call of the REST, as the server itself finds them, with the lines that meet it. */
final class RestCalls {

  private static final java.nio.file.Path SOURCES = java.nio.file.Path.of("src/main/java");
  private static final Pattern VERB = Pattern.compile("(?m)^  @(GET|POST|PUT|DELETE)$");
  private static final Pattern BELOW = Pattern.compile("(?m)^  @Path\\(\"([^\"]*)\"\\)$");
  private static final Pattern QUERY =
      Pattern.compile("Query\\.of\\(\\s*session((?:,\\s*[\\w.]+)*)\\)");
  private static final Pattern BODY = Pattern.compile("JsonBody\\.read\\([^;]*?(\\w+)\\.class\\)");

  private RestCalls() {}

  /**
   * One call.
   *
   * @param verb in lower case
   * @param path with a slash at its beginning
   * @param source from the verb to the next one
   */
  record Call(String verb, String path, Method method, String source) {

    String name() {
      return verb + " " + path;
    }

    @Override
    public String toString() {
      return name();
    }

    boolean has(String code) {
      return source.contains(code);
    }

    /** The parameters in the address that the call knows. */
    List<String> query() {
      Matcher query = QUERY.matcher(source);
      if (!query.find()) {
        throw new AssertionError(name() + " looks at no parameters");
      }
      return Arrays.stream(query.group(1).split(","))
          .map(String::strip)
          .filter(each -> !each.isEmpty())
          .map(each -> constant(method.getDeclaringClass(), each))
          .toList();
    }

    /** Those that are read as a yes or no ({@code flag}), or as a number ({@code number}). */
    List<String> read(String how) {
      return Pattern.compile("\\." + how + "\\((\\w+)[,)]")
          .matcher(source)
          .results()
          .map(each -> constant(method.getDeclaringClass(), each.group(1)))
          .toList();
    }

    /** The simple name of the record that a body is read as; empty where none is. */
    Optional<String> body() {
      Matcher body = BODY.matcher(source);
      return body.find() ? Optional.of(body.group(1)) : Optional.empty();
    }

    boolean takesBody() {
      return method.getParameterCount() > 0
          && method.getParameterTypes()[0] == java.io.InputStream.class;
    }
  }

  static List<Call> all() {
    return calls(AdgangResource.class, "").toList();
  }

  private static Stream<Call> calls(Class<?> resource, String path) {
    return Arrays.stream(resource.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .flatMap(method -> calls(method, path));
  }

  private static Stream<Call> calls(Method method, String path) {
    String below =
        Optional.ofNullable(method.getAnnotation(Path.class)).map(Path::value).orElse("");
    String whole = below.isEmpty() ? path : path + "/" + below;
    return Arrays.stream(method.getAnnotations())
        .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
        .filter(each -> each != null)
        .map(HttpMethod::value)
        .findFirst()
        .map(
            verb ->
                Stream.of(
                    new Call(
                        verb.toLowerCase(Locale.ROOT), whole, method, source(method, verb, below))))
        .orElseGet(() -> below.isEmpty() ? Stream.of() : calls(method.getReturnType(), whole));
  }

  private static String source(Method method, String verb, String below) {
    String text = text(method.getDeclaringClass());
    List<Integer> begins = VERB.matcher(text).results().map(each -> each.start()).toList();
    for (int i = 0; i < begins.size(); i++) {
      String part =
          text.substring(begins.get(i), i + 1 < begins.size() ? begins.get(i + 1) : text.length());
      Matcher path = BELOW.matcher(part.substring(0, part.indexOf("  public ")));
      if (part.startsWith("  @" + verb) && below.equals(path.find() ? path.group(1) : "")) {
        return part;
      }
    }
    throw new AssertionError("There is no source of " + method);
  }

  private static String text(Class<?> type) {
    try {
      return Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String constant(Class<?> near, String name) {
    try {
      int dot = name.indexOf('.');
      Class<?> owner =
          dot < 0 ? near : Class.forName(near.getPackageName() + "." + name.substring(0, dot));
      var field = owner.getDeclaredField(name.substring(dot + 1));
      field.setAccessible(true);
      return (String) field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }
}
