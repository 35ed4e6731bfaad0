package dk.adgang.login;

import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A login that began by a mailed link, or a request for one, alone: it ends without a session. */
public final class MailedLogin {

  /** A note of the login: the row of the link of ours that began it. */
  public static final String LINK = "adgang.link.id";

  /** A note of the session that would come of it, for the guard that sees no login any more. */
  private static final String BEGAN = "adgang.login.mailed";

  private MailedLogin() {}

  /** Notes that a login is proven by a mail alone; a session that comes of it has the note too. */
  public static void note(AuthenticationSessionModel authSession) {
    authSession.setUserSessionNote(BEGAN, "true");
  }

  /** Whether a session came of a login that was proven by a mail alone. */
  public static boolean began(UserSessionModel userSession) {
    return userSession.getNote(BEGAN) != null;
  }

  /**
   * True when a login ends at a page rather than in an app, so that no session or token may leave,
   * at whatever address the login goes on.
   */
  public static boolean endsWithoutSession(AuthenticationSessionModel authSession) {
    return authSession.getAuthNote(LINK) != null
        || authSession.getAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS) != null;
  }

  /**
   * True when a login is proven by a mail alone, so that it is not asked to choose a second factor:
   * anybody who reads the mail could enrol one. A login that began by a mail and was moved to the
   * password page is a login like any other.
   */
  public static boolean byMailAlone(AuthenticationSessionModel authSession) {
    return authSession.getAuthNote(LINK) != null
        || (endsWithoutSession(authSession) && !LoginUnderWay.begun(authSession));
  }
}
