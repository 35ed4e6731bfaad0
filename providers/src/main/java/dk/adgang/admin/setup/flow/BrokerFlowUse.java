package dk.adgang.admin.setup.flow;

import dk.adgang.admin.setup.check.Comparison;
import dk.adgang.common.PureRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a flow can be one of an identity provider at all. One that cannot lets nobody in, which
 * is no danger, and nothing but a login shows it.
 */
@PureRule
final class BrokerFlowUse {

  /** The fields of a realm that bind flows of another kind. */
  private static final List<String> OTHER_PLACES =
      List.of(
          FlowCheck.BROWSER,
          FlowCheck.DIRECT_GRANT,
          FlowCheck.RESET,
          "registrationFlow",
          "clientAuthenticationFlow",
          "dockerAuthenticationFlow");

  /** Steps that make an account for somebody from elsewhere, or find the one that is there. */
  private static final Set<String> CREATES_OR_FINDS =
      Set.of("idp-create-user-if-unique", "idp-auto-link", "idp-detect-existing-broker-user");

  private BrokerFlowUse() {}

  /** Returns why somebody who comes from elsewhere for the first time does not get in. */
  static Optional<String> ofFirst(Comparison realm, FlowTree flow) {
    boolean creates =
        flow.steps().stream()
            .anyMatch(step -> CREATES_OR_FINDS.contains(step) || !FlowSteps.isKnown(step));
    return isBoundElsewhere(realm, flow)
        .or(
            () ->
                creates
                    ? Optional.empty()
                    : Optional.of(", without a step that creates an account or finds one"));
  }

  /** Returns why somebody who has logged in elsewhere does not get in. */
  static Optional<String> ofAfter(Comparison realm, FlowTree flow) {
    return flow.alias().isEmpty() ? Optional.empty() : isBoundElsewhere(realm, flow);
  }

  private static Optional<String> isBoundElsewhere(Comparison realm, FlowTree flow) {
    return OTHER_PLACES.stream()
        .filter(place -> realm.present(place).asText("").equals(flow.alias()))
        .findFirst()
        .map(place -> ", which is bound as " + words(place));
  }

  /** As «browser flow», from the name of a field. */
  private static String words(String place) {
    return place.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
  }
}
