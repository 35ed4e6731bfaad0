package dk.adgang.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The description of the REST as pages of tables: one page for each subject, with the objects of
 * its calls, and one that leads to them.
 */
final class OpenApiPages {

  /** The page that leads to the others; it shows the objects of errors, which all calls share. */
  static final String FIRST = "openapi.md";

  /** A longer list of words is shown below its table. */
  private static final int LONGEST_CELL = 200;

  private static final String INTRODUCTION =
      """
      # All calls of the REST

      The answer of `GET adgang/openapi.json`, as tables. It is an [OpenAPI](https://spec.openapis.org/oas/v3.1.0) 3.1
      document, for programs that make clients of it; it is answered to a caller who may query users or organizations or
      view the realm, and to managers. [REST](rest.md) says in words how the calls behave.

      ```
      curl -s "$admin/adgang/openapi.json" -H "Authorization: Bearer $token" > openapi.json
      ```

      A type with a link is an object. A name with a star is always there, or has to be.

      | calls about | page |
      |---|---|
      """;

  private final JsonNode document = OpenApiTest.document();
  private final Map<OpenApiSubject, Map<String, JsonNode>> calls =
      new EnumMap<>(OpenApiSubject.class);
  private final Map<String, String> pageOfObject = new TreeMap<>();

  private OpenApiPages() {
    document
        .path("paths")
        .properties()
        .forEach(path -> path.getValue().properties().forEach(call -> add(path.getKey(), call)));
    // An object stands where a call names it; the parts of an object stand with it.
    calls.forEach((subject, all) -> all.values().forEach(each -> own(subject, each, false)));
    calls.forEach((subject, all) -> all.values().forEach(each -> own(subject, each, true)));
  }

  /** Returns the text of each page by the name of its file. */
  static Map<String, String> written() {
    OpenApiPages pages = new OpenApiPages();
    Map<String, String> written = new TreeMap<>();
    StringBuilder first = new StringBuilder(INTRODUCTION);
    for (OpenApiSubject each : OpenApiSubject.values()) {
      first.append("| %s | [%s](%s) |\n".formatted(each.heading(), each.page(), each.page()));
      written.put(each.page(), pages.page(each));
    }
    first.append("\n## Objects of errors\n");
    pages.objects(FIRST, first);
    written.put(FIRST, first.toString());
    return written;
  }

  private void add(String path, Entry<String, JsonNode> call) {
    calls
        .computeIfAbsent(OpenApiSubject.of(path, call.getValue()), each -> new LinkedHashMap<>())
        .put(call.getKey().toUpperCase(Locale.ROOT) + " " + path.substring(1), call.getValue());
  }

  private void own(OpenApiSubject subject, JsonNode call, boolean parts) {
    Stream.concat(
            Stream.of(call.path("requestBody")),
            call.path("responses").properties().stream()
                .filter(each -> isAnswer(each.getKey()))
                .map(Entry::getValue))
        .forEach(each -> ownNamed(subject, each, parts));
  }

  private void ownNamed(OpenApiSubject subject, JsonNode node, boolean parts) {
    for (String reference : node.findValuesAsText("$ref")) {
      String name = name(reference);
      pageOfObject.putIfAbsent(name, subject.page());
      if (parts) {
        ownNamed(subject, document.at("/components/schemas/" + name), true);
      }
    }
  }

  private static boolean isAnswer(String status) {
    return status.startsWith("2");
  }

  private static String name(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private String page(OpenApiSubject subject) {
    StringBuilder page =
        new StringBuilder(
            """
            # %s in the REST

            A page of [all calls of the REST](%s), which says how to read the tables.

            ## Calls
            """
                .formatted(subject.heading(), FIRST));
    calls.get(subject).forEach((name, call) -> call(name, call, subject.page(), page));
    if (pageOfObject.containsValue(subject.page())) {
      page.append("\n## Objects\n");
      objects(subject.page(), page);
    }
    return page.toString();
  }

  private void call(String name, JsonNode call, String here, StringBuilder page) {
    page.append(
        """

        ### %s

        %s. %s

        | part | name | type | meaning |
        |---|---|---|---|
        """
            .formatted(name, call.path("summary").asText(), call.path("description").asText()));
    for (JsonNode each : call.path("parameters")) {
      JsonNode parameter = OpenApiTest.resolved(each);
      row(
          page,
          parameter.path("in").asText(),
          starred(parameter.path("name").asText(), parameter.path("required").asBoolean()),
          type(parameter.path("schema"), here),
          parameter.path("description").asText());
    }
    JsonNode body = call.path("requestBody");
    for (var each : body.path("content").properties()) {
      row(
          page,
          "body",
          starred(each.getKey(), body.path("required").asBoolean()),
          type(each.getValue().path("schema"), here),
          body.path("description").asText());
    }
    List<String> errors = new ArrayList<>();
    for (var each : call.path("responses").properties()) {
      JsonNode schema = each.getValue().at("/content/application~1json/schema");
      if (isAnswer(each.getKey())) {
        row(
            page,
            "answer",
            each.getKey(),
            schema.isMissingNode() ? "" : type(schema, here),
            each.getValue().path("description").asText());
      } else {
        errors.add(each.getKey());
      }
    }
    row(page, "errors", String.join(", ", errors), "", "");
  }

  private void objects(String here, StringBuilder page) {
    document
        .path("components")
        .path("schemas")
        .properties()
        .forEach(
            each -> {
              if (pageOfObject.getOrDefault(each.getKey(), FIRST).equals(here)) {
                object(each.getKey(), each.getValue(), here, page);
              }
            });
  }

  private void object(String name, JsonNode schema, String here, StringBuilder page) {
    page.append(
        """

        ### %s

        %s

        | name | type | meaning |
        |---|---|---|
        """
            .formatted(name, schema.path("description").asText()));
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(each -> required.add(each.asText()));
    StringBuilder below = new StringBuilder();
    for (var each : schema.path("properties").properties()) {
      String type = type(each.getValue(), here);
      if (type.length() > LONGEST_CELL) {
        below.append("\nThe words of `%s`:\n\n".formatted(each.getKey()));
        words(each.getValue()).forEach(word -> below.append("- " + word + "\n"));
        type = "one of the words below";
      }
      row(
          page,
          starred(each.getKey(), required.contains(each.getKey())),
          type,
          each.getValue().path("description").asText());
    }
    page.append(below);
  }

  private static String starred(String name, boolean required) {
    return "`" + name + "`" + (required ? " *" : "");
  }

  private static void row(StringBuilder page, String... cells) {
    Arrays.stream(cells).forEach(cell -> page.append(cell.isEmpty() ? "| " : "| " + cell + " "));
    page.append("|\n");
  }

  private static List<String> words(JsonNode schema) {
    List<String> words = new ArrayList<>();
    schema.path("enum").forEach(each -> words.add("`" + each.asText() + "`"));
    return words;
  }

  private String type(JsonNode schema, String here) {
    if (schema.has("$ref")) {
      String name = name(schema.path("$ref").asText());
      String page =
          Optional.of(pageOfObject.getOrDefault(name, FIRST))
              .filter(p -> !p.equals(here))
              .orElse("");
      return "[%s](%s#%s)".formatted(name, page, name.toLowerCase(Locale.ROOT));
    }
    if (schema.has("enum")) {
      return String.join(", ", words(schema));
    }
    JsonNode type = schema.path("type");
    String name = type.isArray() ? type.path(0).asText() + " or null" : type.asText();
    if (name.startsWith("array")) {
      return "list of " + type(schema.path("items"), here);
    }
    if (schema.path("additionalProperties").isObject()) {
      return "object of " + type(schema.path("additionalProperties"), here);
    }
    return name.isEmpty() ? "any" : schema.has("format") ? schema.path("format").asText() : name;
  }
}
