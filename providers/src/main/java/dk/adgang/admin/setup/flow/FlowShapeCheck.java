package dk.adgang.admin.setup.flow;

import dk.adgang.admin.setup.check.Comparison;
import dk.adgang.admin.setup.check.Finding.Verdict;
import dk.adgang.common.PureRule;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that a bound flow lets nobody past a proof, and lets in everybody it is for. */
@PureRule
final class FlowShapeCheck {

  private static final String STEP = "Step ";

  /** It removes the authenticator apps of somebody who has proven none of them. */
  private static final String TAKES_AWAY = "reset-otp";

  private final Comparison realm;
  private final String bound;
  private final String alias;
  private final String ours;

  private FlowShapeCheck(Comparison realm, String bound) {
    this.realm = realm;
    this.bound = bound;
    alias = realm.present(bound).asText();
    ours = realm.wanted(bound).asText();
  }

  /**
   * Looks at a flow.
   *
   * @param bound the field of the realm that names it
   * @param first the step that says who it is
   */
  static void look(Comparison realm, String bound, String first) {
    FlowShapeCheck check = new FlowShapeCheck(realm, bound);
    check.open();
    check.conditions();
    check.closed(first);
    check.faults();
  }

  /** A step that somebody added may be a way in beside all others. */
  private void open() {
    // Keycloak's own flow, which nobody has chosen, has it too, and is replaced unasked.
    if (flow().isOpen() || (!flow().isKeycloaks() && flow().steps().contains(TAKES_AWAY))) {
      differs("open/" + bound);
    }
  }

  private void differs(String part) {
    realm.add(
        FlowCheck.in(realm.part(part), alias),
        bound,
        Verdict.CONFLICT,
        FlowDifferenceCheck.described(realm, alias, ours),
        ours,
        FlowCheck.bind(realm, bound));
  }

  /** Other steps need to know who it is, and a refusal stops everybody. */
  private void closed(String first) {
    FlowTree now = flow();
    List<String> needed = FlowCheck.needed(realm, bound);
    boolean late =
        now.steps().contains(first)
            && now.steps().stream()
                .filter(needed::contains)
                .findFirst()
                .filter(first::equals)
                .isEmpty();
    if (now.exists() && (late || !now.canBePassedBy(FlowSteps::logsIn))) {
      differs("closed/" + bound);
    }
  }

  /** With another condition beside ours, some are not asked, and then refused. */
  private void conditions() {
    Set<String> wanted =
        new FlowTree(realm.description().wanted(), ours).conditionsAround(BrokerCheck.ENROLLED);
    for (String other : flow().conditionsAround(BrokerCheck.ENROLLED)) {
      if (!wanted.contains(other)) {
        realm.add(
            FlowCheck.in(
                realm.part("condition/" + bound).of(realm.stepName(other, "%s (" + other + ")")),
                alias),
            bound,
            Verdict.CONFLICT,
            other,
            "no other condition",
            FlowCheck.bind(realm, bound));
      }
    }
  }

  /** A requirement of a sub-flow or a step that keeps out those whom it should let in. */
  private void faults() {
    for (FlowFault fault : FlowFault.of(flow(), realm.description().proofs())) {
      String part = "closed/" + fault.kind().name().toLowerCase(Locale.ROOT) + "/" + bound;
      realm.add(
          FlowCheck.in(realm.part(part).of(named(fault)), alias),
          bound,
          Verdict.CONFLICT,
          fault.kind().from(),
          fault.kind().to(),
          FlowCheck.bind(realm, bound));
    }
  }

  /** The subject of a fault, in the words of the admin console. */
  private String named(FlowFault fault) {
    return fault.subjects().stream()
        .map(
            each ->
                realm.description().proofs().contains(each)
                    ? realm.part(FlowCheck.BROWSER + "/" + each).name().replace(STEP, "")
                    : "«" + each + "»")
        .collect(Collectors.joining(", "));
  }

  private FlowTree flow() {
    return new FlowTree(realm.document(), alias);
  }
}
