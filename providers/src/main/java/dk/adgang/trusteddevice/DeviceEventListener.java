package dk.adgang.trusteddevice;

import dk.adgang.RealmHmac;
import dk.adgang.RequestEnd;
import dk.adgang.secondfactor.FactorNotices;
import dk.adgang.secondfactor.LoginProofs;
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

  /** From the last login on. */
  private static final Duration KEPT = Duration.ofDays(365);

  private static final int MARK_BYTES = 16;

  private final KeycloakSession session;

  DeviceEventListener(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(Event event) {
    AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
    if (event.getType() == EventType.LOGIN && event.getUserId() != null && login != null) {
      RealmModel realm = login.getRealm();
      UserModel employee = login.getAuthenticatedUser();
      if (employee != null && FactorNotices.writtenIn(realm)) {
        loggedIn(realm, employee, login);
      }
    }
  }

  private void loggedIn(RealmModel realm, UserModel employee, AuthenticationSessionModel login) {
    LoginProofs proven = new LoginProofs(session, realm, employee);
    // A live session says nothing new of who sits there.
    if (!proven.password(login)) {
      return;
    }
    RealmCookie cookie = new RealmCookie(session, realm, COOKIE);
    KnownBrowsers seen = KnownBrowsers.read(cookie.read());
    String mark = mark(realm, employee);
    if (!seen.has(mark) && proven.methodOrBackup(login)) {
      FactorNotices.newDevice(session, realm, employee);
    }
    // Keycloak reports a login before its exits; one that is refused there leaves no mark.
    RequestEnd.afterStored(session, () -> cookie.keep(seen.with(mark).value(), KEPT));
  }

  /** Keyed, so that nobody can make another one's, or tell whose one is. */
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
