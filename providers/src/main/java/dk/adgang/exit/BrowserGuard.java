package dk.adgang.exit;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.Refusal;
import dk.adgang.login.LoginUnderWay;
import dk.adgang.policy.PolicyReader;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.ImpersonationSessionNote;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.ErrorPageException;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.IdentityCookieToken;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.AuthenticationSessionProvider;
import org.keycloak.sessions.RootAuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/**
 * The guard of logins in a browser. When nothing may leave, everything that the request had begun
 * is undone: the transaction is rolled back, so that no session is left, and the browser goes back
 * to the page that is due.
 */
final class BrowserGuard {

  /** The message of a refusal where there is no page to go back to. */
  private static final String NOT_SET_UP = "secondFactorNotSetUp";

  private final KeycloakSession session;
  private final RealmModel realm;

  BrowserGuard(KeycloakSession session) {
    this.session = session;
    this.realm = session.getContext().getRealm();
  }

  /**
   * Asks the rule before a cookie is set.
   *
   * @param cookie the identity cookie, which names its session
   * @throws ErrorPageException with the answer, when nothing may leave
   */
  void check(String cookie) {
    if (!AdgangRealm.uses(realm)) {
      return;
    }
    IdentityCookieToken token = session.tokens().decode(cookie, IdentityCookieToken.class);
    UserSessionModel userSession =
        token == null ? null : session.sessions().getUserSession(realm, token.getSessionId());
    AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
    if (userSession == null || userSession.getUser() == null) {
      refuse(beginAnew());
    } else if (impersonated(userSession)) {
      return;
    } else if (authSession != null
        && userSession.getUser().equals(authSession.getAuthenticatedUser())) {
      check(authSession, userSession);
    } else if (new ExitGuard(session, realm).session(userSession, true).isPresent()) {
      // Keycloak renews the cookie of a session that is there, as on the way to its account
      // console. Kept, it would lead here again and again.
      AuthenticationManager.expireIdentityCookie(session);
      refuse(beginAnew());
    }
  }

  /**
   * Whether an administrator impersonates an employee. Keycloak has checked the permission; all
   * that the session asks for later meets the guards like any other.
   */
  private static boolean impersonated(UserSessionModel userSession) {
    return userSession.getNote(ImpersonationSessionNote.IMPERSONATOR_ID.toString()) != null;
  }

  /**
   * Asks the rule about a login.
   *
   * @param userSession the session that the login is about to become
   * @throws ErrorPageException with the answer, when nothing may leave
   */
  void check(AuthenticationSessionModel authSession, UserSessionModel userSession) {
    if (!AdgangRealm.uses(realm)) {
      return;
    }
    ExitGuard guard = new ExitGuard(session, realm);
    Optional<ExitRule.Refusal> refusal = guard.login(authSession);
    if (refusal.isPresent()) {
      report(authSession, refusal.get());
      refuse(answer(authSession, refusal.get()));
    }
    guard.met(userSession);
  }

  /** Rolls back at once, because Keycloak catches some exceptions on their way. */
  private void refuse(Response answer) {
    session.getTransactionManager().setRollbackOnly();
    // Jakarta REST (3.3.4) hands an exception without an entity to Keycloak's page of errors, which
    // would lose where the answer leads to.
    throw new ErrorPageException(
        answer.hasEntity()
            ? answer
            : Response.fromResponse(answer).entity("").type(MediaType.TEXT_HTML_TYPE).build());
  }

  private void report(AuthenticationSessionModel authSession, ExitRule.Refusal refusal) {
    Refusal.EXIT_HELD.of(
        new EventBuilder(realm, session, session.getContext().getConnection())
            .event(EventType.LOGIN)
            .client(authSession.getClient())
            .user(authSession.getAuthenticatedUser())
            .detail(Details.CODE_ID, authSession.getParentSession().getId()),
        refusal.reason());
  }

  private Response answer(AuthenticationSessionModel authSession, ExitRule.Refusal refusal) {
    if (silent(authSession)) {
      return interaction(authSession);
    }
    boolean choice = refusal == ExitRule.Refusal.CHOICE || refusal == ExitRule.Refusal.PROOF;
    if (choice && !choiceIsOn()) {
      return error(NOT_SET_UP);
    }
    return atPassword(authSession);
  }

  /**
   * True when the page that offers a second factor is on; without it the login would only come back
   * here.
   */
  private boolean choiceIsOn() {
    RequiredActionProviderModel action =
        realm.getRequiredActionProviderByAlias(PolicyReader.REALM_SETTINGS);
    return action != null && action.isEnabled();
  }

  /** Whether the app has asked for an answer without a page. */
  private static boolean silent(AuthenticationSessionModel authSession) {
    return TokenUtil.hasPrompt(
        authSession.getClientNote(OIDCLoginProtocol.PROMPT_PARAM),
        OIDCLoginProtocol.PROMPT_VALUE_NONE);
  }

  private Response interaction(AuthenticationSessionModel authSession) {
    EventBuilder event = new EventBuilder(realm, session, session.getContext().getConnection());
    return session
        .getProvider(LoginProtocol.class, authSession.getProtocol())
        .setRealm(realm)
        .setHttpHeaders(session.getContext().getHttpRequest().getHttpHeaders())
        .setUriInfo(session.getContext().getUri())
        .setEventBuilder(event.event(EventType.LOGIN))
        .sendError(authSession, LoginProtocol.Error.PASSIVE_INTERACTION_REQUIRED, null);
  }

  /**
   * Begins the login anew, at its password, in a transaction of its own: this request's is rolled
   * back, but its changes of the login in memory are not. From there the steps and actions lead to
   * the page that is due. The app's question is kept, but for the action that it asked for:
   * Keycloak passes over one that an app cannot begin.
   */
  private Response atPassword(AuthenticationSessionModel authSession) {
    String rootId = authSession.getParentSession().getId();
    return KeycloakModelUtils.runJobInTransactionWithResult(
        session.getKeycloakSessionFactory(),
        session.getContext(),
        inner -> {
          RealmModel here = inner.realms().getRealm(realm.getId());
          AuthenticationSessionProvider logins = inner.authenticationSessions();
          RootAuthenticationSessionModel root =
              Optional.ofNullable(logins.getRootAuthenticationSession(here, rootId))
                  .orElseGet(() -> logins.createRootAuthenticationSession(here, rootId));
          root.removeAuthenticationSessionByTabId(authSession.getTabId());
          AuthenticationSessionModel anew =
              root.createAuthenticationSession(here.getClientById(authSession.getClient().getId()));
          anew.setProtocol(authSession.getProtocol());
          anew.setRedirectUri(authSession.getRedirectUri());
          authSession.getClientNotes().forEach(anew::setClientNote);
          anew.removeClientNote(Constants.KC_ACTION);
          return LoginUnderWay.atPassword(session, anew, Refusal.LOGIN_OVER.message());
        },
        "lay a login anew");
  }

  private Response beginAnew() {
    return error(Refusal.LOGIN_OVER.message());
  }

  private Response error(String message) {
    return ErrorPage.error(session, null, Response.Status.FORBIDDEN, message);
  }
}
