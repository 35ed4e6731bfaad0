package dk.adgang.admin.setup.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.Part;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.admin.setup.check.ActionCheck;
import dk.adgang.admin.setup.check.Comparison;
import dk.adgang.admin.setup.check.Finding.Verdict;
import dk.adgang.common.PureRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The flows that are bound, and what is in them. */
@PureRule
public final class FlowCheck {

  public static final String BROWSER = "browserFlow";
  public static final String RESET = "resetCredentialsFlow";
  static final String FIRST_BROKER = "firstBrokerLoginFlow";
  static final String DIRECT_GRANT = "directGrantFlow";

  private static final String PASSWORD_FORM = "auth-username-password-form";
  private static final String CHOOSE_USER = "reset-credentials-choose-user";

  /** The flows that Keycloak makes and binds in every new realm. */
  public static final Map<String, String> KEYCLOAKS =
      Map.of(
          BROWSER, "browser",
          RESET, "reset credentials",
          FIRST_BROKER, "first broker login",
          DIRECT_GRANT, "direct grant");

  private final Comparison realm;

  private FlowCheck(Comparison realm) {
    this.realm = realm;
  }

  public static void look(Comparison realm) {
    FlowCheck check = new FlowCheck(realm);
    for (String bound : List.of(BROWSER, RESET, DIRECT_GRANT)) {
      check.flow(bound);
    }
    FlowShapeCheck.look(realm, BROWSER, PASSWORD_FORM);
    FlowShapeCheck.look(realm, RESET, CHOOSE_USER);
    check.firstBroker();
    for (String bound : List.of(BROWSER, RESET, DIRECT_GRANT)) {
      String ours = realm.wanted(bound).asText();
      if (realm.present(bound).asText().equals(ours)) {
        FlowDifferenceCheck.look(realm, bound, ours);
      }
      FlowDifferenceCheck.keeping(realm, bound, ours);
    }
    ClientFlowCheck.look(realm);
  }

  private void flow(String bound) {
    String alias = realm.present(bound).asText();
    String ours = realm.wanted(bound).asText();
    FlowTree now = present(alias);
    Set<String> steps = now.steps();
    Verdict verdict = verdict(bound, alias);
    needed(realm, bound).stream()
        .filter(
            step -> !(steps.contains(step) || isBesideAProof(now, step)) || isPassedBy(now, step))
        .forEach(
            step ->
                realm.add(
                    in(realm.part(bound + "/" + step), alias),
                    bound,
                    verdict,
                    null,
                    ours,
                    bind(realm, bound)));
  }

  /**
   * A proof that is there, and that Keycloak does not look at since another one is required: {@link
   * FlowFault} names that one's requirement.
   */
  private boolean isBesideAProof(FlowTree flow, String step) {
    return realm.description().proofs().contains(step)
        && flow.around(BrokerCheck.ENROLLED).anyMatch(each -> each.own().anyMatch(step::equals));
  }

  /** A step that refuses everybody is of no use where there is a way past it. */
  private static boolean isPassedBy(FlowTree flow, String step) {
    return step.equals(FlowSteps.DENIES) && flow.canBePassedBy(FlowSteps::letsThrough);
  }

  /** Makes our flow, and binds it. */
  static Consumer<ObjectNode> bind(Comparison realm, String bound) {
    String ours = realm.wanted(bound).asText();
    return document -> {
      FlowForms.copy(new FlowTree(realm.description().wanted(), ours), document);
      document.put(bound, ours);
    };
  }

  private FlowTree present(String alias) {
    return new FlowTree(realm.document(), alias);
  }

  /** The way to a step names the flow in which it is looked for. */
  static Part in(Part part, String alias) {
    return new Part(
        part.id(), part.need(), part.where() + ", «" + alias + "»", part.name(), part.why());
  }

  private FlowTree wanted(String alias) {
    return new FlowTree(realm.description().wanted(), alias);
  }

  /**
   * A flow of Keycloak's own, or of an older Adgang, was not chosen by anybody, and may be
   * replaced.
   */
  private Verdict verdict(String bound, String alias) {
    FlowTree present = new FlowTree(realm.document(), alias);
    String ours = realm.wanted(bound).asText();
    boolean untouched =
        alias.equals(KEYCLOAKS.get(bound))
            || (alias.equals(ours) && FlowForms.isOlder(present, wanted(ours)));
    boolean overwrites = FlowForms.clash(realm.document(), wanted(ours));
    boolean used = bound.equals(DIRECT_GRANT) && anyClientUsesDirectGrant();
    return untouched && !overwrites && !used ? Verdict.CHANGE : Verdict.CONFLICT;
  }

  private boolean anyClientUsesDirectGrant() {
    return Comparison.stream(realm.present(RealmDocument.CLIENTS))
        .anyMatch(client -> client.path(RealmDocument.DIRECT).asBoolean());
  }

  /** The steps that the description names, but for the proofs of methods that are switched off. */
  static List<String> needed(Comparison realm, String bound) {
    return realm.description().parts().all().stream()
        .map(Part::id)
        .filter(id -> id.startsWith(bound + "/"))
        .map(id -> id.substring(bound.length() + 1))
        .filter(step -> !isOff(realm, step))
        .toList();
  }

  /** The steps that prove the methods which employees may set up. */
  static List<String> proofs(Comparison realm) {
    return realm.description().proofs().stream().filter(step -> !isOff(realm, step)).toList();
  }

  /** Whether a step proves what nobody may set up. */
  static boolean isOff(Comparison realm, String step) {
    String action = realm.description().enrolments().get(step);
    return action != null
        && realm.ours()
        && !ActionCheck.isMissing(realm, action)
        && !ActionCheck.isOn(realm, action);
  }

  /** Keycloak's own is replaced before an identity provider is there; each of them is looked at. */
  private void firstBroker() {
    String alias = realm.present(FIRST_BROKER).asText();
    if (alias.equals(KEYCLOAKS.get(FIRST_BROKER))) {
      realm.add(
          realm.part(FIRST_BROKER),
          FIRST_BROKER,
          verdict(FIRST_BROKER, alias),
          alias,
          realm.wanted(FIRST_BROKER).asText(),
          bind(realm, FIRST_BROKER));
    }
  }
}
