package dk.adgang.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.admin.employers.LogoReport;
import dk.adgang.admin.employers.SettingsReport;
import dk.adgang.admin.imports.ImportReport;
import dk.adgang.admin.reminders.ReminderReport;
import dk.adgang.admin.rest.RestCalls.Call;
import dk.adgang.admin.rest.openapi.OpenApiDocument;
import dk.adgang.link.LinkReport;
import dk.adgang.link.welcome.WelcomeBatchReport;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The description of the REST names every call as the code has it; OpenApiSchemaTest the rest. */
final class OpenApiTest {

  /** The objects of answers that a method does not declare. */
  private static final Map<String, Class<?>> ANSWERS =
      Map.of(
          "post /employees", EmployeesResource.Created.class,
          "post /employees/import", ImportReport.class,
          "post /employees/{id}/welcome", LinkReport.class,
          "post /employees/{id}/password-reset", LinkReport.class,
          "post /welcomes", WelcomeBatchReport.class,
          "post /reminders", ReminderReport.class,
          "get /employers/{alias}/settings", SettingsReport.class,
          "put /employers/{alias}/settings", SettingsReport.class,
          "put /employers/{alias}/logo", LogoReport.class);

  private static final JsonNode DOCUMENT = document();

  static JsonNode document() {
    try {
      return new ObjectMapper().readTree(OpenApiDocument.text());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  static Stream<Call> calls() {
    return RestCalls.all().stream();
  }

  /** The class of the object that a call answers with; empty for none, or for any. */
  static Optional<Class<?>> answer(Call call) {
    Class<?> declared = call.method().getReturnType();
    if (declared == List.class) {
      var list = (ParameterizedType) call.method().getGenericReturnType();
      return Optional.of((Class<?>) list.getActualTypeArguments()[0]);
    }
    return declared.isRecord()
        ? Optional.of(declared)
        : Optional.ofNullable(ANSWERS.get(call.name()));
  }

  private static JsonNode described(Call call) {
    return DOCUMENT.path("paths").path(call.path()).path(call.verb());
  }

  /** The node itself, or what it refers to. */
  static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? DOCUMENT.at(node.path("$ref").asText().substring(1)) : node;
  }

  private static List<JsonNode> parameters(Call call, String in) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode each : described(call).path("parameters")) {
      if (resolved(each).path("in").asText().equals(in)) {
        found.add(resolved(each));
      }
    }
    return found;
  }

  private static List<String> names(List<JsonNode> parameters) {
    return parameters.stream().map(each -> each.path("name").asText()).toList();
  }

  @Test
  void every_call_is_described_and_no_other() {
    Set<String> described = new TreeSet<>();
    DOCUMENT
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(verb -> described.add(verb + " " + path.getKey())));

    assertThat(described)
        .containsExactlyElementsOf(
            calls().map(Call::name).collect(Collectors.toCollection(TreeSet::new)))
        .hasSizeGreaterThan(20);
    assertThat(DOCUMENT.path("openapi").asText()).isEqualTo("3.1.0");
    assertThat(DOCUMENT.findValuesAsText("operationId")).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void the_parameters_of_a_call(Call call) {
    assertThat(names(parameters(call, "query"))).containsExactlyInAnyOrderElementsOf(call.query());
    for (JsonNode each : parameters(call, "query")) {
      String name = each.path("name").asText();
      assertThat(each.path("schema").path("type").asText())
          .as(name)
          .isEqualTo(
              call.read("flag").contains(name)
                  ? "boolean"
                  : call.read("number").contains(name) ? "integer" : "string");
    }
    List<String> inPath =
        Stream.of("id", "alias").filter(each -> call.path().contains("{" + each + "}")).toList();
    assertThat(names(parameters(call, "path"))).isEqualTo(inPath);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void the_headers_of_a_call(Call call) {
    boolean keyed =
        call.has("repeated.answer(") || call.has("mailed(") || call.has("IdempotencyKey.sent(");
    List<String> headers = new ArrayList<>();
    if (keyed) {
      headers.add("Idempotency-Key");
    }
    if (isTagged(call)) {
      headers.add("If-Match");
    }
    if (call.has("knownOrNone();")) {
      headers.add("If-None-Match");
    }
    assertThat(names(parameters(call, "header"))).isEqualTo(headers);

    JsonNode success = described(call).path("responses").path("200");
    assertThat(success.path("headers").has("ETag")).isEqualTo(call.has("return tagged("));
    assertThat(described(call).path("responses").path("201").path("headers").has("Location"))
        .isEqualTo(call.has("Response.created("));
  }

  /** Whether a change names what it is based on. */
  private static boolean isTagged(Call call) {
    return call.has("String known = known");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void the_statuses_of_a_call(Call call) {
    Set<String> statuses = new TreeSet<>(Set.of("400", "401", "403"));
    statuses.addAll(successes(call));
    if (call.path().contains("{")) {
      statuses.add("404");
    }
    if (call.takesBody()) {
      statuses.add("413");
    }
    if (call.has("ProblemKind.BUSY")) {
      statuses.add("409");
    }
    if (isTagged(call)) {
      statuses.addAll(Set.of("412", "428"));
    }
    Set<String> described = new TreeSet<>();
    described(call).path("responses").fieldNames().forEachRemaining(described::add);

    assertThat(described).isEqualTo(statuses);
  }

  private static Set<String> successes(Call call) {
    if (call.method().getReturnType() != Response.class) {
      return Set.of("200");
    }
    Map<String, String> codes = new TreeMap<>();
    codes.put("Response.created(", "201");
    codes.put("Response.accepted(", "202");
    codes.put("mailed(", "202");
    codes.put("Response.noContent(", "204");
    codes.put("Response.ok(", "200");
    codes.put("return tagged(", "200");
    return codes.entrySet().stream()
        .filter(each -> call.has(each.getKey()))
        .map(Map.Entry::getValue)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void the_body_and_the_answer_of_a_call(Call call) {
    JsonNode body = described(call).path("requestBody");
    assertThat(body.isMissingNode()).isEqualTo(!call.takesBody());
    String sent =
        body.path("content").path("application/json").path("schema").path("$ref").asText();
    String read = call.body().orElse(call.has("SettingsBody.read(") ? "EmployerSettings" : "");
    assertThat(sent).isEqualTo(read.isEmpty() ? "" : OpenApiSchemaTest.SCHEMAS + read);

    for (String status : successes(call)) {
      JsonNode content = described(call).path("responses").path(status).path("content");
      JsonNode schema = content.path("application/json").path("schema");
      boolean list = call.method().getReturnType() == List.class;
      assertThat((list ? schema.path("items") : schema).path("$ref").asText())
          .as(status)
          .isEqualTo(
              answer(call)
                  .map(each -> OpenApiSchemaTest.SCHEMAS + OpenApiSchemaTest.name(each))
                  .orElse(""));
      assertThat(content.isMissingNode()).isEqualTo(status.equals("204"));
    }
  }

  @Test
  void every_reference_leads_somewhere() {
    List<String> references = DOCUMENT.findValuesAsText("$ref");

    assertThat(references)
        .isNotEmpty()
        .allSatisfy(each -> assertThat(DOCUMENT.at(each.substring(1)).isMissingNode()).isFalse());
    for (Iterator<String> kinds = DOCUMENT.path("components").fieldNames(); kinds.hasNext(); ) {
      String kind = kinds.next();
      DOCUMENT
          .path("components")
          .path(kind)
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!kind.equals("securitySchemes") && !name.equals("EmployerSettings")) {
                  assertThat(references).contains("#/components/" + kind + "/" + name);
                }
              });
    }
  }
}
