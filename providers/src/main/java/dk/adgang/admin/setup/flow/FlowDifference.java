package dk.adgang.admin.setup.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.common.PureRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One thing in which a flow with the name of ours differs from ours.
 *
 * @param kind what differs
 * @param flow the name of the flow around it
 * @param step the id of the step, or the name of the sub-flow
 * @param isFlow whether it is a sub-flow
 * @param from what is there; null for nothing
 * @param to what is meant; null for nothing
 */
@PureRule
record FlowDifference(Kind kind, String flow, String step, boolean isFlow, String from, String to) {

  /** The kind of a difference. */
  @PureRule
  enum Kind {
    MISSING,
    ADDED,
    REQUIREMENT,
    ORDER,
    /** The values that a step adds to {@code amr}. */
    SETTINGS,
    /** The flow itself: its kind, and whether it stands by itself. */
    FLOW,
    /** A matter of taste: nothing of ours depends on it. */
    PREFERENCE
  }

  /** The settings of a step for {@code amr}: the value, and for how many seconds it counts. */
  private static final String SAYS = "default.reference.value";

  private static final String FOR_SECONDS = "default.reference.maxAge";

  /**
   * Steps that an administrator may leave out: whether a login counts for several apps, whether an
   * app may name the identity provider, and whether people look at their name before they have an
   * account. Nobody gets in by that, and nobody is kept out.
   */
  private static final Set<String> OPTIONAL =
      Set.of("auth-cookie", "identity-provider-redirector", "idp-review-profile");

  /**
   * Compares a flow and all below it.
   *
   * @param proofs the steps that prove one method each, whose order is a matter of taste
   */
  static List<FlowDifference> of(FlowTree there, FlowTree ours, Set<String> proofs) {
    List<FlowDifference> all = new ArrayList<>();
    String alias = ours.alias();
    if (!there.type().equals(ours.type()) || there.isTopLevel() != ours.isTopLevel()) {
      all.add(new FlowDifference(Kind.FLOW, alias, alias, true, kind(there), kind(ours)));
    }
    List<JsonNode> rest = new ArrayList<>(there.executions().toList());
    List<JsonNode> common = new ArrayList<>();
    for (JsonNode wanted : ours.executions().toList()) {
      JsonNode same = taken(rest, FlowTree.name(wanted));
      if (same == null) {
        all.add(of(Kind.MISSING, alias, wanted, null, requirement(wanted)));
        continue;
      }
      common.add(wanted);
      if (!requirement(same).equals(requirement(wanted))) {
        all.add(of(Kind.REQUIREMENT, alias, wanted, requirement(same), requirement(wanted)));
      }
      all.addAll(settings(alias, wanted, there.settings(same), ours.settings(wanted)));
      if (FlowTree.isFlow(wanted)) {
        all.addAll(of(there.below(same), ours.below(wanted), proofs));
      }
    }
    rest.forEach(each -> all.add(of(Kind.ADDED, alias, each, requirement(each), null)));
    order(there, common, proofs).forEach(all::add);
    return all;
  }

  private static FlowDifference of(
      Kind kind, String flow, JsonNode execution, String from, String to) {
    return new FlowDifference(
        kind, flow, FlowTree.name(execution), FlowTree.isFlow(execution), from, to);
  }

  private static String kind(FlowTree flow) {
    return flow.type().asText() + (flow.isTopLevel() ? "" : ", part of another flow");
  }

  private static JsonNode taken(List<JsonNode> rest, String name) {
    for (JsonNode each : rest) {
      if (FlowTree.name(each).equals(name)) {
        rest.remove(each);
        return each;
      }
    }
    return null;
  }

  /** As the admin console shows it. */
  private static String requirement(JsonNode execution) {
    String text = FlowTree.requirement(execution);
    return text.isEmpty() ? text : text.charAt(0) + text.substring(1).toLowerCase(Locale.ROOT);
  }

  private static List<FlowDifference> settings(
      String flow, JsonNode step, JsonNode there, JsonNode ours) {
    if (there.equals(ours)) {
      return List.of();
    }
    boolean says =
        !there.path(SAYS).equals(ours.path(SAYS))
            || (ours.has(SAYS) && there.path(FOR_SECONDS).asLong() <= 0);
    return List.of(
        of(says ? Kind.SETTINGS : Kind.PREFERENCE, flow, step, shown(there), shown(ours)));
  }

  private static String shown(JsonNode settings) {
    return "%s = %s, %s = %s"
        .formatted(
            SAYS,
            settings.path(SAYS).asText("none"),
            FOR_SECONDS,
            settings.path(FOR_SECONDS).asText("none"));
  }

  private static Stream<FlowDifference> order(
      FlowTree there, List<JsonNode> common, Set<String> proofs) {
    List<String> meant = common.stream().map(FlowTree::name).toList();
    List<String> now =
        there.executions().map(FlowTree::name).distinct().filter(meant::contains).toList();
    if (now.equals(meant)) {
      return Stream.of();
    }
    List<String> strict = meant.stream().filter(each -> !isFree(each, proofs)).toList();
    List<String> strictNow = now.stream().filter(strict::contains).toList();
    boolean matters = !strictNow.equals(strict);
    List<String> should = matters ? strict : meant;
    List<String> is = matters ? strictNow : now;
    int at = 0;
    while (is.get(at).equals(should.get(at))) {
      at++;
    }
    String late = should.get(at);
    String early = is.get(at);
    JsonNode step =
        common.stream().filter(each -> FlowTree.name(each).equals(late)).findFirst().orElseThrow();
    return Stream.of(
        of(
            matters ? Kind.ORDER : Kind.PREFERENCE,
            there.alias(),
            step,
            "behind «" + early + "»",
            "in front of it"));
  }

  private static boolean isFree(String step, Set<String> proofs) {
    return OPTIONAL.contains(step) || proofs.contains(step);
  }

  /** Whether it is up to every administrator. A step that becomes required keeps people out. */
  boolean isFree() {
    return kind == Kind.PREFERENCE
        || (OPTIONAL.contains(step)
            && (kind == Kind.MISSING || (kind == Kind.REQUIREMENT && !from.equals("Required"))));
  }

  /** Whether everybody has to come through a step, or past a sub-flow, that is not ours. */
  boolean isAddedForEverybody() {
    return kind == Kind.ADDED && (from.equals("Required") || from.equals("Conditional"));
  }

  /** Whether a step is there no more, or is not looked at. */
  boolean isLeftOut() {
    return kind == Kind.MISSING || (kind == Kind.REQUIREMENT && Objects.equals(from, "Disabled"));
  }

  /**
   * It in words.
   *
   * @param name what the step is called in the admin console
   */
  String sentence(String name) {
    String what = (isFlow ? "sub-flow " : "step ") + name + " of «" + flow + "» ";
    return switch (kind) {
      case MISSING -> what + "is missing";
      case ADDED -> what + "is not ours (" + from + ")";
      case REQUIREMENT -> what + "is " + from + ", not " + to;
      case ORDER, PREFERENCE -> what + "stands " + from + ", not " + to;
      case SETTINGS -> what + "has " + from + ", not " + to;
      case FLOW -> "«" + flow + "» is " + from + ", not " + to;
    };
  }
}
