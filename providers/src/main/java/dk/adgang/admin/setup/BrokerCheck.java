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
    if (there.isOlderThan(check.wanted(OURS))) {
      realm.add(
          realm.part(FLOW),
          FLOW,
          there.clashesWith(check.wanted(OURS)) ? Verdict.CONFLICT : Verdict.CHANGE,
          there.exists() ? "an older one" : null,
          OURS,
          document -> check.wanted(OURS).copyTo(document));
    }
    Comparison.stream(realm.present(RealmDocument.BROKERS))
        .filter(broker -> broker.path(RealmDocument.ENABLED).asBoolean())
        .forEach(
            broker -> {
              check.first(broker);
              check.after(broker);
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
    Set<String> steps = present(alias).steps();
    if (steps.stream().noneMatch(UNPROVEN::contains)
        && !present(alias).isOpen()
        && (!steps.contains(CONNECTS) || steps.contains(ENROLLED))) {
      return;
    }
    String ours = realm.wanted(FlowCheck.FIRST_BROKER).asText();
    flow(
        "broker/first",
        broker,
        alias,
        ours,
        alias.equals(FlowCheck.KEYCLOAKS.get(FlowCheck.FIRST_BROKER)),
        document -> {
          if (own.isEmpty()) {
            document.put(FlowCheck.FIRST_BROKER, ours);
          } else {
            in(document, broker).put(RealmDocument.FIRST, ours);
          }
        });
  }

  private void after(JsonNode broker) {
    String alias = broker.path(RealmDocument.AFTER).asText("");
    Set<String> steps = present(alias).steps();
    if (steps.containsAll(ASKS)
        && steps.containsAll(FlowCheck.proofs(realm))
        && present(alias)
            .around(ENROLLED)
            .noneMatch(each -> each.canBePassedBy(FlowSteps::isOpen))) {
      return;
    }
    flow(
        "broker/after",
        broker,
        alias,
        OURS,
        alias.isEmpty(),
        document -> in(document, broker).put(RealmDocument.AFTER, OURS));
  }

  private void flow(
      String id,
      JsonNode broker,
      String alias,
      String ours,
      boolean untouched,
      Consumer<ObjectNode> bind) {
    FlowTree there = present(ours);
    boolean older = alias.equals(ours) && there.isWithin(wanted(ours));
    boolean overwrites = there.clashesWith(wanted(ours));
    String name = broker.path(ALIAS).asText();
    realm.add(
        realm.part(id).of(name),
        id + ":" + name,
        (untouched || older) && !overwrites ? Verdict.CHANGE : Verdict.CONFLICT,
        alias.isEmpty() ? null : alias.equals(ours) ? alias + ", made differently" : alias,
        ours,
        document -> {
          wanted(ours).copyTo(document);
          bind.accept(document);
        });
  }

  private static ObjectNode in(ObjectNode document, JsonNode broker) {
    return (ObjectNode)
        Comparison.named(document.path(RealmDocument.BROKERS), ALIAS, broker.path(ALIAS).asText());
  }
}
