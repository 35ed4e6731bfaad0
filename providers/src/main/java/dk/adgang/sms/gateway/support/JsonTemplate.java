package dk.adgang.sms.gateway.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dk.adgang.common.PureRule;
import java.util.function.UnaryOperator;

/**
 * A template that is JSON itself: placeholders stand in its strings. It is read once, and written
 * anew for each message, so that no value can leave its string.
 */
@PureRule
public final class JsonTemplate implements BodyTemplate {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonNode tree;

  public JsonTemplate(String template) throws BadSetting {
    try {
      tree = JSON.readTree(template);
    } catch (JsonProcessingException e) {
      throw new BadSetting("it is not JSON");
    }
    if (!tree.isContainerNode()) {
      throw new BadSetting("it is not a JSON object or array");
    }
    Placeholders.check(template);
  }

  @Override
  public String fill(Placeholders values) {
    return filled(tree, values).toString();
  }

  private static JsonNode filled(JsonNode node, Placeholders values) {
    if (node.isTextual()) {
      return TextNode.valueOf(values.fill(node.textValue(), UnaryOperator.identity()));
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(each -> object.set(each.getKey(), filled(each.getValue(), values)));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(each -> array.add(filled(each, values)));
      return array;
    }
    return node;
  }
}
