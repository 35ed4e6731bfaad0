package dk.adgang.admin.setup.flow;

import dk.adgang.common.PureRule;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A requirement in a flow by which it keeps out those whom it should let in. All steps are there,
 * and none is open.
 *
 * @param kind what it does
 * @param subjects the sub-flow, or the steps
 */
@PureRule
record FlowFault(Kind kind, List<String> subjects) {

  /** The effect of a wrong requirement, with the value that is there and the one that is meant. */
  @PureRule
  enum Kind {
    /** Keycloak leaves out a conditional sub-flow that has no condition. */
    FORMS("Conditional", "Required"),
    /** Employees without a second factor cannot pass a sub-flow that everybody has to pass. */
    FACTOR("Required", "Conditional"),
    /** Employees with one method cannot pass where each of several is required. */
    PROOFS("Required", "Alternative");

    private final String from;
    private final String to;

    Kind(String from, String to) {
      this.from = from;
      this.to = to;
    }

    /** As the admin console shows it. */
    String from() {
      return from;
    }

    String to() {
      return to;
    }
  }

  /**
   * Looks at a flow.
   *
   * @param proofs the steps that prove one method each
   */
  static List<FlowFault> of(FlowTree flow, Set<String> proofs) {
    return Stream.of(leftOut(flow), ofEverybody(flow), together(flow, proofs))
        .flatMap(each -> each)
        .toList();
  }

  /** Where our condition is missing, it is the condition that is to be added. */
  private static Stream<FlowFault> leftOut(FlowTree flow) {
    return flow.below()
        .filter(each -> flow.steps().contains(BrokerCheck.ENROLLED))
        .filter(FlowTree.Below::isConditional)
        .filter(each -> each.flow().own().noneMatch(FlowSteps::mayBeCondition))
        .map(each -> new FlowFault(Kind.FORMS, List.of(each.flow().alias())));
  }

  private static Stream<FlowFault> ofEverybody(FlowTree flow) {
    return flow.below()
        .filter(FlowTree.Below::isRequired)
        .filter(each -> each.flow().own().anyMatch(BrokerCheck.ENROLLED::equals))
        .map(each -> new FlowFault(Kind.FACTOR, List.of(each.flow().alias())));
  }

  private static Stream<FlowFault> together(FlowTree flow, Set<String> proofs) {
    return flow.around(BrokerCheck.ENROLLED)
        .map(
            each -> {
              List<String> there = each.own().filter(proofs::contains).toList();
              boolean alone =
                  there.stream().allMatch(proof -> each.canBePassedBy(only(proof, proofs)));
              return alone ? null : new FlowFault(Kind.PROOFS, there);
            })
        .filter(fault -> fault != null);
  }

  private static Predicate<String> only(String proof, Set<String> proofs) {
    return step -> step.equals(proof) || !proofs.contains(step);
  }
}
