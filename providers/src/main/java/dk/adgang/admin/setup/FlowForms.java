package dk.adgang.admin.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.PureRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether a flow is ours as an older Adgang has made it, and making it as it is now. */
@PureRule
final class FlowForms {

  private static final String ALIAS = "alias";
  private static final String STEP = "authenticator";
  private static final String BELOW = "flowAlias";
  private static final String REQUIREMENT = "requirement";

  /** What the ids of our steps begin with, and what the names of our settings of a step do. */
  private static final String OUR_STEP = "adgang-";

  private static final String OUR_SETTINGS = "adgang ";

  /** Steps of an older Adgang in whose place others have come. */
  private static final Set<String> REPLACED = Set.of("reset-credential-email");

  private FlowForms() {}

  /**
   * Whether an older Adgang has made a flow, and nobody has changed it since: nothing is in it that
   * is not in ours too, and something is that only Adgang makes. Steps of Keycloak's alone, which
   * ours has too, may be somebody's own.
   */
  static boolean isOlder(FlowTree there, FlowTree ours) {
    return isWithin(there, ours) && (isWithin(ours, there) || hasOurs(there));
  }

  private static boolean hasOurs(FlowTree flow) {
    return flow.executions()
        .anyMatch(
            each ->
                each.path(STEP).asText().startsWith(OUR_STEP)
                    || each.path(RealmDocument.STEP_SETTINGS).asText().startsWith(OUR_SETTINGS)
                    || (each.hasNonNull(BELOW) && hasOurs(flow.below(each))));
  }

  /** Whether nothing is in a flow that is not in the other one too, in the same order. */
  private static boolean isWithin(FlowTree flow, FlowTree newer) {
    List<JsonNode> rest = new ArrayList<>(newer.executions().toList());
    return flow.type().equals(newer.type())
        && flow.isTopLevel() == newer.isTopLevel()
        && flow.executions()
            .filter(each -> !REPLACED.contains(each.path(STEP).asText()))
            .allMatch(
                each -> {
                  while (!rest.isEmpty()) {
                    JsonNode next = rest.remove(0);
                    if (FlowTree.name(each).equals(FlowTree.name(next))) {
                      return each.path(REQUIREMENT).equals(next.path(REQUIREMENT))
                          && (!each.hasNonNull(BELOW)
                              || isWithin(flow.below(each), newer.below(next)));
                    }
                  }
                  return false;
                });
  }

  /**
   * Whether a description has a flow with the name of ours, or of one below that, which is no older
   * form of it: somebody has made it for another purpose.
   */
  static boolean clash(JsonNode document, FlowTree ours) {
    return ours.aliases().stream()
        .anyMatch(
            name -> {
              FlowTree there = new FlowTree(document, name);
              return there.exists() && !isOlder(there, new FlowTree(ours.document(), name));
            });
  }

  /** Whether a flow is not there, or an older form of ours. */
  static boolean isToBeMade(FlowTree there, FlowTree ours) {
    return !there.exists() || (isOlder(there, ours) && !isWithin(ours, there));
  }

  /** Makes a flow and all below it in another description, in place of one of the same name. */
  static void copy(FlowTree flow, ObjectNode other) {
    ArrayNode flows = array(other, RealmDocument.FLOWS);
    for (String each : flow.aliases()) {
      for (int i = flows.size() - 1; i >= 0; i--) {
        if (flows.get(i).path(ALIAS).asText().equals(each)) {
          flows.remove(i);
        }
      }
      flows.add(FlowTree.flow(flow.document(), each).deepCopy());
    }
    ArrayNode settings = array(other, RealmDocument.STEP_SETTINGS);
    JsonNode all = flow.document().path(RealmDocument.STEP_SETTINGS);
    for (String each : settings(flow)) {
      if (Comparison.named(settings, ALIAS, each).isMissingNode()) {
        settings.add(Comparison.named(all, ALIAS, each).deepCopy());
      }
    }
  }

  private static ArrayNode array(ObjectNode document, String field) {
    return document.withArray("/" + field);
  }

  private static List<String> settings(FlowTree flow) {
    return flow.aliases().stream()
        .flatMap(
            each ->
                Comparison.stream(FlowTree.flow(flow.document(), each).path(RealmDocument.STEPS)))
        .filter(each -> each.hasNonNull(RealmDocument.STEP_SETTINGS))
        .map(each -> each.path(RealmDocument.STEP_SETTINGS).asText())
        .toList();
  }
}
