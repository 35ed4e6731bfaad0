package dk.adgang.testbed.guard;

import org.keycloak.models.KeycloakSession;

/**
 * The guard of the exits that a realm of the tests does without, to show that each alone is enough.
 * No other server carries these classes.
 */
final class TestingGuards {

  /** A realm attribute. */
  private static final String WITHOUT = "adgang.testing.without";

  private TestingGuards() {}

  /** Whether the guard before a session is usable is switched off. */
  static boolean withoutBrowser(KeycloakSession session) {
    return without(session, "browser");
  }

  /** Whether the guards of tokens and assertions are switched off. */
  static boolean withoutToken(KeycloakSession session) {
    return without(session, "token");
  }

  private static boolean without(KeycloakSession session, String guard) {
    var realm = session.getContext().getRealm();
    return realm != null && guard.equals(realm.getAttribute(WITHOUT));
  }
}
