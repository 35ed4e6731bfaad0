package dk.adgang.testbed.attack.matrix;

import static dk.adgang.testbed.attack.matrix.MatrixTable.ALONE;
import static dk.adgang.testbed.attack.matrix.MatrixTable.CLOSED;
import static dk.adgang.testbed.attack.matrix.MatrixTable.FRESH;
import static dk.adgang.testbed.attack.matrix.MatrixTable.LIVE;
import static dk.adgang.testbed.attack.matrix.MatrixTable.PROVES_APPS;

/** The paths of a token, and what is expected of each. */
enum MatrixPath {
  BROWSER("a browser", ALONE, FRESH),
  APP("the phone app, back by a scheme of its own", ALONE, FRESH),
  CONSOLE("the account console", ALONE, FRESH),
  DEVICE("a device without a keyboard, RFC 8628", ALONE, FRESH),
  FORGOTTEN("a forgotten password, then the login", ALONE, FRESH),
  WELCOME("a welcome link, then the login", ALONE, FRESH),
  COOKIE("a live session", ALONE, LIVE),
  LEVEL("a live session, and acr_values=2", ALONE, LIVE),
  ESSENTIAL_LEVEL("a live session, and acr 2 as an essential claim", ALONE, LIVE),
  PROMPT_LOGIN("a live session, and prompt=login", ALONE, LIVE),
  MAX_AGE("a live session, and max_age=0", ALONE, LIVE),
  // A refresh itself goes on working as long as nothing has ended the session. The test looks
  // at the authorization request after it.
  REFRESH("a session that was just refreshed", ALONE, LIVE),
  OFFLINE("a session with an offline token that was just refreshed", ALONE, LIVE),
  EXCHANGE("a token from before, exchanged, RFC 8693", ALONE, LIVE),
  // Closed: refused for every caller, so that there is nothing that the employee could do.
  EXCHANGE_FOR_ANOTHER("an exchange without the employee's token", CLOSED, CLOSED),
  DIRECT_GRANT("direct grant, by the realm's flow, which denies", CLOSED, CLOSED),
  DIRECT_GRANT_STOCK("direct grant, by Keycloak's own flow", CLOSED, PROVES_APPS),
  CIBA("CIBA, which proves nothing to this server", CLOSED, CLOSED);

  final String words;
  final String alone;
  final String asked;

  MatrixPath(String words, String alone, String asked) {
    this.words = words;
    this.alone = alone;
    this.asked = asked;
  }

  boolean beginsAlive() {
    return asked.equals(LIVE);
  }

  boolean beginsByMail() {
    return this == FORGOTTEN || this == WELCOME;
  }
}
