package dk.adgang.link;

import dk.adgang.Logouts;
import dk.adgang.RealmHmac;
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
 * A browser in which somebody else is logged in than the employee whose link is opened, as on the
 * computer of a shop.
 */
record OccupiedBrowser(KeycloakSession session, RealmModel realm, UserSessionModel other) {

  /** The prefix of what is hashed, so that this hash cannot be used for another purpose. */
  private static final String MARK = "adgang.link.occupied ";

  /** Reads who is logged in; empty when that is nobody, or the employee. */
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
   * What the button of the page sends, so that no other site can press it: it does not know the
   * session.
   */
  String mark() {
    return RealmHmac.of(session, realm).hex(MARK + other.getId());
  }

  /** Logs out whoever is logged in, when the button of the page was pressed for this session. */
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
