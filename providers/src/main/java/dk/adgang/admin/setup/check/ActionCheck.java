package dk.adgang.admin.setup.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.Part;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.admin.setup.check.Finding.Verdict;
import dk.adgang.common.PureRule;
import java.util.Comparator;
import java.util.List;

/** The required actions. */
@PureRule
public final class ActionCheck {

  private static final String ALIAS = "alias";
  private static final String CONFIG = "config";
  private static final String PRIORITY = "priority";
  private static final String PREFIX = RealmDocument.ACTIONS + "/";
  private static final String CHOICE = "choose-second-factor";
  private static final String REQUIREMENT = "adgang.secondFactor";
  private static final String PASSWORD = "UPDATE_PASSWORD";
  private static final String LINK_CLIENT = "adgang.link.client";
  private static final String ORDER = PREFIX + "order";

  /** Of a new realm, the aliases of its required actions: as Keycloak orders them, and once did. */
  private static final String ORDERS = "requiredActionOrders";

  private final Comparison realm;

  private ActionCheck(Comparison realm) {
    this.realm = realm;
  }

  public static void look(Comparison realm) {
    ActionUseCheck.look(realm);
    MethodChoiceCheck.look(realm);
    ActionCheck check = new ActionCheck(realm);
    realm
        .wanted(RealmDocument.ACTIONS)
        .forEach(
            wanted -> {
              if (realm.description().parts().has(PREFIX + wanted.path(ALIAS).asText())) {
                check.action((ObjectNode) wanted);
              }
            });
    check.settings();
    check.linkClient();
    check.order();
  }

  /** Whether employees may use what an action enrols. */
  public static boolean isOn(Comparison realm, String alias) {
    return present(realm, alias).path(RealmDocument.ENABLED).asBoolean();
  }

  public static boolean isMissing(Comparison realm, String alias) {
    return present(realm, alias).isMissingNode();
  }

  private static JsonNode present(Comparison realm, String alias) {
    return present(realm.document(), alias);
  }

  /** An action by its alias, or one without an alias by its provider, whose name it is to have. */
  static JsonNode present(ObjectNode document, String alias) {
    JsonNode all = document.path(RealmDocument.ACTIONS);
    JsonNode named = Comparison.named(all, ALIAS, alias);
    return named.isMissingNode()
        ? Comparison.stream(all)
            .filter(ActionUseCheck::isNameless)
            .filter(each -> each.path("providerId").asText().equals(alias))
            .findFirst()
            .orElse(named)
        : named;
  }

  /** The realm's decisions about the second factor, by the names of the settings. */
  static JsonNode settings(Comparison realm) {
    return present(realm, CHOICE).path(CONFIG);
  }

  private void action(ObjectNode wanted) {
    String alias = wanted.path(ALIAS).asText();
    JsonNode present = present(realm, alias);
    boolean on = wanted.path(RealmDocument.ENABLED).asBoolean();
    if (present.isMissingNode()) {
      if (on) {
        realm.change(
            PREFIX + alias,
            null,
            "enabled",
            each -> each.withArray("/" + RealmDocument.ACTIONS).add(wanted.deepCopy()));
      }
    } else if (present.path(RealmDocument.ENABLED).asBoolean() != on) {
      switchTo(alias, on);
    }
  }

  private void switchTo(String alias, boolean on) {
    Part part = realm.part(PREFIX + alias);
    boolean chosen = realm.ours();
    if (chosen && (realm.description().mayBeOff(alias) || part.need() != Part.Need.NEEDED)) {
      return;
    }
    realm.add(
        part,
        part.id(),
        isUntouched(alias, on) ? Verdict.CHANGE : Verdict.CONFLICT,
        on ? "disabled" : "enabled",
        on ? "enabled" : "disabled",
        each -> ((ObjectNode) present(each, alias)).put(RealmDocument.ENABLED, on));
  }

  /** Keycloak's own actions are on in a new realm; the choice alone may come to it switched off. */
  private boolean isUntouched(String alias, boolean on) {
    return !realm.ours() && (!on || alias.equals(CHOICE));
  }

  private void settings() {
    JsonNode choice = present(realm, CHOICE);
    if (!choice.isMissingNode() && !choice.path(CONFIG).has(REQUIREMENT)) {
      realm.change(
          PREFIX + CHOICE + "/" + CONFIG,
          null,
          REQUIREMENT + " = " + wantedConfig(CHOICE).path(REQUIREMENT).asText(),
          each -> addSettings(each, CHOICE));
    }
  }

  private JsonNode wantedConfig(String alias) {
    return Comparison.named(realm.wanted(RealmDocument.ACTIONS), ALIAS, alias).path(CONFIG);
  }

  private void addSettings(ObjectNode document, String alias) {
    ObjectNode action = (ObjectNode) present(document, alias);
    ObjectNode config =
        action.get(CONFIG) instanceof ObjectNode there ? there : action.putObject(CONFIG);
    wantedConfig(alias)
        .properties()
        .forEach(
            each -> {
              if (!config.has(each.getKey())) {
                config.set(each.getKey(), each.getValue());
              }
            });
  }

  private void linkClient() {
    String id = present(realm, PASSWORD).path(CONFIG).path(LINK_CLIENT).asText("");
    boolean there =
        Comparison.named(realm.present(RealmDocument.CLIENTS), "clientId", id)
            .path(RealmDocument.ENABLED)
            .asBoolean();
    if (!id.isBlank() && !there) {
      realm.byHand(PREFIX + PASSWORD + "/client", id);
    }
  }

  /**
   * In a realm that used us before, the order is an administrator's; in a new one it is where it is
   * not Keycloak's own.
   */
  private void order() {
    if (realm.ours()) {
      return;
    }
    List<String> now = order(realm.present(RealmDocument.ACTIONS));
    List<String> then =
        order(realm.wanted(RealmDocument.ACTIONS)).stream().filter(now::contains).toList();
    if (!now.stream().filter(then::contains).toList().equals(then)) {
      realm.add(
          realm.part(ORDER),
          ORDER,
          isKeycloaksOrder() ? Verdict.CHANGE : Verdict.CONFLICT,
          String.join(", ", now),
          String.join(", ", then),
          document -> inOrder(document));
    }
  }

  /** Keycloak has changed its order once, and left alone the realms that were there. */
  private boolean isKeycloaksOrder() {
    JsonNode there = realm.present(RealmDocument.ACTIONS);
    return Comparison.stream(realm.untouched(ORDERS))
        .map(
            order ->
                Comparison.stream(order)
                    .map(alias -> Comparison.named(there, ALIAS, alias.asText()))
                    .filter(action -> !action.isMissingNode())
                    .map(action -> action.path(PRIORITY).asInt())
                    .toList())
        .anyMatch(priorities -> priorities.stream().sorted().toList().equals(priorities));
  }

  private void inOrder(ObjectNode document) {
    for (JsonNode action : document.path(RealmDocument.ACTIONS)) {
      JsonNode wanted =
          Comparison.named(realm.wanted(RealmDocument.ACTIONS), ALIAS, action.path(ALIAS).asText());
      if (wanted.has(PRIORITY)) {
        ((ObjectNode) action).set(PRIORITY, wanted.get(PRIORITY));
      }
    }
  }

  private static List<String> order(JsonNode actions) {
    return Comparison.stream(actions instanceof ArrayNode all ? all : actions)
        .sorted(Comparator.comparingInt(each -> each.path(PRIORITY).asInt()))
        .map(each -> each.path(ALIAS).asText())
        .toList();
  }
}
