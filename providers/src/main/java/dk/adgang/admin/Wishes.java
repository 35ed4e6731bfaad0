package dk.adgang.admin;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.keycloak.util.JsonSerialization;

/**
 * The JSON object that a request brings. Whatever is wrong with it is answered with 400, naming the
 * field.
 */
final class Wishes {

  /** Ids of Keycloak's own users and of federated ones. */
  private static final Pattern ID = Pattern.compile("[\\w:.@+-]{1,255}");

  private final JsonNode fields;

  private Wishes(JsonNode fields) {
    this.fields = fields;
  }

  /**
   * Reads a body.
   *
   * @param body may be missing: then nothing is wished for
   * @param known the fields there are; another one is a mistake that should not pass in silence
   */
  static Wishes read(String body, Set<String> known) {
    if (body == null || body.isBlank()) {
      return new Wishes(JsonSerialization.mapper.createObjectNode());
    }
    JsonNode wishes;
    try {
      wishes = JsonSerialization.mapper.readTree(body);
    } catch (IOException e) {
      throw bad("body", "The body is not JSON");
    }
    if (wishes == null || !wishes.isObject()) {
      throw bad("body", "The body is not a JSON object");
    }
    wishes
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw bad(name, "There is no such field");
              }
            });
    return new Wishes(wishes);
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
    return value.textValue();
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

  /** The answer that says what is wrong with a field. */
  static WebApplicationException bad(String field, String message) {
    return new WebApplicationException(
        Response.status(Response.Status.BAD_REQUEST)
            .type(MediaType.APPLICATION_JSON)
            .entity(Map.of("field", field, "error", message))
            .build());
  }
}
