package dk.adgang.admin.setup.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.Part;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.admin.setup.check.Comparison;
import dk.adgang.admin.setup.check.Finding.Verdict;
import dk.adgang.common.PureRule;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The identity providers that are switched on, and the flows around a login with them. */
@PureRule
public final class BrokerCheck {

  static final String OURS = "adgang after broker";
  static final String FLOW = "afterBroker";
  private static final String ALIAS = "alias";
  static final String FIRST = "broker/first";
  static final String AFTER = "broker/after";
  private static final String THE_REALMS =
      ", which is empty, so that this one counts: Authentication → Flows → the flow bound as First"
          + " broker login flow";

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

  public static void look(Comparison realm) {
    BrokerCheck check = new BrokerCheck(realm);
    if (!check.present(OURS).exists()) {
      realm.add(
          realm.part(FLOW),
          FLOW,
          FlowForms.clash(realm.document(), check.wanted(OURS)) ? Verdict.CONFLICT : Verdict.CHANGE,
          null,
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
    FlowDifferenceCheck.ofBrokers(realm);
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
            FIRST,
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
      flow(way, way.id(), way.from(realm), way.ours);
    }
    requirements(way);
    BrokerFlowUse.ofFirst(realm, there).ifPresent(why -> unfit(way, why));
  }

  private void after(JsonNode broker) {
    String alias = broker.path(RealmDocument.AFTER).asText("");
    FlowTree there = present(alias);
    Way way =
        new Way(
            AFTER,
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
        || there.leadsPastProofs()) {
      flow(way, way.id(), way.from(realm), way.ours);
    }
    requirements(way);
    BrokerFlowUse.ofAfter(realm, there).ifPresent(why -> unfit(way, why));
  }

  private void unfit(Way way, String why) {
    flow(way, "unfit/" + way.id(), way.there.alias() + why, way.ours);
  }

  /** Other conditions beside ours, and requirements that keep people out. */
  private void requirements(Way way) {
    Set<String> meant = wanted(way.ours).conditionsAround(ENROLLED);
    way.there.conditionsAround(ENROLLED).stream()
        .filter(condition -> !meant.contains(condition))
        .forEach(
            condition ->
                flow(
                    way, "condition/" + way.id(), realm.stepName(condition), "no other condition"));
    FlowFault.of(way.there, realm.description().proofs())
        .forEach(
            fault ->
                flow(
                    way,
                    "closed/" + way.id(),
                    described(realm, way.there.alias(), fault),
                    way.ours));
  }

  /** A flow that no list of the admin console offers. */
  static String detached(FlowTree flow) {
    return flow.alias() + (flow.exists() ? ", part of another flow" : ", which does not exist");
  }

  /** A fault of a flow, as a value that is there. */
  static String described(Comparison realm, String alias, FlowFault fault) {
    return "%s: %s is %s, not %s"
        .formatted(
            alias,
            fault.subjects().stream().map(realm::stepName).collect(Collectors.joining(", ")),
            fault.kind().from(),
            fault.kind().to());
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

    /** Where the provider has no flow of its own, the realm's is the one to be changed. */
    Part of(Part part) {
      return id.equals(FIRST) && broker.path(RealmDocument.FIRST).asText("").isEmpty()
          ? new Part(part.id(), part.need(), part.where() + THE_REALMS, part.name(), part.why())
          : part;
    }

    String from(Comparison realm) {
      String alias = there.alias();
      return alias.isEmpty() ? null : FlowDifferenceCheck.described(realm, alias, ours);
    }
  }

  private void flow(Way way, String part, String from, String to) {
    FlowTree there = present(way.ours);
    boolean older =
        way.there.alias().equals(way.ours) && FlowForms.isOlder(there, wanted(way.ours));
    boolean overwrites = FlowForms.clash(realm.document(), wanted(way.ours));
    String name = way.broker.path(ALIAS).asText();
    realm.add(
        way.of(realm.part(part).of(name)),
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
