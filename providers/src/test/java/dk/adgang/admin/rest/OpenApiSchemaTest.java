package dk.adgang.admin.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.admin.employees.EmployeeChange;
import dk.adgang.admin.employees.NewEmployee;
import dk.adgang.admin.employers.EmployerSetting;
import dk.adgang.admin.employers.PreviewReport;
import dk.adgang.admin.employers.SettingsReport;
import dk.adgang.admin.rest.problem.ProblemKind;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The objects of the description are the records of the code. */
final class OpenApiSchemaTest {

  static final String SCHEMAS = "#/components/schemas/";

  /** Two records that are both called Line. */
  private static final Map<Class<?>, String> NAMES =
      Map.of(PreviewReport.Line.class, "PreviewLine", SettingsReport.Line.class, "SettingLine");

  private static final List<Class<? extends Record>> BODIES =
      List.of(
          NewEmployee.class,
          EmployeeChange.class,
          LinkRequest.class,
          ResetRequest.class,
          WelcomesRequest.class,
          AdgangResource.RemindersRequest.class,
          TitlesResource.Wanted.class,
          SetupResource.Choices.class);

  private static final JsonNode DOCUMENT = OpenApiTest.document();

  static String name(Class<?> type) {
    return NAMES.getOrDefault(type, type.getSimpleName());
  }

  static Stream<Class<?>> records() {
    Map<String, Class<?>> found = new TreeMap<>();
    BODIES.forEach(each -> collect(each, found));
    OpenApiTest.calls()
        .flatMap(call -> OpenApiTest.answer(call).stream())
        .forEach(each -> collect(each, found));
    return found.values().stream();
  }

  private static void collect(Type type, Map<String, Class<?>> found) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(each -> collect(each, found));
    } else if (type instanceof Class<?> each && each.isRecord()) {
      Class<?> before = found.put(name(each), each);
      assertThat(before).as("two records of one name").isIn(null, each);
      if (before == null) {
        properties(each).values().forEach(component -> collect(component, found));
      }
    }
  }

  private static Map<String, Type> properties(Class<?> type) {
    Map<String, Type> all = new LinkedHashMap<>();
    for (RecordComponent each : type.getRecordComponents()) {
      if (!each.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
        all.put(each.getName(), each.getGenericType());
      }
    }
    for (Method each : type.getDeclaredMethods()) {
      if (each.isAnnotationPresent(JsonProperty.class)) {
        all.put(each.getName(), each.getGenericReturnType());
      }
    }
    return all;
  }

  private static JsonNode schema(String name) {
    return DOCUMENT.at("/components/schemas/" + name);
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> all = new TreeSet<>();
    list.forEach(each -> all.add(each.asText()));
    return all;
  }

  private static Set<String> fields(JsonNode object) {
    Set<String> all = new TreeSet<>();
    object.fieldNames().forEachRemaining(all::add);
    return all;
  }

  @Test
  void every_record_has_a_schema_and_there_is_no_other() {
    Set<String> expected = new TreeSet<>(Set.of("EmployerSettings", "Problem", "KeycloakError"));
    records().forEach(each -> expected.add(name(each)));

    assertThat(fields(DOCUMENT.at("/components/schemas"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("records")
  void a_schema_has_the_components_of_its_record(Class<?> type) {
    JsonNode schema = schema(name(type));
    Map<String, Type> properties = properties(type);

    assertThat(fields(schema.path("properties"))).isEqualTo(new TreeSet<>(properties.keySet()));
    properties.forEach((name, each) -> isOf(schema.path("properties").path(name), each, name));
    Set<String> required = texts(schema.path("required"));
    assertThat(properties.keySet()).containsAll(required);
    if (BODIES.contains(type)) {
      assertThat(schema.path("additionalProperties").isBoolean()).isTrue();
      return;
    }
    boolean always =
        Optional.ofNullable(type.getAnnotation(JsonInclude.class))
            .filter(each -> each.value() == JsonInclude.Include.ALWAYS)
            .isPresent();
    properties.forEach(
        (name, each) -> {
          if (always || (each instanceof Class<?> plain && plain.isPrimitive())) {
            assertThat(required).as("is always there").contains(name);
          }
        });
  }

  private static void isOf(JsonNode schema, Type type, String where) {
    if (type instanceof ParameterizedType generic) {
      Type[] parts = generic.getActualTypeArguments();
      if (generic.getRawType() == Optional.class) {
        isOf(schema, parts[0], where);
      } else if (generic.getRawType() == List.class) {
        assertThat(type(schema)).as(where).isEqualTo("array");
        isOf(schema.path("items"), parts[0], where);
      } else {
        assertThat(type(schema)).as(where).isEqualTo("object");
        isOf(schema.path("additionalProperties"), parts[1], where);
      }
    } else if (type instanceof Class<?> each && each.isRecord()) {
      assertThat(schema.path("$ref").asText()).as(where).isEqualTo(SCHEMAS + name(each));
    } else if (type instanceof Class<?> each && each.isEnum()) {
      assertThat(texts(schema.path("enum")))
          .as(where)
          .isEqualTo(
              new TreeSet<>(Arrays.stream(each.getEnumConstants()).map(Object::toString).toList()));
    } else {
      assertThat(type(schema)).as(where).isEqualTo(plain((Class<?>) type));
    }
  }

  /** The type of a value that is there. */
  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? type.path(0).asText() : type.asText();
  }

  private static String plain(Class<?> type) {
    if (type == Object.class) {
      return "";
    }
    if (type == String.class) {
      return "string";
    }
    return type == boolean.class || type == Boolean.class ? "boolean" : "integer";
  }

  @Test
  void the_settings_of_an_employer_are_all_there_with_their_types() {
    Map<String, String> expected = new TreeMap<>();
    for (EmployerSetting each : EmployerSetting.values()) {
      expected.put(
          each.field(),
          switch (each.kind()) {
            case YES_OR_NO -> "boolean";
            case NUMBER -> "integer";
            case WORD -> "string";
            case LIST -> "array";
          });
    }
    Map<String, String> described = new TreeMap<>();
    schema("EmployerSettings")
        .path("properties")
        .properties()
        .forEach(each -> described.put(each.getKey(), type(each.getValue())));

    assertThat(described).isEqualTo(expected);
  }

  @Test
  void the_kinds_of_refusals_are_all_there() {
    assertThat(texts(schema("Problem").path("properties").path("type").path("enum")))
        .isEqualTo(
            new TreeSet<>(Arrays.stream(ProblemKind.values()).map(ProblemKind::type).toList()));
    assertThat(fields(schema("Problem").path("properties")))
        .isEqualTo(new TreeSet<>(Set.of("type", "title", "status", "detail", "field", "error")));
    DOCUMENT
        .at("/components/responses")
        .forEach(
            each -> {
              JsonNode example = each.at("/content/application~1problem+json/example");
              if (!example.isMissingNode()) {
                assertThat(Arrays.stream(ProblemKind.values()))
                    .anyMatch(
                        kind ->
                            kind.type().equals(example.path("type").asText())
                                && kind.title().equals(example.path("title").asText())
                                && kind.status() == example.path("status").asInt());
              }
            });
  }

  @Test
  void the_examples_of_bodies_are_understood() {
    for (Class<? extends Record> each : BODIES) {
      for (JsonNode body : DOCUMENT.findValues("requestBody")) {
        JsonNode json = body.path("content").path("application/json");
        if (json.path("schema").path("$ref").asText().equals(SCHEMAS + name(each))) {
          assertThat(JsonBody.read(json.path("example").toString().getBytes(UTF_8), each))
              .isNotNull();
        }
      }
    }
    byte[] settings =
        DOCUMENT
            .at("/paths/~1employers~1{alias}~1preview/post/requestBody/content/application~1json")
            .path("example")
            .toString()
            .getBytes(UTF_8);
    assertThat(SettingsBody.read(new ByteArrayInputStream(settings)).settings()).hasSize(3);
  }
}
