package dk.adgang.admin.setup.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.admin.setup.check.Comparison;
import dk.adgang.admin.setup.check.Finding.Verdict;
import dk.adgang.common.PureRule;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names everything in which a flow of ours is not as the setup makes it. The other checks name the
 * consequences that they know, and a difference without one is named by itself.
 */
@PureRule
final class FlowDifferenceCheck {

  private static final String SHAPE = "shape/";

  private final Comparison realm;
  private final String bound;
  private final FlowTree there;
  private final FlowTree ours;

  private FlowDifferenceCheck(Comparison realm, String bound, String ours) {
    this.realm = realm;
    this.bound = bound;
    there = new FlowTree(realm.document(), ours);
    this.ours = new FlowTree(realm.description().wanted(), ours);
  }

  /**
   * Looks at a flow of ours that is there, after the other checks of it.
   *
   * @param bound by what name an administrator decides about it
   * @param ours its name
   */
  static void look(Comparison realm, String bound, String ours) {
    FlowDifferenceCheck check = new FlowDifferenceCheck(realm, bound, ours);
    if (!check.there.exists()) {
      return;
    }
    Set<String> said = check.said();
    boolean older = FlowForms.isOlder(check.there, check.ours);
    for (FlowDifference each : of(realm, ours)) {
      boolean matters = each.kind() != FlowDifference.Kind.ADDED || check.keepsOut(each);
      if (matters && !check.isSaid(each, said)) {
        realm.add(
            FlowCheck.in(realm.part(SHAPE + bound).of(named(realm, each)), each.flow()),
            bound,
            older ? Verdict.CHANGE : Verdict.CONFLICT,
            each.from(),
            each.to() == null ? "removed" : each.to(),
            document -> FlowForms.copy(check.ours, document));
      }
    }
  }

  /** The flows around a login with an identity provider, after the checks of each provider. */
  static void ofBrokers(Comparison realm) {
    String first = realm.wanted(FlowCheck.FIRST_BROKER).asText();
    if (isUsed(realm, first)) {
      look(realm, FlowCheck.FIRST_BROKER, first);
    }
    look(realm, BrokerCheck.FLOW, BrokerCheck.OURS);
    keeping(realm, FlowCheck.FIRST_BROKER, first);
    keeping(realm, BrokerCheck.FLOW, BrokerCheck.OURS);
    for (JsonNode broker : realm.present(RealmDocument.BROKERS)) {
      String name = ":" + broker.path("alias").asText();
      keeping(realm, BrokerCheck.FIRST + name, first);
      keeping(realm, BrokerCheck.AFTER + name, BrokerCheck.OURS);
    }
  }

  private static boolean isUsed(Comparison realm, String first) {
    return realm.present(FlowCheck.FIRST_BROKER).asText().equals(first)
        || Comparison.stream(realm.present(RealmDocument.BROKERS))
            .anyMatch(each -> each.path(RealmDocument.FIRST).asText("").equals(first));
  }

  /** The differences of a flow of ours, but for those that are up to every administrator. */
  private static List<FlowDifference> of(Comparison realm, String ours) {
    return FlowDifference.of(
            new FlowTree(realm.document(), ours),
            new FlowTree(realm.description().wanted(), ours),
            realm.description().proofs())
        .stream()
        .filter(each -> !each.isFree())
        .filter(each -> !(each.isLeftOut() && FlowCheck.isOff(realm, each.step())))
        .toList();
  }

  /**
   * A flow as a value that is there: by its name, and where that is ours by all that differs.
   *
   * @param ours the name of ours
   */
  static String described(Comparison realm, String alias, String ours) {
    if (!alias.equals(ours)) {
      return alias;
    }
    String all =
        of(realm, ours).stream()
            .map(each -> each.sentence(named(realm, each)))
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? alias : alias + ": " + all;
  }

  /** Says under which names a copy stays of what the setup would take the place of. */
  static void keeping(Comparison realm, String choice, String ours) {
    boolean conflict =
        realm.found().stream()
            .anyMatch(each -> each.choice().equals(choice) && each.verdict() == Verdict.CONFLICT);
    if (!conflict) {
      return;
    }
    Map<String, String> kept =
        FlowForms.kept(realm.document(), new FlowTree(realm.description().wanted(), ours));
    kept.forEach(
        (alias, copy) ->
            realm.add(
                realm.part("kept").of(alias),
                choice,
                Verdict.CONFLICT,
                "to be replaced by ours",
                "kept as a copy, «" + copy + "»",
                // The flow that takes its name keeps the copy.
                document -> {}));
  }

  private static String named(Comparison realm, FlowDifference difference) {
    return difference.isFlow() ? "«" + difference.step() + "»" : realm.stepName(difference.step());
  }

  /**
   * Whether something that somebody has added stops employees: it cannot succeed in this kind of
   * flow, or Keycloak ignores the alternatives beside it. Nobody here can say it of a step that is
   * somebody else's.
   */
  private boolean keepsOut(FlowDifference added) {
    // Nobody is to come through our flow of direct grants.
    if (!added.isAddedForEverybody() || bound.equals(FlowCheck.DIRECT_GRANT)) {
      return false;
    }
    String step = added.step();
    boolean hides =
        (added.isFlow() || (FlowSteps.isKnown(step) && !FlowSteps.isCondition(step)))
            && new FlowTree(ours.document(), added.flow()).hasAlternatives();
    return hides
        || (!added.isFlow()
            && !FlowSteps.fits(
                step,
                bound.equals(FlowCheck.FIRST_BROKER) || bound.equals(BrokerCheck.FLOW),
                bound.equals(FlowCheck.RESET)));
  }

  /** The steps and sub-flows about which another check has said what follows. */
  private Set<String> said() {
    Set<String> said = new HashSet<>();
    FlowFault.of(there, realm.description().proofs())
        .forEach(fault -> said.addAll(fault.subjects()));
    realm.found().stream()
        .filter(each -> each.choice().equals(bound))
        .map(each -> each.part().id())
        .filter(id -> id.startsWith(bound + "/"))
        .forEach(id -> said.add(id.substring(bound.length() + 1)));
    return said;
  }

  private boolean isSaid(FlowDifference difference, Set<String> said) {
    return said.contains(difference.step())
        || (difference.isFlow()
            && difference.isLeftOut()
            && new FlowTree(ours.document(), difference.step())
                .steps().stream().anyMatch(said::contains))
        || realm.found().stream()
            .anyMatch(
                each ->
                    each.from() != null
                        && each.from().startsWith(ours.alias() + ": ")
                        && each.from().contains(difference.sentence(named(realm, difference))));
  }
}
