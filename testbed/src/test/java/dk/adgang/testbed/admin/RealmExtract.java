package dk.adgang.testbed.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.realm.SetupRealm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** The parts of an exported realm that are in the realm file too, so that two can be compared. */
final class RealmExtract {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RealmExtract() {}

  /** An export of the parts that are in the realm file, without ids. */
  static JsonNode of(SetupRealm realm, ObjectNode file) {
    var export = realm.export();
    var all = JSON.createObjectNode();
    for (var key : new TreeSet<>(List.copyOf(fields(file)))) {
      all.set(key, normal(export.path(key)));
    }
    all.remove(List.of("realm", "displayName", "components", "attributes", "localizationTexts"));
    keep(all.withArray("/authenticationFlows"), "alias", "adgang");
    keep(all.withArray("/authenticatorConfig"), "alias", "adgang");
    keep(all.withArray("/clientScopes"), "name", "adgang");
    var actions = all.withArray("/requiredActions");
    for (var i = actions.size() - 1; i >= 0; i--) {
      if (!actions.get(i).path("enabled").asBoolean()) {
        actions.remove(i);
      }
    }
    all.set("profile", normal(realm.admin("/users/profile")));
    all.set("texts", realm.admin("/localization/da"));
    all.put("events", export.at("/attributes/adminEventsExpiration").asText());
    return all;
  }

  private static List<String> fields(ObjectNode object) {
    var all = new ArrayList<String>();
    object.fieldNames().forEachRemaining(all::add);
    return all;
  }

  private static void keep(ArrayNode array, String key, String prefix) {
    for (var i = array.size() - 1; i >= 0; i--) {
      if (!array.get(i).path(key).asText().startsWith(prefix)) {
        array.remove(i);
      }
    }
  }

  private static JsonNode normal(JsonNode node) {
    if (node instanceof ObjectNode object) {
      var copy = JSON.createObjectNode();
      for (var key : new TreeSet<>(fields(object))) {
        if (!key.equals("id")) {
          copy.set(key, normal(object.get(key)));
        }
      }
      return copy;
    }
    if (node instanceof ArrayNode array) {
      var copy = JSON.createArrayNode();
      StreamSupport.stream(array.spliterator(), false)
          .map(RealmExtract::normal)
          .sorted(Comparator.comparing(JsonNode::toString))
          .forEach(copy::add);
      return copy;
    }
    return node;
  }
}
