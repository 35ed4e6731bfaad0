package dk.adgang.exit;

import dk.adgang.AdgangRealm;
import dk.adgang.LoginUnderWay;
import dk.adgang.policy.PolicyReader;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.ImpersonationSessionNote;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.ErrorPageException;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/**
 * The guard of logins in a browser. What may not leave takes everything with it that the request
 * had begun: the transaction is rolled back, so that no session is left, and the browser goes back
 * to the page that is due.
 */
final class BrowserGuard {

  /** What the login is refused with, where there is no page to go back to. */
  private static final String NOT_SET_UP = "secondFactorNotSetUp";

  private static final String BEGIN_ANEW = "loginMustBeginAnew";

  private final KeycloakSession session;
  private final RealmModel realm;

  BrowserGuard(KeycloakSession session) {
    this.session = session;
    this.realm = session.getContext().getRealm();
  }

  /**
   * Asks the rule about the login of this request.
   *
   * @throws ErrorPageException with the answer, when nothing may leave
   */
  void check() {
    if (!AdgangRealm.uses(realm)) {
      return;
    }
    AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
    UserSessionModel userSession = session.getContext().getUserSession();
    if (authSession != null) {
      check(authSession, userSession);
    } else if (userSession != null && !impersonated(userSession)) {
      // Keycloak renews the cookie of a session that is there, as on the way to its account
      // console.
      new ExitGuard(session, realm)
          .session(userSession, true)
          .ifPresent(
              refusal -> {
                throw new ErrorPageException(beginAnew());
              });
    }
  }

  /**
   * Whether an administrator looks with an employee's eyes. Keycloak has asked for the permission;
   * what that session asks for later meets the guards like any other.
   */
  private static boolean impersonated(UserSessionModel userSession) {
    return userSession.getNote(ImpersonationSessionNote.IMPERSONATOR_ID.toString()) != null;
  }

  /**
   * Asks the rule about a login.
   *
   * @param userSession what it is about to become
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
      throw new ErrorPageException(answer(guard, authSession, refusal.get()));
    }
    if (userSession != null && userSession.getUser() != null) {
      guard.met(userSession);
    }
  }

  private void report(AuthenticationSessionModel authSession, ExitRule.Refusal refusal) {
    new EventBuilder(realm, session, session.getContext().getConnection())
        .event(EventType.LOGIN)
        .client(authSession.getClient())
        .user(authSession.getAuthenticatedUser())
        .detail(Details.CODE_ID, authSession.getParentSession().getId())
        .detail(Details.REASON, refusal.reason())
        .error(Errors.NOT_ALLOWED);
  }

  private Response answer(
      ExitGuard guard, AuthenticationSessionModel authSession, ExitRule.Refusal refusal) {
    if (silent(authSession)) {
      return interaction(authSession);
    }
    return switch (refusal) {
      case OVER -> changed(authSession, this::atPassword).orElseGet(this::beginAnew);
      // What a mailed link leads to is the password page, which is an action, too.
      case MAILED, PENDING ->
          guard
              .pending(authSession)
              .flatMap(a -> goBackTo(authSession, a))
              .orElseGet(this::beginAnew);
      case PROOF, CHOICE -> choice(authSession);
    };
  }

  /** The page that offers the second factor; it also leads to the proof of one that is there. */
  private Response choice(AuthenticationSessionModel authSession) {
    RequiredActionProviderModel action =
        realm.getRequiredActionProviderByAlias(PolicyReader.REALM_SETTINGS);
    if (action == null || !action.isEnabled()) {
      return error(NOT_SET_UP);
    }
    return goBackTo(authSession, action.getAlias()).orElseGet(this::beginAnew);
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

  private Optional<Response> goBackTo(AuthenticationSessionModel authSession, String action) {
    return changed(
        authSession,
        kept -> {
          // An app that has asked for an action is not asked again: Keycloak passes over an action
          // that an app cannot begin.
          kept.removeClientNote(Constants.KC_ACTION);
          kept.addRequiredAction(action);
          kept.removeAuthNote(AuthenticationProcessor.CURRENT_AUTHENTICATION_EXECUTION);
          return AuthenticationManager.redirectToRequiredActions(
              session, realm, kept, session.getContext().getUri(), action);
        });
  }

  private Response atPassword(AuthenticationSessionModel kept) {
    UserModel employee = kept.getAuthenticatedUser();
    return new LoginUnderWay(session, realm, employee, kept).atPassword();
  }

  /**
   * Changes the login as it is stored, in a transaction of its own: this request's is rolled back.
   * A login that this very request began is not stored, and there is nothing to go back to.
   */
  private Optional<Response> changed(
      AuthenticationSessionModel authSession,
      Function<AuthenticationSessionModel, Response> change) {
    String root = authSession.getParentSession().getId();
    String client = authSession.getClient().getId();
    String tab = authSession.getTabId();
    return KeycloakModelUtils.runJobInTransactionWithResult(
        session.getKeycloakSessionFactory(),
        session.getContext(),
        inner -> {
          RealmModel here = inner.realms().getRealm(realm.getId());
          ClientModel app = here.getClientById(client);
          RootAuthenticationSessionModel kept =
              inner.authenticationSessions().getRootAuthenticationSession(here, root);
          return Optional.ofNullable(kept)
              .map(k -> k.getAuthenticationSession(app, tab))
              .map(change);
        },
        "send a login back");
  }

  private Response beginAnew() {
    return error(BEGIN_ANEW);
  }

  private Response error(String message) {
    return ErrorPage.error(session, null, Response.Status.FORBIDDEN, message);
  }
}
