package dk.adgang.admin.setup.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.admin.setup.check.Finding.Verdict;
import dk.adgang.common.PureRule;
import java.util.HashSet;
import java.util.Set;

/** The effect of required actions together, and on employees who are new. */
@PureRule
final class ActionUseCheck {

  private static final String ALIAS = "alias";
  private static final String PROVIDER = "providerId";
  private static final String DEFAULT = "defaultAction";
  private static final String SMS = "enrol-sms";

  /** Actions with settings of ours, which are read by an alias that is the provider's id. */
  private static final Set<String> WITH_SETTINGS =
      Set.of("choose-second-factor", SMS, "UPDATE_PASSWORD");

  private final Comparison realm;

  private ActionUseCheck(Comparison realm) {
    this.realm = realm;
  }

  static void look(Comparison realm) {
    ActionUseCheck check = new ActionUseCheck(realm);
    check.aliases();
    check.others();
    realm.present(RealmDocument.ACTIONS).forEach(check::byDefault);
  }

  /** Keycloak stored an action without its alias when a request left it out. */
  private void aliases() {
    Set<String> taken = new HashSet<>();
    realm.present(RealmDocument.ACTIONS).forEach(each -> taken.add(each.path(ALIAS).asText("")));
    for (JsonNode action : realm.present(RealmDocument.ACTIONS)) {
      String provider = action.path(PROVIDER).asText();
      if (isNameless(action) && taken.add(provider)) {
        realm.add(
            realm.part("actions/alias").of(provider),
            "actions/alias",
            Verdict.CHANGE,
            null,
            provider,
            document ->
                Comparison.stream(document.path(RealmDocument.ACTIONS))
                    .filter(
                        each ->
                            isNameless(each) && each.path(PROVIDER).equals(action.path(PROVIDER)))
                    .findFirst()
                    .ifPresent(each -> ((ObjectNode) each).put(ALIAS, provider)));
      }
    }
  }

  /** Keycloak lets an import give an action another alias, by which nobody looks for it. */
  private void others() {
    for (JsonNode action : realm.present(RealmDocument.ACTIONS)) {
      String provider = action.path(PROVIDER).asText();
      if (WITH_SETTINGS.contains(provider)
          && !isNameless(action)
          && !action.path(ALIAS).asText().equals(provider)) {
        realm.add(
            realm.part("actions/another").of(provider),
            "actions/another",
            Verdict.BY_HAND,
            action.path(ALIAS).asText(),
            "deleted",
            document -> {});
      }
    }
  }

  static boolean isNameless(JsonNode action) {
    return action.path(ALIAS).asText("").isBlank();
  }

  /** It is asked of everybody who is new, whatever their employer decided about the method. */
  private void byDefault(JsonNode action) {
    String alias = action.path(ALIAS).asText("");
    boolean sms = alias.equals(SMS);
    if (!action.path(DEFAULT).asBoolean()
        || !action.path(RealmDocument.ENABLED).asBoolean()
        || !(sms || realm.description().mayBeOff(alias))) {
      return;
    }
    String id = sms ? "actions/smsByDefault" : "actions/byDefault";
    realm.add(
        realm.part(id).of(action.path("name").asText(alias)),
        id,
        sms ? Verdict.CONFLICT : Verdict.BY_HAND,
        "On",
        "Off",
        document -> {
          if (ActionCheck.present(document, alias) instanceof ObjectNode there) {
            there.put(DEFAULT, false);
          }
        });
  }
}
