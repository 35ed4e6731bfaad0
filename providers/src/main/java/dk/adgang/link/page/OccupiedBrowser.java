package dk.adgang.link.page;

import dk.adgang.common.MaskedAddress;
import dk.adgang.common.RealmHmac;
import dk.adgang.login.Logouts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * A browser in which another employee is logged in than the one of the opened link, as on the
 * computer of a shop.
 */
record OccupiedBrowser(KeycloakSession session, RealmModel realm, UserSessionModel other) {

  /** The prefix of the hashed text, so that this hash cannot be used for another purpose. */
  private static final String MARK = "adgang.link.occupied ";

  /** Reads who is logged in; empty when nobody is, or the employee is. */
  static Optional<OccupiedBrowser> by(
      KeycloakSession session, RealmModel realm, UserModel employee) {
    return Optional.ofNullable(
            AuthenticationManager.authenticateIdentityCookie(session, realm, true))
        .filter(found -> !found.user().getId().equals(employee.getId()))
        .map(found -> new OccupiedBrowser(session, realm, found.session()));
  }

  /** The masked e-mail address of the logged-in employee: colleagues may see the screen. */
  String who() {
    UserModel user = other.getUser();
    return MaskedAddress.of(user.getEmail() == null ? user.getUsername() : user.getEmail());
  }

  /**
   * The text that the button of the page sends. Another site cannot press the button, because it
   * does not know the session.
   */
  String mark() {
    return RealmHmac.of(session, realm).hex(MARK + other.getId());
  }

  /** Logs out the other employee, when the button of the page was pressed for this session. */
  void logOut(String mark) {
    if (mark == null || !isMark(mark)) {
      return;
    }
    AuthenticationManager.expireIdentityCookie(session);
    AuthenticationManager.expireRememberMeCookie(session);
    Logouts.afterwards(session, Stream.of(other), EventBuilder::success);
  }

  private boolean isMark(String sent) {
    return MessageDigest.isEqual(
        sent.getBytes(StandardCharsets.UTF_8), mark().getBytes(StandardCharsets.UTF_8));
  }
}
