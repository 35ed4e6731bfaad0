package dk.adgang.admin.console.visit;

import dk.adgang.common.DisplayText;
import org.keycloak.models.RealmModel;

/** The name of a realm for people, who may know it by the name in its addresses. */
final class RealmWords {

  private RealmWords() {}

  /** Returns «Kaffehuset (kaffe)»; the name in addresses alone where there is no other. */
  static String of(RealmModel realm) {
    String shown = realm.getDisplayName() == null ? "" : DisplayText.line(realm.getDisplayName());
    return shown.isBlank() || shown.equals(realm.getName())
        ? realm.getName()
        : shown + " (" + realm.getName() + ")";
  }
}
