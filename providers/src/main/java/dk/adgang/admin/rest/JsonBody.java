package dk.adgang.admin.rest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dk.adgang.admin.rest.problem.ProblemKind;
import dk.adgang.admin.rest.problem.RefusedRequest;
import dk.adgang.common.RefusedException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The JSON object that a request brings, read as a record. Each fault of it is answered with 400 or
 * 413, naming the field.
 */
final class JsonBody {

  /** Ids of Keycloak's own users and of federated ones. */
  private static final Pattern ID = Pattern.compile("[\\w:.@+-]{1,255}");

  /** Characters that no name and no address holds, and that some databases refuse. */
  static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

  /** The bytes of an id of a client and an address of theirs, as wastefully as JSON allows. */
  static final int USUAL = 16 * 1024;

  /** The field that a refusal of the whole body names. */
  static final String BODY = "body";

  private static final ObjectReader STRICT =
      new ObjectMapper()
          .reader()
          .with(
              DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonNode fields;

  private JsonBody(JsonNode fields) {
    this.fields = fields;
  }

  /**
   * Reads a body, and no more of it than may be there.
   *
   * @param body may be missing or empty: then nothing is asked for
   * @param longest how many bytes it may have; one that is longer is answered with 413
   * @param shape a record whose components are the fields there are; another one is a mistake that
   *     should not pass in silence. A component is a text, an optional text, which may be blank, a
   *     yes or no, a list of user ids, or an object of texts
   */
  static <R extends Record> R read(InputStream body, int longest, Class<R> shape) {
    return read(bytes(body, longest), shape);
  }

  /** The same of a body that was read before. */
  static <R extends Record> R read(byte[] body, Class<R> shape) {
    List<String> known =
        Arrays.stream(shape.getRecordComponents()).map(RecordComponent::getName).toList();
    return new JsonBody(object(body, known)).as(shape);
  }

  /**
   * Reads a body as it is.
   *
   * @param known the fields there are
   */
  static JsonNode object(byte[] body, List<String> known) {
    JsonNode fields = fields(text(body));
    fields
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw bad(name, "There is no such field");
              }
            });
    return fields;
  }

  private static JsonNode fields(String text) {
    if (text.isBlank()) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      JsonNode fields = STRICT.readTree(text);
      if (fields == null || !fields.isObject()) {
        throw bad(BODY, "The body is not a JSON object");
      }
      return fields;
    } catch (IOException e) {
      throw bad(BODY, "The body is not one JSON object with each field once");
    }
  }

  private <R extends Record> R as(Class<R> shape) {
    RecordComponent[] components = shape.getRecordComponents();
    Object[] values = Arrays.stream(components).map(this::value).toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return shape.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(shape + " cannot be read", e);
    }
  }

  private Object value(RecordComponent component) {
    String field = component.getName();
    Class<?> type = component.getType();
    if (type == boolean.class) {
      return flag(field);
    }
    if (type == Boolean.class) {
      return fields.path(field).isMissingNode() ? null : (Boolean) flag(field);
    }
    if (type == Optional.class) {
      return change(field);
    }
    if (type == List.class) {
      return ids(field);
    }
    return type == Map.class ? texts(field) : text(field);
  }

  /**
   * Reads the bytes of a body, and no more of them than may be there.
   *
   * @param body may be missing
   * @param longest how many bytes it may have; one that is longer is answered with 413
   */
  static byte[] bytes(InputStream body, int longest) {
    try {
      byte[] bytes = body == null ? new byte[0] : body.readNBytes(longest + 1);
      if (bytes.length > longest) {
        throw RefusedRequest.of(ProblemKind.TOO_LARGE, BODY, "At most " + longest + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw bad(BODY, "The body broke off");
    }
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw bad(BODY, "The body is not UTF-8");
    }
  }

  /** A text; null where it is missing. */
  private String text(String field) {
    JsonNode value = fields.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw bad(field, "This must be a text");
    }
    if (UNPRINTABLE.matcher(value.textValue()).find()) {
      throw bad(field, "This must not hold control characters");
    }
    return value.textValue();
  }

  /** A text in place of another one; empty where it is missing, and blank to take it away. */
  private Optional<String> change(String field) {
    JsonNode value = fields.get(field);
    if (value == null) {
      return Optional.empty();
    }
    return Optional.of(
        value.isNull() || (value.isTextual() && value.textValue().isBlank()) ? "" : text(field));
  }

  /** An object of texts; empty where it is missing. */
  private Map<String, String> texts(String field) {
    JsonNode value = fields.get(field);
    if (value == null || value.isNull()) {
      return Map.of();
    }
    if (!value.isObject()) {
      throw bad(field, "This must be an object");
    }
    Map<String, String> all = new TreeMap<>();
    value
        .properties()
        .forEach(
            each -> {
              if (!each.getValue().isTextual()) {
                throw bad(each.getKey(), "This must be a text");
              }
              all.put(each.getKey(), each.getValue().textValue());
            });
    return all;
  }

  /** A yes or no; no where it is missing. */
  private boolean flag(String field) {
    JsonNode value = fields.get(field);
    if (value == null || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw bad(field, "This must be true or false");
    }
    return value.booleanValue();
  }

  /** The work that a request asks for, which can be refused. */
  @FunctionalInterface
  interface Call<T> {
    T get() throws RefusedException;
  }

  /** Does what a request asks for; a refusal is answered with 400, naming the field. */
  static <T> T orBad(Call<T> call) {
    try {
      return call.get();
    } catch (RefusedException e) {
      throw bad(e.field(), e.getMessage());
    }
  }

  /** A list of user ids, which must be there. */
  private List<String> ids(String field) {
    JsonNode ids = fields.path(field);
    if (!ids.isArray()) {
      throw bad(field, "This must be a list of user ids");
    }
    List<String> all = new ArrayList<>(ids.size());
    for (JsonNode id : ids) {
      // Also keeps out what would break a list of one id a line.
      if (!id.isTextual() || !ID.matcher(id.textValue()).matches()) {
        throw bad(field, "Each must be the id of a user");
      }
      all.add(id.textValue());
    }
    return all;
  }

  /** The answer that says what is wrong with a field. */
  static WebApplicationException bad(String field, String message) {
    return RefusedRequest.of(ProblemKind.ofField(field), field, message);
  }
}
