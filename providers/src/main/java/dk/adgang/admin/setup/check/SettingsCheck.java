package dk.adgang.admin.setup.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.Part;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.admin.setup.flow.FlowCheck;
import dk.adgang.common.PureRule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The realm's own settings. */
@PureRule
final class SettingsCheck {

  /** Another theme is an administrator's choice: our pages are found from each. */
  private static final List<String> THEMES = List.of("loginTheme", "accountTheme");

  private static final String MAIL_THEME = "emailTheme";
  private static final String MAIL_SERVER = "smtpServer";

  /** Settings that must be as in the realm file. */
  private static final List<String> FIXED =
      List.of(
          "eventsEnabled",
          "adminEventsEnabled",
          "resetPasswordAllowed",
          "loginWithEmailAllowed",
          "duplicateEmailsAllowed",
          "bruteForceProtected");

  private static final String HEADERS = "browserSecurityHeaders";
  private static final String CONTENT = "contentSecurityPolicy";

  /** Maps of the realm file whose values are set one by one. */
  private static final Set<String> MAPS = Set.of("attributes", HEADERS);

  private final Comparison realm;

  private SettingsCheck(Comparison realm) {
    this.realm = realm;
  }

  public static void look(Comparison realm) {
    SettingsCheck check = new SettingsCheck(realm);
    check.themes();
    LanguageCheck.look(realm);
    check.mailServer();
    check.listeners();
    FIXED.forEach(check::fixed);
    PasswordPolicyCheck.look(realm);
    check.headers();
    check.encryption();
    check.registration();
    check.advised();
  }

  private void themes() {
    for (String theme : THEMES) {
      String name = Comparison.shown(realm.present(theme));
      JsonNode to = realm.wanted(theme);
      if (name == null) {
        set(theme, null);
      } else if (Comparison.contains(
          realm.present(RealmDocument.FACTS).path(RealmDocument.NO_THEME), theme)) {
        realm.conflict(
            theme, name + ", which is not installed", to.asText(), each -> each.set(theme, to));
      }
    }
    String mails = Comparison.shown(realm.present(MAIL_THEME));
    if (mails == null) {
      set(MAIL_THEME, null);
    } else if (!realm.present(RealmDocument.FACTS).path(RealmDocument.MAILS).asBoolean()) {
      JsonNode to = realm.wanted(MAIL_THEME);
      realm.conflict(MAIL_THEME, mails, to.asText(), each -> each.set(MAIL_THEME, to));
    }
  }

  private void set(String field, String from) {
    JsonNode to = realm.wanted(field);
    realm.change(field, from, Comparison.shown(to), each -> each.set(field, to));
  }

  private void mailServer() {
    JsonNode server = realm.present(MAIL_SERVER);
    if (Comparison.shown(server.path("host")) == null
        || Comparison.shown(server.path("from")) == null) {
      realm.byHand(MAIL_SERVER, null);
    }
  }

  private void listeners() {
    Comparison.stream(realm.wanted(RealmDocument.LISTENERS))
        .map(JsonNode::asText)
        .filter(id -> realm.description().parts().has(RealmDocument.LISTENERS + "/" + id))
        .filter(id -> !Comparison.contains(realm.present(RealmDocument.LISTENERS), id))
        .forEach(
            id ->
                realm.change(
                    RealmDocument.LISTENERS + "/" + id,
                    null,
                    id,
                    each -> each.withArray("/" + RealmDocument.LISTENERS).add(id)));
  }

  private void fixed(String field) {
    JsonNode present = realm.present(field);
    JsonNode wanted = realm.wanted(field);
    if (present.equals(wanted)) {
      return;
    }
    if (present.isMissingNode() || present.equals(realm.untouched(field))) {
      set(field, Comparison.shown(present));
    } else {
      realm.conflict(field, present.asText(), wanted.asText(), each -> each.set(field, wanted));
    }
  }

  /** An administrator may choose another policy, and not one that lets everybody in. */
  private void headers() {
    String there = realm.present(HEADERS).path(CONTENT).asText("");
    JsonNode to = realm.wanted(HEADERS).path(CONTENT);
    Optional<String> fault = there.isBlank() ? Optional.of("") : ContentPolicy.tooWide(there);
    fault.ifPresent(
        from ->
            realm.conflict(
                CONTENT,
                from.isEmpty() ? null : from,
                to.asText(),
                each -> put(each, HEADERS + "/" + CONTENT, to)));
  }

  /** A server on one's own machine has no certificate, so that the realm is whole without. */
  private void encryption() {
    if (realm.present("sslRequired").asText().equalsIgnoreCase("none")) {
      realm.byHand("sslRequired/none", "None", "External requests");
    }
  }

  private void registration() {
    if (realm.present("registrationAllowed").asBoolean()) {
      realm.byHand("registrationAllowed/on", "On", "Off");
    }
  }

  /**
   * The values that a realm gets when it is set up for the first time, where it still has what
   * every new one has. Later it is an administrator's choice, that of Keycloak's value too.
   */
  private void advised() {
    if (realm.ours()) {
      return;
    }
    realm
        .description()
        .wanted()
        .properties()
        .forEach(
            each -> {
              if (MAPS.contains(each.getKey())) {
                each.getValue()
                    .properties()
                    .forEach(
                        inner ->
                            advised(
                                each.getKey() + "/" + inner.getKey(),
                                realm.present(each.getKey()).path(inner.getKey()),
                                realm.untouched(each.getKey()).path(inner.getKey()),
                                inner.getValue()));
              } else {
                advised(
                    each.getKey(),
                    realm.present(each.getKey()),
                    realm.untouched(each.getKey()),
                    each.getValue());
              }
            });
  }

  private void advised(String id, JsonNode present, JsonNode untouched, JsonNode wanted) {
    if (!realm.description().parts().has(id)
        || LanguageCheck.OF_LANGUAGES.contains(id)
        // A flow may be bound only by the check that looks into it.
        || FlowCheck.KEYCLOAKS.containsKey(id)) {
      return;
    }
    Part part = realm.part(id);
    if (part.need() == Part.Need.NEEDED
        || (part.need() == Part.Need.NEW && realm.hasPeople())
        || same(present, wanted)
        || !same(present, untouched)) {
      return;
    }
    realm.change(
        id, Comparison.shown(present), shownOrNothing(wanted), each -> put(each, id, wanted));
  }

  private static boolean same(JsonNode one, JsonNode other) {
    if (one instanceof ArrayNode some && other instanceof ArrayNode more) {
      return Set.copyOf(Comparison.stream(some).toList())
          .equals(Set.copyOf(Comparison.stream(more).toList()));
    }
    return Objects.equals(Comparison.shown(one), Comparison.shown(other));
  }

  private static String shownOrNothing(JsonNode value) {
    String text = Comparison.shown(value);
    return text == null ? "" : text;
  }

  private static void put(ObjectNode document, String id, JsonNode value) {
    int slash = id.indexOf('/');
    if (slash < 0) {
      document.set(id, value);
    } else {
      document.withObject("/" + id.substring(0, slash)).set(id.substring(slash + 1), value);
    }
  }
}
