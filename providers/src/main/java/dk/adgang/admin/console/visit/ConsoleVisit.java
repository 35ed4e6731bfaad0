package dk.adgang.admin.console.visit;

import dk.adgang.admin.access.Caller;
import dk.adgang.admin.access.FreshProof;
import dk.adgang.common.RealmHmac;
import dk.adgang.secondfactor.LoginProofs;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * One request of somebody who has logged in to the console and has proven a second factor in that
 * session. The cookie of Keycloak's session says who it is; nothing is kept besides it.
 */
public final class ConsoleVisit {

  /** The name of the field that each form sends along. */
  static final String TOKEN = "form";

  /** A note of the session: the language that was chosen on one of these pages. */
  private static final String LANGUAGE = "adgang.console.language";

  /** The prefix of the text that names the reader. */
  private static final String READER = "adgang.console.reader ";

  /** The prefix of the hashed text, so that this hash cannot be used for another purpose. */
  private static final String MARK = "adgang.console.form ";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AuthResult login;
  private final ClientModel client;
  private final Instant proven;
  private final Caller caller;

  private ConsoleVisit(
      KeycloakSession session,
      RealmModel realm,
      AuthResult login,
      ClientModel client,
      Instant proven,
      Caller caller) {
    this.session = session;
    this.realm = realm;
    this.login = login;
    this.client = client;
    this.proven = proven;
    this.caller = caller;
  }

  /** The state in which a browser comes. */
  enum State {
    /** Nobody is logged in, or not for the console. */
    NO_LOGIN,
    /** Somebody is, and the console never opens to them, whatever they prove. */
    NO_READER,
    /** Somebody is, and has proven no second factor in this session. */
    NO_PROOF,
    OPEN
  }

  /**
   * The state of a browser, and the visit when it is open.
   *
   * @param user the person who is logged in; null for nobody
   * @param visit null when it is not open
   */
  record Arrival(State state, UserModel user, ConsoleVisit visit) {}

  /** Reads the cookie of a request. */
  static Arrival read(KeycloakSession session, RealmModel realm, ClientModel client) {
    AuthResult login = AuthenticationManager.authenticateIdentityCookie(session, realm, true);
    if (login == null) {
      return new Arrival(State.NO_LOGIN, null, null);
    }
    Optional<Instant> proven = new LoginProofs(session, realm, login.user()).last(login.session());
    Caller caller = Caller.ofConsole(session, realm, login.user(), proven);
    if (!caller.seesAnybody()) {
      return new Arrival(State.NO_READER, login.user(), null);
    }
    if (!isForConsole(login.session(), client)) {
      return new Arrival(State.NO_LOGIN, login.user(), null);
    }
    return proven
        .map(at -> new ConsoleVisit(session, realm, login, client, at, caller))
        .map(visit -> new Arrival(State.OPEN, login.user(), visit))
        .orElseGet(() -> new Arrival(State.NO_PROOF, login.user(), null));
  }

  /** A login to an app alone did not ask for what the console asks for. */
  private static boolean isForConsole(UserSessionModel session, ClientModel client) {
    return session.getAuthenticatedClientSessionByClient(client.getId()) != null;
  }

  public UserModel user() {
    return login.user();
  }

  Caller caller() {
    return caller;
  }

  /** The admin events of this person, about employees. */
  public AdminEventBuilder events() {
    return new AdminEventBuilder(realm, auth(), session, session.getContext().getConnection())
        .resource(ResourceType.USER);
  }

  /** This person and the console, as Keycloak's events name them. */
  public AdminAuth auth() {
    return new AdminAuth(realm, login.token(), login.user(), client);
  }

  /** Whether a second factor was proven a few minutes ago at most. */
  public boolean isFresh() {
    return FreshProof.is(proven, Instant.ofEpochMilli(Time.currentTimeMillis()));
  }

  /**
   * The text that each form of these pages sends. Another site cannot send it, because it does not
   * know the session.
   */
  String token() {
    return RealmHmac.of(session, realm).hex(MARK + login.session().getId());
  }

  /** The notes of this session about what was done just now. */
  DoneNote doneNote() {
    return new DoneNote(session, realm, login.session().getId());
  }

  /** Whether a form comes from a page of this session; nothing may be done otherwise. */
  boolean isOwnForm(String sent) {
    return sent != null
        && MessageDigest.isEqual(
            sent.getBytes(StandardCharsets.UTF_8), token().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A text that stands for the person in all their sessions, so that a browser gives back what was
   * typed to nobody else.
   */
  String reader() {
    return RealmHmac.of(session, realm).hex(READER + login.user().getId());
  }

  /**
   * Keeps the language that was chosen just now for the pages that follow. It is kept with the
   * session and not with the account, whose language is that of the mails.
   *
   * @param chosen empty where it goes on as before
   */
  void speak(Optional<String> chosen) {
    chosen.ifPresent(language -> login.session().setNote(LANGUAGE, language));
    Optional.ofNullable(login.session().getNote(LANGUAGE))
        .ifPresent(
            language -> session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, language));
  }
}
