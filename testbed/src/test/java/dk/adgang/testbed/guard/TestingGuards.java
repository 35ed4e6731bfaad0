package dk.adgang.testbed.guard;

import org.keycloak.models.KeycloakSession;

/**
 * Which guard of the exits a realm of the tests does without, so that each is seen to be enough
 * alone. No other server carries these classes.
 */
final class TestingGuards {

  /** A realm attribute. */
  private static final String WITHOUT = "adgang.testing.without";

  private TestingGuards() {}

  /** Whether the guard before a session is usable is taken out. */
  static boolean withoutBrowser(KeycloakSession session) {
    return without(session, "browser");
  }

  /** Whether the guards of tokens and assertions are taken out. */
  static boolean withoutToken(KeycloakSession session) {
    return without(session, "token");
  }

  private static boolean without(KeycloakSession session, String guard) {
    var realm = session.getContext().getRealm();
    return realm != null && guard.equals(realm.getAttribute(WITHOUT));
  }
}
