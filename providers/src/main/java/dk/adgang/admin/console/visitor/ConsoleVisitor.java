package dk.adgang.admin.console.visitor;

import dk.adgang.admin.access.Caller;
import dk.adgang.secondfactor.LoginProofs;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.resources.admin.AdminAuth;

/**
 * Somebody whom the cookie of Keycloak's session names. It is read while the request is still one
 * about the visitor's realm.
 *
 * @param proven when a second factor was last proven in the session; empty for never
 */
public record ConsoleVisitor(
    KeycloakSession session,
    VisitorsRealm visitors,
    ClientModel client,
    AuthResult login,
    Optional<Instant> proven) {

  /** A note of the session: the language that was chosen on one of these pages. */
  private static final String LANGUAGE = "adgang.console.language";

  /**
   * Reads the cookie of a request.
   *
   * @param client that of the console
   * @return empty for nobody
   */
  public static Optional<ConsoleVisitor> read(
      KeycloakSession session, VisitorsRealm visitors, ClientModel client) {
    return Optional.ofNullable(
            AuthenticationManager.authenticateIdentityCookie(session, visitors.realm(), true))
        .map(
            login ->
                new ConsoleVisitor(
                    session,
                    visitors,
                    client,
                    login,
                    new LoginProofs(session, visitors.realm(), login.user())
                        .last(login.session())));
  }

  /** Whether the login was for the console: one to an app alone did not ask for what it asks. */
  public boolean isForConsole() {
    return userSession().getAuthenticatedClientSessionByClient(client.getId()) != null;
  }

  public UserModel user() {
    return login.user();
  }

  public UserSessionModel userSession() {
    return login.session();
  }

  /** This person and the console, as Keycloak's events name them. */
  public AdminAuth auth() {
    return new AdminAuth(visitors.realm(), login.token(), login.user(), client);
  }

  /** What this person may do in a realm: what the account has now, and no token. */
  public Caller in(AdministeredRealm administered) {
    return Caller.ofVisitor(
        session, administered.realm(), visitors.realm(), login.user(), client, proven);
  }

  /** The name of this person for a page. */
  public String shown() {
    return user().getEmail() == null ? user().getUsername() : user().getEmail();
  }

  /**
   * Keeps the language that was chosen just now for the pages that follow. It is kept with the
   * session and not with the account, whose language is that of the mails.
   *
   * @param chosen empty where it goes on as before
   */
  public void speak(Optional<String> chosen) {
    chosen.ifPresent(language -> userSession().setNote(LANGUAGE, language));
    Optional.ofNullable(userSession().getNote(LANGUAGE))
        .ifPresent(
            language -> session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, language));
  }
}
