package dk.adgang.admin.setup.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.admin.setup.check.Comparison;
import dk.adgang.common.PureRule;
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

  public boolean exists() {
    return !flow(document, alias).isMissingNode();
  }

  /** Whether one of several steps of the flow is enough; Keycloak ignores them beside others. */
  boolean hasAlternatives() {
    return executions().anyMatch(each -> is(each, ALTERNATIVE));
  }

  /**
   * The steps that Keycloak looks at, at any depth: neither those that are switched off, nor
   * alternatives beside something that is required ({@code DefaultAuthenticationFlow}).
   */
  public Set<String> steps() {
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
   * has one: within the flow that asks for it, or by a way with a password that does not lead
   * there.
   */
  boolean isOpen() {
    return canBePassedBy(FlowSteps::isOpen)
        || leadsPastProofs()
        || (steps().contains(BrokerCheck.ENROLLED) && leadsPast(BrokerCheck.ENROLLED));
  }

  /** Whether a second factor can be passed by nothing, or by a password, where it is asked for. */
  boolean leadsPastProofs() {
    return around(BrokerCheck.ENROLLED)
        .anyMatch(each -> each.canBePassedBy(FlowSteps::isOneFactor));
  }

  /** Whether a password is enough on a way on which a step does not stand. */
  private boolean leadsPast(String step) {
    List<JsonNode> demanded = demanded();
    if (demanded.isEmpty()) {
      return enabled()
          .filter(each -> is(each, ALTERNATIVE))
          .anyMatch(each -> isFlow(each) ? below(each).leadsPast(step) : passesByOneFactor(each));
    }
    return own().noneMatch(step::equals)
        && demanded.stream()
            .allMatch(
                each ->
                    !isFlow(each)
                        ? passesByOneFactor(each)
                        : is(each, REQUIRED)
                            ? below(each).leadsPast(step)
                            : !below(each).steps().contains(step));
  }

  private static boolean passesByOneFactor(JsonNode step) {
    return FlowSteps.isOneFactor(name(step));
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
      own().filter(FlowSteps::isCondition).forEach(all::add);
      flowsBelow().forEach(each -> all.addAll(each.conditionsAround(step)));
    }
    return all;
  }

  /** The flows here and below in which a step stands. */
  Stream<FlowTree> around(String step) {
    return Stream.concat(
        own().anyMatch(step::equals) ? Stream.of(this) : Stream.of(),
        flowsBelow().flatMap(each -> each.around(step)));
  }

  /**
   * A flow within another.
   *
   * @param requirement what the other one says of it
   */
  @PureRule
  record Below(FlowTree flow, String requirement) {

    boolean isConditional() {
      return requirement.equals(CONDITIONAL);
    }

    boolean isRequired() {
      return requirement.equals(REQUIRED);
    }
  }

  /** The flows below, at any depth, as far as Keycloak looks at them. */
  Stream<Below> below() {
    return enabled()
        .filter(each -> each.hasNonNull(BELOW))
        .flatMap(
            each ->
                Stream.concat(
                    Stream.of(new Below(below(each), each.path(REQUIREMENT).asText())),
                    below(each).below()));
  }

  /** The steps that stand in this flow itself, and are switched on. */
  Stream<String> own() {
    return enabled().filter(each -> !each.hasNonNull(BELOW)).map(FlowTree::name);
  }

  private Stream<FlowTree> flowsBelow() {
    return enabled().filter(each -> each.hasNonNull(BELOW)).map(this::below);
  }

  /** The steps that Keycloak goes through one by one. A condition only decides whether it does. */
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

  Stream<JsonNode> executions() {
    return Comparison.stream(flow(document, alias).path(RealmDocument.STEPS));
  }

  FlowTree below(JsonNode execution) {
    return new FlowTree(document, execution.path(BELOW).asText());
  }

  public static JsonNode flow(JsonNode document, String alias) {
    return Comparison.named(document.path(RealmDocument.FLOWS), ALIAS, alias);
  }

  boolean isTopLevel() {
    return flow(document, alias).path("topLevel").asBoolean();
  }

  /** Whether Keycloak has made it, in which nobody can add a step. */
  boolean isKeycloaks() {
    return flow(document, alias).path("builtIn").asBoolean();
  }

  JsonNode type() {
    return flow(document, alias).path(TYPE);
  }

  public static boolean isFlow(JsonNode execution) {
    return execution.hasNonNull(BELOW);
  }

  public static String requirement(JsonNode execution) {
    return execution.path(REQUIREMENT).asText();
  }

  /** The settings of a step; a missing node where it has none. */
  JsonNode settings(JsonNode execution) {
    String named = execution.path(RealmDocument.STEP_SETTINGS).asText("");
    return Comparison.named(document.path(RealmDocument.STEP_SETTINGS), ALIAS, named)
        .path("config");
  }

  public static String name(JsonNode execution) {
    return execution.hasNonNull(BELOW)
        ? execution.path(BELOW).asText()
        : execution.path(STEP).asText();
  }

  /** This flow and those below it. */
  public List<String> aliases() {
    List<String> all = new ArrayList<>(List.of(alias));
    executions()
        .filter(each -> each.hasNonNull(BELOW))
        .forEach(each -> all.addAll(below(each).aliases()));
    return all;
  }
}
