package dk.adgang.admin.setup.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.admin.setup.check.Comparison;
import dk.adgang.common.PureRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether a flow is ours as an older Adgang has made it, and making it as it is now. */
@PureRule
final class FlowForms {

  private static final String ALIAS = "alias";
  private static final String BELOW = "flowAlias";

  /**
   * The steps that came to our flows after their first form, in that order; a form lacks those that
   * came after it. The key is how the names of the flow and of those below it begin. A flow that
   * lacks anything else was changed by somebody.
   */
  private static final Map<String, List<Set<String>>> LATER =
      Map.of(
          "adgang browser",
          List.of(
              Set.of("adgang-password-check"),
              Set.of("adgang-device-unknown", "adgang-device-remember"),
              Set.of("webauthn-authenticator", "auth-recovery-authn-code-form")),
          "adgang reset",
          List.of(
              Set.of("adgang-forgotten-mail"),
              Set.of("webauthn-authenticator", "auth-recovery-authn-code-form")));

  /** A step of an older Adgang, by the one that has come in its place. */
  private static final Map<String, String> REPLACED =
      Map.of("adgang-forgotten-mail", "reset-credential-email");

  private FlowForms() {}

  /** Whether a flow is ours as it is, or as an older Adgang has made it, and as nobody else has. */
  static boolean isOlder(FlowTree there, FlowTree ours) {
    List<FlowDifference> all = FlowDifference.of(there, ours, Set.of());
    Set<String> lacking = new HashSet<>();
    Set<String> added = new HashSet<>();
    for (FlowDifference each : all) {
      switch (each.kind()) {
        case MISSING -> lacking.add(each.step());
        case ADDED -> added.add(each.step());
        default -> {
          return false;
        }
      }
    }
    // A method that another jar brings has no place in a flow until somebody uses it.
    all.stream()
        .filter(each -> !each.isFlow() && !FlowSteps.isKnown(each.step()))
        .forEach(each -> lacking.remove(each.step()));
    return forms(ours).anyMatch(lacking::equals)
        && added.equals(
            lacking.stream()
                .filter(REPLACED::containsKey)
                .map(REPLACED::get)
                .collect(Collectors.toSet()));
  }

  /** The steps that each form of a flow lacks, as far as the flow has them now. */
  private static Stream<Set<String>> forms(FlowTree ours) {
    Set<String> there = ours.steps();
    List<Set<String>> later =
        LATER.entrySet().stream()
            .filter(each -> ours.alias().startsWith(each.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(List.of());
    return IntStream.rangeClosed(0, later.size())
        .mapToObj(
            first ->
                later.subList(first, later.size()).stream()
                    .flatMap(Set::stream)
                    .filter(there::contains)
                    .collect(Collectors.toSet()));
  }

  /**
   * Whether a description has a flow with the name of ours, or of one below that, which is no older
   * form of it: somebody has made it, or changed ours.
   */
  static boolean clash(JsonNode document, FlowTree ours) {
    return !clashing(document, ours).isEmpty();
  }

  /** The flows that {@link #clash} means, without those below another one of them. */
  private static List<FlowTree> clashing(JsonNode document, FlowTree ours) {
    List<FlowTree> all = new ArrayList<>();
    Set<String> below = new HashSet<>();
    for (String name : ours.aliases()) {
      FlowTree there = new FlowTree(document, name);
      if (there.exists()
          && !below.contains(name)
          && !isOlder(there, new FlowTree(ours.document(), name))) {
        all.add(there);
        below.addAll(there.aliases());
      }
    }
    return all;
  }

  /**
   * The flows of somebody's whose names ours takes: by the name of each, the one under which a copy
   * of it stays.
   */
  static Map<String, String> kept(JsonNode document, FlowTree ours) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (FlowTree there : clashing(document, ours)) {
      String suffix = suffix(document, there);
      kept.put(there.alias(), there.alias() + suffix);
    }
    return kept;
  }

  /** Nothing has such a name yet. */
  private static String suffix(JsonNode document, FlowTree flow) {
    int number = 1;
    String suffix = " (before setup)";
    while (isTaken(document, flow, suffix)) {
      number++;
      suffix = " (before setup " + number + ")";
    }
    return suffix;
  }

  private static boolean isTaken(JsonNode document, FlowTree flow, String suffix) {
    return flow.aliases().stream().anyMatch(each -> new FlowTree(document, each + suffix).exists())
        || settings(flow).stream()
            .anyMatch(
                each ->
                    !Comparison.named(
                            document.path(RealmDocument.STEP_SETTINGS), ALIAS, each + suffix)
                        .isMissingNode());
  }

  /** Keeps a copy of a flow and all below it, with its settings, so that each can be deleted. */
  private static void keep(ObjectNode document, FlowTree flow) {
    String suffix = suffix(document, flow);
    ArrayNode flows = array(document, RealmDocument.FLOWS);
    ArrayNode all = array(document, RealmDocument.STEP_SETTINGS);
    for (String alias : new LinkedHashSet<>(flow.aliases())) {
      ObjectNode copy = FlowTree.flow(document, alias).deepCopy();
      copy.put(ALIAS, alias + suffix).remove("id");
      if (alias.equals(flow.alias())) {
        // The admin console shows no flow that is part of none.
        copy.put("topLevel", true);
      }
      for (JsonNode step : copy.path(RealmDocument.STEPS)) {
        rename((ObjectNode) step, BELOW, suffix);
        rename((ObjectNode) step, RealmDocument.STEP_SETTINGS, suffix);
      }
      flows.add(copy);
    }
    for (String alias : new LinkedHashSet<>(settings(flow))) {
      JsonNode there = Comparison.named(all, ALIAS, alias);
      if (there.isObject()) {
        ObjectNode copy = there.deepCopy();
        copy.put(ALIAS, alias + suffix).remove("id");
        all.add(copy);
      }
    }
  }

  private static void rename(ObjectNode step, String field, String suffix) {
    if (step.hasNonNull(field)) {
      step.put(field, step.path(field).asText() + suffix);
    }
  }

  /**
   * Makes a flow and all below it in another description. A flow of an administrator's that has one
   * of its names stays under another one.
   */
  static void copy(FlowTree flow, ObjectNode other) {
    clashing(other, flow).forEach(each -> keep(other, each));
    for (String each : flow.aliases()) {
      replace(array(other, RealmDocument.FLOWS), FlowTree.flow(flow.document(), each));
    }
    JsonNode all = flow.document().path(RealmDocument.STEP_SETTINGS);
    for (String each : settings(flow)) {
      replace(array(other, RealmDocument.STEP_SETTINGS), Comparison.named(all, ALIAS, each));
    }
  }

  private static void replace(ArrayNode all, JsonNode wanted) {
    all.removeIf(each -> each.path(ALIAS).equals(wanted.path(ALIAS)));
    all.add(wanted.deepCopy());
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
