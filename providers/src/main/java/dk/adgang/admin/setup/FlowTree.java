package dk.adgang.admin.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.PureRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A flow with all that is below it, in a description of a realm.
 *
 * @param document the description
 * @param alias the flow's name
 */
@PureRule
record FlowTree(JsonNode document, String alias) {

  private static final String ALIAS = "alias";
  private static final String STEP = "authenticator";
  private static final String BELOW = "flowAlias";
  private static final String REQUIREMENT = "requirement";
  private static final String OFF = "DISABLED";
  private static final String REQUIRED = "REQUIRED";
  private static final String ALTERNATIVE = "ALTERNATIVE";
  private static final String CONDITIONAL = "CONDITIONAL";
  private static final String TYPE = "providerId";

  /** Steps of an older Adgang in whose place others have come. */
  private static final Set<String> REPLACED = Set.of("reset-credential-email");

  boolean exists() {
    return !flow(document, alias).isMissingNode();
  }

  /**
   * The steps that Keycloak looks at, at any depth: neither those that are switched off, nor
   * alternatives beside something that is required ({@code DefaultAuthenticationFlow}).
   */
  Set<String> steps() {
    Set<String> all = new LinkedHashSet<>();
    boolean alternatives = demanded().isEmpty();
    enabled()
        .filter(each -> alternatives || !is(each, ALTERNATIVE))
        .forEach(
            each -> {
              if (each.hasNonNull(BELOW)) {
                all.addAll(below(each).steps());
              } else {
                all.add(each.path(STEP).asText());
              }
            });
    return all;
  }

  /**
   * Whether somebody can come through with some steps alone. A conditional flow may be left out; a
   * flow in which nothing is left does not let anybody through.
   *
   * @param open whether a step lets through by itself
   */
  boolean canBePassedBy(Predicate<String> open) {
    List<JsonNode> demanded = demanded();
    if (demanded.isEmpty()) {
      return enabled().filter(each -> is(each, ALTERNATIVE)).anyMatch(each -> passes(each, open));
    }
    List<JsonNode> required = demanded.stream().filter(each -> is(each, REQUIRED)).toList();
    return required.stream().allMatch(each -> passes(each, open))
        && (!required.isEmpty() || demanded.stream().anyMatch(each -> passes(each, open)));
  }

  /**
   * Whether somebody can come through without a proof, or past the second factor of somebody who
   * has one.
   */
  boolean isOpen() {
    return canBePassedBy(FlowSteps::isOpen)
        || around(BrokerCheck.ENROLLED).anyMatch(each -> each.canBePassedBy(FlowSteps::isOpen));
  }

  private boolean passes(JsonNode execution, Predicate<String> open) {
    return execution.hasNonNull(BELOW)
        ? below(execution).canBePassedBy(open)
        : open.test(execution.path(STEP).asText());
  }

  /** The conditions beside a step and above it, which decide with it whether it is asked for. */
  Set<String> conditionsAround(String step) {
    Set<String> all = new LinkedHashSet<>();
    if (steps().contains(step)) {
      enabled()
          .filter(each -> !each.hasNonNull(BELOW))
          .map(FlowTree::name)
          .filter(FlowSteps::isCondition)
          .forEach(all::add);
      flowsBelow().forEach(each -> all.addAll(each.conditionsAround(step)));
    }
    return all;
  }

  /** The flows here and below in which a step stands. */
  Stream<FlowTree> around(String step) {
    boolean here =
        enabled().filter(each -> !each.hasNonNull(BELOW)).anyMatch(each -> name(each).equals(step));
    return Stream.concat(
        here ? Stream.of(this) : Stream.of(), flowsBelow().flatMap(each -> each.around(step)));
  }

  private Stream<FlowTree> flowsBelow() {
    return enabled().filter(each -> each.hasNonNull(BELOW)).map(this::below);
  }

  /** What Keycloak goes through one by one. A condition only decides whether it does. */
  private List<JsonNode> demanded() {
    return enabled()
        .filter(each -> is(each, REQUIRED) || is(each, CONDITIONAL))
        .filter(each -> each.hasNonNull(BELOW) || !FlowSteps.isCondition(name(each)))
        .toList();
  }

  private Stream<JsonNode> enabled() {
    return executions().filter(each -> !is(each, OFF));
  }

  private static boolean is(JsonNode execution, String requirement) {
    return execution.path(REQUIREMENT).asText().equals(requirement);
  }

  private Stream<JsonNode> executions() {
    return Comparison.stream(flow(document, alias).path(RealmDocument.STEPS));
  }

  private FlowTree below(JsonNode execution) {
    return new FlowTree(document, execution.path(BELOW).asText());
  }

  private static JsonNode flow(JsonNode document, String alias) {
    return Comparison.named(document.path(RealmDocument.FLOWS), ALIAS, alias);
  }

  /**
   * Whether nothing is in it that is not in the other one too, in the same order: what an older
   * Adgang has made, and nobody has changed since.
   */
  boolean isWithin(FlowTree newer) {
    List<JsonNode> rest = new ArrayList<>(newer.executions().toList());
    return type().equals(newer.type())
        && isTopLevel() == newer.isTopLevel()
        && executions()
            .filter(each -> !REPLACED.contains(each.path(STEP).asText()))
            .allMatch(
                each -> {
                  while (!rest.isEmpty()) {
                    JsonNode next = rest.remove(0);
                    if (name(each).equals(name(next))) {
                      return each.path(REQUIREMENT).equals(next.path(REQUIREMENT))
                          && (!each.hasNonNull(BELOW) || below(each).isWithin(newer.below(next)));
                    }
                  }
                  return false;
                });
  }

  private boolean isTopLevel() {
    return flow(document, alias).path("topLevel").asBoolean();
  }

  private JsonNode type() {
    return flow(document, alias).path(TYPE);
  }

  /**
   * Whether a flow here has the name of the other one, or of one below that, and is not an older
   * form of it: somebody has made it for another purpose.
   */
  boolean clashesWith(FlowTree newer) {
    return newer.aliases().stream()
        .anyMatch(
            name -> {
              FlowTree there = new FlowTree(document, name);
              return there.exists() && !there.isWithin(new FlowTree(newer.document, name));
            });
  }

  /** Whether it can be made as the other one, and is not yet. */
  boolean isOlderThan(FlowTree newer) {
    return !exists() || (isWithin(newer) && !newer.isWithin(this));
  }

  private static String name(JsonNode execution) {
    return execution.hasNonNull(BELOW)
        ? execution.path(BELOW).asText()
        : execution.path(STEP).asText();
  }

  /** Makes the flow and all below it in another description, in place of one of the same name. */
  void copyTo(ObjectNode other) {
    ArrayNode flows = array(other, RealmDocument.FLOWS);
    for (String each : aliases()) {
      for (int i = flows.size() - 1; i >= 0; i--) {
        if (flows.get(i).path(ALIAS).asText().equals(each)) {
          flows.remove(i);
        }
      }
      flows.add(flow(document, each).deepCopy());
    }
    ArrayNode settings = array(other, RealmDocument.STEP_SETTINGS);
    for (String each : settings()) {
      if (Comparison.named(settings, ALIAS, each).isMissingNode()) {
        settings.add(
            Comparison.named(document.path(RealmDocument.STEP_SETTINGS), ALIAS, each).deepCopy());
      }
    }
  }

  private static ArrayNode array(ObjectNode document, String field) {
    return document.withArray("/" + field);
  }

  /** This flow and those below it. */
  List<String> aliases() {
    List<String> all = new ArrayList<>(List.of(alias));
    executions()
        .filter(each -> each.hasNonNull(BELOW))
        .forEach(each -> all.addAll(below(each).aliases()));
    return all;
  }

  private List<String> settings() {
    return aliases().stream()
        .flatMap(each -> Comparison.stream(flow(document, each).path(RealmDocument.STEPS)))
        .filter(each -> each.hasNonNull(RealmDocument.STEP_SETTINGS))
        .map(each -> each.path(RealmDocument.STEP_SETTINGS).asText())
        .toList();
  }
}
