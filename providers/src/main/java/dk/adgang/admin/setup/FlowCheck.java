package dk.adgang.admin.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.PureRule;
import dk.adgang.admin.setup.Finding.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The flows that are bound, and what is in them. */
@PureRule
final class FlowCheck {

  private static final String BROWSER = "browserFlow";
  private static final String RESET = "resetCredentialsFlow";
  static final String FIRST_BROKER = "firstBrokerLoginFlow";
  private static final String DIRECT_GRANT = "directGrantFlow";

  private static final String PASSWORD_FORM = "auth-username-password-form";
  private static final String CHOOSE_USER = "reset-credentials-choose-user";
  private static final String SMS = "adgang-sms";

  /** The flows that Keycloak makes and binds in every new realm. */
  static final Map<String, String> KEYCLOAKS =
      Map.of(
          BROWSER, "browser",
          RESET, "reset credentials",
          FIRST_BROKER, "first broker login",
          DIRECT_GRANT, "direct grant");

  /** The required action that enrols what a step proves. */
  private static final Map<String, String> PROVES =
      Map.of(
          "auth-otp-form", "CONFIGURE_TOTP",
          "webauthn-authenticator", "webauthn-register",
          "auth-recovery-authn-code-form", "CONFIGURE_RECOVERY_AUTHN_CODES");

  private final Comparison realm;

  private FlowCheck(Comparison realm) {
    this.realm = realm;
  }

  static void look(Comparison realm) {
    FlowCheck check = new FlowCheck(realm);
    for (String bound : List.of(BROWSER, RESET, DIRECT_GRANT)) {
      check.flow(bound);
    }
    check.open(BROWSER);
    check.open(RESET);
    check.conditions(BROWSER);
    check.conditions(RESET);
    check.closed(BROWSER, PASSWORD_FORM);
    check.closed(RESET, CHOOSE_USER);
    check.firstBroker();
    realm.present(RealmDocument.CLIENTS).forEach(check::client);
  }

  private void flow(String bound) {
    String alias = realm.present(bound).asText();
    String ours = realm.wanted(bound).asText();
    FlowTree now = present(alias);
    Set<String> steps = now.steps();
    Verdict verdict = verdict(bound, alias);
    needed(bound).stream()
        .filter(step -> !steps.contains(step) || isPassedBy(now, step))
        .forEach(
            step ->
                realm.add(
                    in(realm.part(bound + "/" + step), alias),
                    bound,
                    verdict,
                    null,
                    ours,
                    bind(bound, ours)));
  }

  /** A step that refuses everybody is of no use where there is a way past it. */
  private static boolean isPassedBy(FlowTree flow, String step) {
    return step.equals(FlowSteps.DENIES) && flow.canBePassedBy(FlowSteps::letsThrough);
  }

  private Consumer<ObjectNode> bind(String bound, String ours) {
    return document -> {
      wanted(ours).copyTo(document);
      document.put(bound, ours);
    };
  }

  /** A step that somebody added may be a way in beside all others. */
  private void open(String bound) {
    String alias = realm.present(bound).asText();
    if (isOpen(alias)) {
      differs("open/" + bound, bound, alias);
    }
  }

  private void differs(String part, String bound, String alias) {
    String ours = realm.wanted(bound).asText();
    realm.add(
        in(realm.part(part), alias),
        bound,
        Verdict.CONFLICT,
        alias.equals(ours) ? alias + ", made differently" : alias,
        ours,
        bind(bound, ours));
  }

  private boolean isOpen(String alias) {
    return present(alias).isOpen();
  }

  /** Other steps need to know who it is, and a refusal stops everybody. */
  private void closed(String bound, String first) {
    String alias = realm.present(bound).asText();
    FlowTree now = present(alias);
    List<String> needed = needed(bound);
    boolean late =
        now.steps().contains(first)
            && now.steps().stream()
                .filter(needed::contains)
                .findFirst()
                .filter(first::equals)
                .isEmpty();
    if (now.exists() && (late || !now.canBePassedBy(FlowSteps::logsIn))) {
      differs("closed/" + bound, bound, alias);
    }
  }

  /** With another condition beside ours, some are not asked, and then refused. */
  private void conditions(String bound) {
    String alias = realm.present(bound).asText();
    String ours = realm.wanted(bound).asText();
    Set<String> wanted = wanted(ours).conditionsAround(BrokerCheck.ENROLLED);
    for (String other : present(alias).conditionsAround(BrokerCheck.ENROLLED)) {
      if (!wanted.contains(other)) {
        realm.add(
            in(realm.part("condition/" + bound).of(other), alias),
            bound,
            Verdict.CONFLICT,
            other,
            "no other condition",
            bind(bound, ours));
      }
    }
  }

  private FlowTree present(String alias) {
    return new FlowTree(realm.document(), alias);
  }

  /** The way to a step names the flow in which it is looked for. */
  private static Part in(Part part, String alias) {
    return new Part(
        part.id(), part.need(), part.where() + ", «" + alias + "»", part.name(), part.why());
  }

  private FlowTree wanted(String alias) {
    return new FlowTree(realm.description().wanted(), alias);
  }

  /** What is Keycloak's own, or was made by an older Adgang, nobody has chosen. */
  private Verdict verdict(String bound, String alias) {
    FlowTree present = new FlowTree(realm.document(), alias);
    String ours = realm.wanted(bound).asText();
    boolean untouched =
        alias.equals(KEYCLOAKS.get(bound))
            || (alias.equals(ours) && present.isWithin(wanted(ours)));
    boolean overwrites = present.clashesWith(wanted(ours));
    boolean used = bound.equals(DIRECT_GRANT) && anyClientUsesDirectGrant();
    return untouched && !overwrites && !used ? Verdict.CHANGE : Verdict.CONFLICT;
  }

  private boolean anyClientUsesDirectGrant() {
    return Comparison.stream(realm.present(RealmDocument.CLIENTS))
        .anyMatch(client -> client.path(RealmDocument.DIRECT).asBoolean());
  }

  /** The steps that the description names, but for the proofs of methods that are switched off. */
  private List<String> needed(String bound) {
    return realm.description().parts().all().stream()
        .map(Part::id)
        .filter(id -> id.startsWith(bound + "/"))
        .map(id -> id.substring(bound.length() + 1))
        .filter(step -> !isOff(realm, step))
        .toList();
  }

  /** The steps that prove the methods which employees may set up. */
  static List<String> proofs(Comparison realm) {
    return Stream.concat(Stream.of(SMS), PROVES.keySet().stream())
        .filter(step -> !isOff(realm, step))
        .toList();
  }

  private static boolean isOff(Comparison realm, String step) {
    String action = PROVES.get(step);
    return action != null
        && realm.ours()
        && !ActionCheck.isMissing(realm, action)
        && !ActionCheck.isOn(realm, action);
  }

  /** Keycloak's own is replaced before an identity provider is there; each of them is looked at. */
  private void firstBroker() {
    String alias = realm.present(FIRST_BROKER).asText();
    String ours = realm.wanted(FIRST_BROKER).asText();
    boolean older =
        alias.equals(ours) && new FlowTree(realm.document(), ours).isOlderThan(wanted(ours));
    if (older || alias.equals(KEYCLOAKS.get(FIRST_BROKER))) {
      realm.add(
          realm.part(FIRST_BROKER),
          FIRST_BROKER,
          verdict(FIRST_BROKER, alias),
          older ? "an older one" : alias,
          ours,
          document -> {
            wanted(ours).copyTo(document);
            document.put(FIRST_BROKER, ours);
          });
    }
  }

  /** A client may have flows of its own, past the realm's. */
  private void client(JsonNode client) {
    String browser = client.path(RealmDocument.OWN_FLOW).asText("");
    if (!browser.isEmpty()
        && (isOpen(browser) || !present(browser).steps().containsAll(BrokerCheck.ASKS))) {
      own(client, "client/flow", RealmDocument.OWN_FLOW, browser);
    }
    String direct = client.path(RealmDocument.OWN_DIRECT_GRANT).asText("");
    if (!direct.isEmpty()
        && client.path(RealmDocument.DIRECT).asBoolean()
        && present(direct).canBePassedBy(FlowSteps::letsThrough)) {
      own(client, "client/direct", RealmDocument.OWN_DIRECT_GRANT, direct);
    }
  }

  private void own(JsonNode client, String part, String field, String alias) {
    String id = client.path("clientId").asText();
    realm.add(
        realm.part(part).of(id),
        part + ":" + id,
        Verdict.CONFLICT,
        alias,
        "none",
        document ->
            ((ObjectNode) Comparison.named(document.path(RealmDocument.CLIENTS), "clientId", id))
                .put(field, ""));
  }
}
