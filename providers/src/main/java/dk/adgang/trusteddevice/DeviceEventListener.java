package dk.adgang.trusteddevice;

import dk.adgang.common.RealmHmac;
import dk.adgang.common.RequestEnd;
import dk.adgang.secondfactor.LoginProofs;
import dk.adgang.secondfactor.notice.FactorNotices;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Marks the browser in which somebody has logged in, and tells employees by mail when their second
 * factor was proven in a browser that has no mark of theirs.
 */
final class DeviceEventListener implements EventListenerProvider {

  /** One cookie a realm. */
  private static final String COOKIE = "ADGANG_SEEN";

  /** A mark is kept for a year after the last login. */
  private static final Duration KEPT = Duration.ofDays(365);

  private static final int MARK_BYTES = 16;

  private final KeycloakSession session;

  DeviceEventListener(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(Event event) {
    AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
    if (event.getType() == EventType.LOGIN && event.getUserId() != null && authSession != null) {
      RealmModel realm = authSession.getRealm();
      UserModel employee = authSession.getAuthenticatedUser();
      if (employee != null && FactorNotices.writtenIn(realm)) {
        loggedIn(realm, employee, authSession);
      }
    }
  }

  private void loggedIn(
      RealmModel realm, UserModel employee, AuthenticationSessionModel authSession) {
    LoginProofs proven = new LoginProofs(session, realm, employee);
    // A login by a live session does not tell who uses the browser now.
    if (!proven.password(authSession)) {
      return;
    }
    RealmCookie cookie = new RealmCookie(session, realm, COOKIE);
    KnownBrowsers seen = KnownBrowsers.read(cookie.read());
    String mark = mark(realm, employee);
    if (!seen.has(mark) && proven.methodOrBackup(authSession)) {
      FactorNotices.newDevice(session, realm, employee);
    }
    // Keycloak reports a login before its exits, and a login that is refused there must leave no
    // mark.
    RequestEnd.afterStored(session, () -> cookie.keep(seen.with(mark).value(), KEPT));
  }

  /** The mark is keyed, so that nobody can make one of somebody else, or tell whose it is. */
  private String mark(RealmModel realm, UserModel employee) {
    byte[] all = RealmHmac.of(session, realm).bytes(COOKIE + ":" + employee.getId());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(all, MARK_BYTES));
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    // Administrators log in elsewhere.
  }

  @Override
  public void close() {}
}
