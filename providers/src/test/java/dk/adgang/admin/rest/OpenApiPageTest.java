package dk.adgang.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The page {@code docs/apps/openapi.md} shows the description of the REST. */
final class OpenApiPageTest {

  private static final Path PAGE = Path.of("../docs/apps/openapi.md");
  private static final Path WRITTEN = Path.of("target/openapi.md");

  private static final String INTRODUCTION =
      """
      # All calls of the REST

      The answer of `GET adgang/openapi.json`, as tables. It is an [OpenAPI](https://spec.openapis.org/oas/v3.1.0) 3.1
      document, for programs that make clients of it; it is answered to a caller who may query users or organizations or
      view the realm, and to managers. [REST](rest.md) says in words how the calls behave.

      ```
      curl -s "$admin/adgang/openapi.json" -H "Authorization: Bearer $token" > openapi.json
      ```

      A type in italics is one of the [objects](#objects). A name with a star is always there, or has to be.
      """;

  private final JsonNode document = OpenApiTest.document();
  private final StringBuilder page = new StringBuilder(INTRODUCTION);

  @Test
  void the_page_is_as_the_description() throws Exception {
    for (JsonNode tag : document.path("tags")) {
      String name = tag.path("name").asText();
      line("");
      line("## " + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
      document
          .path("paths")
          .properties()
          .forEach(
              path ->
                  path.getValue()
                      .properties()
                      .forEach(
                          call -> {
                            if (call.getValue().path("tags").path(0).asText().equals(name)) {
                              call(call.getKey(), path.getKey(), call.getValue());
                            }
                          }));
    }
    line("");
    line("## Objects");
    document
        .path("components")
        .path("schemas")
        .properties()
        .forEach(each -> object(each.getKey(), each.getValue()));
    Files.createDirectories(WRITTEN.getParent());
    Files.writeString(WRITTEN, page);

    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as("copy providers/" + WRITTEN + " there")
        .isEqualTo(page.toString());
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  private void call(String verb, String path, JsonNode call) {
    line("");
    line("### " + verb.toUpperCase(Locale.ROOT) + " " + path.substring(1));
    line("");
    line(call.path("summary").asText() + ". " + call.path("description").asText());
    line("");
    line("| part | name | type | meaning |");
    line("|---|---|---|---|");
    for (JsonNode each : call.path("parameters")) {
      JsonNode parameter = OpenApiTest.resolved(each);
      row(
          parameter.path("in").asText(),
          parameter.path("name").asText(),
          parameter.path("required").asBoolean(),
          parameter.path("schema"),
          parameter.path("description").asText());
    }
    JsonNode body = call.path("requestBody");
    body.path("content")
        .properties()
        .forEach(
            each ->
                line(
                    "| body | `%s`%s | %s | %s |"
                        .formatted(
                            each.getKey(),
                            body.path("required").asBoolean() ? " *" : "",
                            type(each.getValue().path("schema")),
                            body.path("description").asText())));
    List<String> errors = new ArrayList<>();
    call.path("responses")
        .properties()
        .forEach(
            each -> {
              if (each.getKey().startsWith("2")) {
                JsonNode schema = each.getValue().at("/content/application~1json/schema");
                line(
                    "| answer | %s | %s | %s |"
                        .formatted(
                            each.getKey(),
                            schema.isMissingNode() ? "" : type(schema),
                            each.getValue().path("description").asText()));
              } else {
                errors.add(each.getKey());
              }
            });
    line("| errors | %s | | |".formatted(String.join(", ", errors)));
  }

  private void object(String name, JsonNode schema) {
    line("");
    line("### " + name);
    line("");
    line(schema.path("description").asText());
    line("");
    line("| name | type | meaning |");
    line("|---|---|---|");
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(each -> required.add(each.asText()));
    schema
        .path("properties")
        .properties()
        .forEach(
            each ->
                line(
                    "| `%s`%s | %s | %s |"
                        .formatted(
                            each.getKey(),
                            required.contains(each.getKey()) ? " *" : "",
                            type(each.getValue()),
                            each.getValue().path("description").asText())));
  }

  private void row(String part, String name, boolean required, JsonNode schema, String meaning) {
    line(
        "| %s | `%s`%s | %s | %s |"
            .formatted(part, name, required ? " *" : "", type(schema), meaning));
  }

  private static String type(JsonNode schema) {
    if (schema.has("$ref")) {
      String reference = schema.path("$ref").asText();
      return "*" + reference.substring(reference.lastIndexOf('/') + 1) + "*";
    }
    if (schema.has("enum")) {
      List<String> words = new ArrayList<>();
      schema.path("enum").forEach(each -> words.add("`" + each.asText() + "`"));
      return String.join(", ", words);
    }
    JsonNode type = schema.path("type");
    String name = type.isArray() ? type.path(0).asText() + " or null" : type.asText();
    if (name.startsWith("array")) {
      return "list of " + type(schema.path("items"));
    }
    if (schema.path("additionalProperties").isObject()) {
      return "object of " + type(schema.path("additionalProperties"));
    }
    return name.isEmpty() ? "any" : schema.has("format") ? schema.path("format").asText() : name;
  }
}
