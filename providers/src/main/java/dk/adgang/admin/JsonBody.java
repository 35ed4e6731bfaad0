package dk.adgang.admin;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.ErrorResponseException;

/**
 * The JSON object that a request brings. Whatever is wrong with it is answered with 400 or 413,
 * naming the field.
 */
final class JsonBody {

  /** Ids of Keycloak's own users and of federated ones. */
  private static final Pattern ID = Pattern.compile("[\\w:.@+-]{1,255}");

  /** What no name and no address holds, and not every database takes. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

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
   * @param body may be missing or empty: then nothing is wished for
   * @param longest how many bytes it may have; one that is longer is answered with 413
   * @param known the fields there are; another one is a mistake that should not pass in silence
   */
  static JsonBody read(InputStream body, int longest, Set<String> known) {
    String text = text(body, longest);
    if (text.isBlank()) {
      return new JsonBody(JsonNodeFactory.instance.objectNode());
    }
    JsonNode wishes;
    try {
      wishes = STRICT.readTree(text);
    } catch (IOException e) {
      throw bad(BODY, "The body is not one JSON object with each field once");
    }
    if (wishes == null || !wishes.isObject()) {
      throw bad(BODY, "The body is not a JSON object");
    }
    wishes
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw bad(name, "There is no such field");
              }
            });
    return new JsonBody(wishes);
  }

  private static String text(InputStream body, int longest) {
    try {
      byte[] bytes = body == null ? new byte[0] : body.readNBytes(longest + 1);
      if (bytes.length > longest) {
        throw refusal(
            Response.Status.REQUEST_ENTITY_TOO_LARGE, BODY, "At most " + longest + " bytes");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw bad(BODY, "The body is not UTF-8");
    } catch (IOException e) {
      throw bad(BODY, "The body broke off");
    }
  }

  /** A text; null where it is missing. */
  String text(String field) {
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

  /** An object of texts; empty where it is missing. */
  Map<String, String> texts(String field) {
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
  boolean flag(String field) {
    JsonNode value = fields.get(field);
    if (value == null || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw bad(field, "This must be true or false");
    }
    return value.booleanValue();
  }

  /** A yes or no of an address's query; no where it is missing. */
  static boolean flag(String field, String value) {
    if (value != null && !"true".equals(value) && !"false".equals(value)) {
      throw bad(field, "This must be true or false");
    }
    return "true".equals(value);
  }

  /**
   * Reads the parameters in the address of a request, before anything is done.
   *
   * @param known the parameters of the call; another one, one that is there twice, and one without
   *     a value are mistakes that should not pass in silence
   */
  static Map<String, String> query(KeycloakSession session, String... known) {
    Map<String, List<String>> sent = session.getContext().getUri().getQueryParameters();
    Parameters.problem(sent, Set.of(known))
        .ifPresent(
            problem -> {
              throw bad(problem.name(), problem.sentence());
            });
    Map<String, String> values = new TreeMap<>();
    sent.forEach((name, all) -> values.put(name, all.get(0)));
    return values;
  }

  /** A list of user ids, which must be there. */
  List<String> ids(String field) {
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

  /**
   * The answer that says what is wrong with a field. Its text names the field too, because {@code
   * kcadm} shows nothing else. By Keycloak's kind of exception nothing is kept of the request; a
   * plain one with a body would keep what was written before it.
   */
  static WebApplicationException bad(String field, String message) {
    return refusal(Response.Status.BAD_REQUEST, field, message);
  }

  static WebApplicationException conflict(String field, String message) {
    return refusal(Response.Status.CONFLICT, field, message);
  }

  /** What a refusal says of a field. */
  static String sentence(String field, String message) {
    return field + ": " + message;
  }

  private static WebApplicationException refusal(
      Response.Status status, String field, String message) {
    return new ErrorResponseException(
        Response.status(status)
            .type(MediaType.APPLICATION_JSON)
            .entity(Map.of("field", field, "error", field + ": " + message))
            .build());
  }
}
