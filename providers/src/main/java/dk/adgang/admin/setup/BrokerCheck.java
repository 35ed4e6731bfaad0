package dk.adgang.admin.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.PureRule;
import dk.adgang.admin.setup.Finding.Verdict;
import java.util.Set;
import java.util.function.Consumer;

/** The identity providers that are switched on, and the flows around a login with them. */
@PureRule
final class BrokerCheck {

  private static final String OURS = "adgang after broker";
  private static final String FLOW = "afterBroker";
  private static final String ALIAS = "alias";
  private static final String TRUST = "broker/trust";

  /** The condition in front of the proofs of a second factor. */
  static final String ENROLLED = "adgang-second-factor-enrolled";

  /** The steps by which a flow asks for the second factor, and for one that is required. */
  static final Set<String> ASKS = Set.of(ENROLLED, "adgang-second-factor-required");

  /** The step by which accounts are connected after a password. */
  private static final String CONNECTS = "idp-username-password-form";

  /** Keycloak's steps that connect accounts by their e-mail address, or for an open mailbox. */
  private static final Set<String> UNPROVEN = Set.of("idp-auto-link", "idp-email-verification");

  private final Comparison realm;

  private BrokerCheck(Comparison realm) {
    this.realm = realm;
  }

  static void look(Comparison realm) {
    BrokerCheck check = new BrokerCheck(realm);
    FlowTree there = check.present(OURS);
    if (FlowForms.isToBeMade(there, check.wanted(OURS))) {
      realm.add(
          realm.part(FLOW),
          FLOW,
          FlowForms.clash(realm.document(), check.wanted(OURS)) ? Verdict.CONFLICT : Verdict.CHANGE,
          there.exists() ? "an older one" : null,
          OURS,
          document -> FlowForms.copy(check.wanted(OURS), document));
    }
    Comparison.stream(realm.present(RealmDocument.BROKERS))
        .filter(broker -> broker.path(RealmDocument.ENABLED).asBoolean())
        .forEach(
            broker -> {
              check.first(broker);
              check.after(broker);
              check.trust(broker);
            });
  }

  private FlowTree present(String alias) {
    return new FlowTree(realm.document(), alias);
  }

  private FlowTree wanted(String alias) {
    return new FlowTree(realm.description().wanted(), alias);
  }

  private void first(JsonNode broker) {
    String own = broker.path(RealmDocument.FIRST).asText("");
    String alias = own.isEmpty() ? realm.present(FlowCheck.FIRST_BROKER).asText() : own;
    String ours = realm.wanted(FlowCheck.FIRST_BROKER).asText();
    FlowTree there = present(alias);
    Way way =
        new Way(
            "broker/first",
            broker,
            there,
            ours,
            alias.equals(FlowCheck.KEYCLOAKS.get(FlowCheck.FIRST_BROKER)),
            document -> {
              if (own.isEmpty()) {
                document.put(FlowCheck.FIRST_BROKER, ours);
              } else {
                in(document, broker).put(RealmDocument.FIRST, ours);
              }
            });
    if (!own.isEmpty() && !there.isTopLevel()) {
      flow(way, "closed/" + way.id(), detached(there), way.ours);
      return;
    }
    Set<String> steps = there.steps();
    if (steps.stream().anyMatch(UNPROVEN::contains)
        || there.isOpen()
        || (steps.contains(CONNECTS) && !steps.contains(ENROLLED))) {
      flow(way, way.id(), way.from(), way.ours);
    }
    requirements(way);
  }

  private void after(JsonNode broker) {
    String alias = broker.path(RealmDocument.AFTER).asText("");
    FlowTree there = present(alias);
    Way way =
        new Way(
            "broker/after",
            broker,
            there,
            OURS,
            alias.isEmpty(),
            document -> in(document, broker).put(RealmDocument.AFTER, OURS));
    if (!alias.isEmpty() && !there.isTopLevel()) {
      flow(way, "closed/" + way.id(), detached(there), way.ours);
      return;
    }
    Set<String> steps = there.steps();
    if (!steps.containsAll(ASKS)
        || !steps.containsAll(FlowCheck.proofs(realm))
        || there.around(ENROLLED).anyMatch(each -> each.canBePassedBy(FlowSteps::isOpen))) {
      flow(way, way.id(), way.from(), way.ours);
    }
    requirements(way);
  }

  /** Other conditions beside ours, and requirements that keep people out. */
  private void requirements(Way way) {
    Set<String> meant = wanted(way.ours).conditionsAround(ENROLLED);
    way.there.conditionsAround(ENROLLED).stream()
        .filter(condition -> !meant.contains(condition))
        .forEach(condition -> flow(way, "condition/" + way.id(), condition, "no other condition"));
    FlowFault.of(way.there, realm.description().proofs())
        .forEach(
            fault ->
                flow(way, "closed/" + way.id(), described(way.there.alias(), fault), way.ours));
  }

  /** A flow that no list of the admin console offers. */
  static String detached(FlowTree flow) {
    return flow.alias() + (flow.exists() ? ", part of another flow" : ", which does not exist");
  }

  /** A fault of a flow, as a value that is there. */
  static String described(String alias, FlowFault fault) {
    return "%s: %s is %s, not %s"
        .formatted(
            alias, String.join(", ", fault.subjects()), fault.kind().from(), fault.kind().to());
  }

  /** An address of the provider counts as one that the employee reads. */
  private void trust(JsonNode broker) {
    if (broker.path(RealmDocument.TRUST_EMAIL).asBoolean()) {
      String name = broker.path(ALIAS).asText();
      realm.add(
          realm.part(TRUST).of(name),
          TRUST + ":" + name,
          Verdict.CONFLICT,
          "On",
          "Off",
          document -> in(document, broker).put(RealmDocument.TRUST_EMAIL, false));
    }
  }

  /**
   * One of the two flows of an identity provider.
   *
   * @param there the flow that is bound
   * @param ours the name of the one that should be
   * @param untouched whether nobody has chosen it
   * @param bind binds ours
   */
  @PureRule
  private record Way(
      String id,
      JsonNode broker,
      FlowTree there,
      String ours,
      boolean untouched,
      Consumer<ObjectNode> bind) {

    String from() {
      String alias = there.alias();
      return alias.isEmpty() ? null : alias.equals(ours) ? alias + ", made differently" : alias;
    }
  }

  private void flow(Way way, String part, String from, String to) {
    FlowTree there = present(way.ours);
    boolean older =
        way.there.alias().equals(way.ours) && FlowForms.isOlder(there, wanted(way.ours));
    boolean overwrites = FlowForms.clash(realm.document(), wanted(way.ours));
    String name = way.broker.path(ALIAS).asText();
    realm.add(
        realm.part(part).of(name),
        way.id() + ":" + name,
        (way.untouched || older) && !overwrites ? Verdict.CHANGE : Verdict.CONFLICT,
        from,
        to,
        document -> {
          FlowForms.copy(wanted(way.ours), document);
          way.bind.accept(document);
        });
  }

  private static ObjectNode in(ObjectNode document, JsonNode broker) {
    return (ObjectNode)
        Comparison.named(document.path(RealmDocument.BROKERS), ALIAS, broker.path(ALIAS).asText());
  }
}
