package dk.adgang;

import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A login that only a mailed link began, or a request for one: it ends without a session. */
public final class MailedLogin {

  /** A note of the login: the row of the link of ours that began it. */
  public static final String LINK = "adgang.link.id";

  /** A note of the session that would come of it, for the guard that sees no login any more. */
  private static final String BEGAN = "adgang.login.mailed";

  private MailedLogin() {}

  /** Notes that a mail is all that stands behind a login, for whatever should come of it. */
  public static void note(AuthenticationSessionModel authSession) {
    authSession.setUserSessionNote(BEGAN, "true");
  }

  /** Whether a session came of a login that only a mail stood behind. */
  public static boolean began(UserSessionModel userSession) {
    return userSession.getNote(BEGAN) != null;
  }

  /**
   * Whether a login ends at a page rather than in an app, so that nothing may leave by it, whatever
   * address it is moved to.
   */
  public static boolean endsWithoutSession(AuthenticationSessionModel authSession) {
    return authSession.getAuthNote(LINK) != null
        || authSession.getAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS) != null;
  }

  /**
   * Whether nothing but a mail stands behind a login, so that it is not asked to choose a second
   * factor: whoever reads the mail could enrol one. A login that began by a mail and was moved to
   * the password page is one like any other.
   */
  public static boolean byMailAlone(AuthenticationSessionModel authSession) {
    return authSession.getAuthNote(LINK) != null
        || (endsWithoutSession(authSession) && !LoginUnderWay.begun(authSession));
  }
}
