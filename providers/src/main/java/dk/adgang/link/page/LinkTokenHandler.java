package dk.adgang.link.page;

import dk.adgang.common.Refusal;
import dk.adgang.link.LinkBudgets;
import dk.adgang.link.LinkEvents;
import dk.adgang.link.LinkProblem;
import dk.adgang.link.LinkToken;
import dk.adgang.link.PresentedLink;
import dk.adgang.login.MailedLogin;
import dk.adgang.ratelimit.RateLimiter;
import dk.adgang.secondfactor.RealmSteps;
import dk.adgang.secondfactor.SecondFactorStatus;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.TokenVerifier.Predicate;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.actiontoken.AbstractActionTokenHandler;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.authentication.actiontoken.TokenUtils;
import org.keycloak.common.util.Time;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * Leads a good link to the password page, and every other one to a page that says what is wrong
 * with it.
 */
public final class LinkTokenHandler extends AbstractActionTokenHandler<LinkToken> {

  private static final Logger LOG = Logger.getLogger(LinkTokenHandler.class);

  public LinkTokenHandler() {
    super(
        LinkToken.TYPE,
        LinkToken.class,
        Messages.INVALID_CODE,
        EventType.EXECUTE_ACTION_TOKEN,
        Errors.NOT_ALLOWED);
  }

  /** A mail to the old address does not prove a new one. */
  @Override
  @SuppressWarnings("unchecked") // Keycloak asks for an array of a generic type; it is only read.
  public Predicate<? super LinkToken>[] getVerifiers(ActionTokenContext<LinkToken> context) {
    return TokenUtils.predicates(verifyEmail(context));
  }

  /**
   * Where the same link is open in another tab, this one joins its login: a new login would replace
   * it, and the other tab would lead nowhere.
   */
  @Override
  public AuthenticationSessionModel startFreshAuthenticationSession(
      LinkToken token, ActionTokenContext<LinkToken> context) {
    return openedBefore(token, context)
        .map(LinkTokenHandler::another)
        .orElseGet(() -> super.startFreshAuthenticationSession(token, context));
  }

  private static Optional<AuthenticationSessionModel> openedBefore(
      LinkToken token, ActionTokenContext<LinkToken> context) {
    return Optional.ofNullable(
            new AuthenticationSessionManager(context.getSession())
                .getCurrentRootAuthenticationSession(context.getRealm()))
        .flatMap(
            root ->
                root.getAuthenticationSessions().values().stream()
                    .filter(
                        tab ->
                            token
                                .linkId()
                                .equals(tab.getAuthNote(CreatePasswordRequiredAction.LINK_ID)))
                    .findFirst());
  }

  private static AuthenticationSessionModel another(AuthenticationSessionModel tab) {
    AuthenticationSessionModel another =
        tab.getParentSession().createAuthenticationSession(tab.getClient());
    another.setAction(AuthenticationSessionModel.Action.AUTHENTICATE.name());
    another.setProtocol(tab.getProtocol());
    another.setRedirectUri(tab.getRedirectUri());
    tab.getClientNotes().forEach(another::setClientNote);
    another.setAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS, "true");
    return another;
  }

  @Override
  public Response handleToken(LinkToken token, ActionTokenContext<LinkToken> context) {
    KeycloakSession session = context.getSession();
    RealmModel realm = context.getRealm();
    AuthenticationSessionModel authSession = context.getAuthenticationSession();
    UserModel employee = authSession.getAuthenticatedUser();
    String text = authSession.getAuthNote(Constants.KEY);
    PresentedLink link = PresentedLink.of(session, realm, token, text);
    LinkProblem problem = link.problem();
    boolean proof = SecondFactorStatus.of(session, realm, employee).enrolledAny();
    if (problem == null && !(canCreatePassword(realm) && (!proof || canProve(realm)))) {
      problem = LinkProblem.UNAVAILABLE;
    }
    if (problem != null) {
      if (link.row() != null) {
        LinkEvents.details(link.row()).forEach(context.getEvent()::detail);
      }
      Refusal.LINK_LEADS_NOWHERE.of(context.getEvent(), problem.id());
      new AuthenticationSessionManager(session)
          .removeAuthenticationSession(realm, authSession, true);
      return new LinkProblems(session, realm).show(problem, text);
    }
    String locale = context.getUriInfo().getQueryParameters().getFirst(LinkPages.LOCALE);
    if (locale != null) {
      authSession.setAuthNote(LocaleSelectorProvider.USER_REQUEST_LOCALE, locale);
    }
    verified(employee);
    MailedLogin.note(authSession);
    authSession.setAuthNote(CreatePasswordRequiredAction.LINK_ID, token.linkId());
    authSession.setAuthNote(CreatePasswordRequiredAction.LINK_TOKEN, text);
    if (proof) {
      letProve(session, realm, employee);
      return context.processFlow(
          false,
          LoginActionsService.RESET_CREDENTIALS_PATH,
          realm.getResetCredentialsFlow(),
          null,
          new AuthenticationProcessor());
    }
    authSession.addRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
    return AuthenticationManager.redirectToRequiredActions(
        session,
        realm,
        authSession,
        context.getUriInfo(),
        UserModel.RequiredAction.UPDATE_PASSWORD.name());
  }

  /** A person with the link reads the mail to this address, so that the address is verified. */
  private static void verified(UserModel employee) {
    try {
      employee.setEmailVerified(true);
    } catch (ReadOnlyException e) {
      // A read-only directory keeps the mark itself, or does without it.
      LOG.debugf("The address of employee %s cannot be noted as verified", employee.getId());
    }
  }

  /**
   * Lets an employee who was locked out by wrong passwords alone prove the second factor: the link
   * stands in for the password. After one wrong code the link no longer ends the lockout, until a
   * right code is typed. It works five times a day at most, because a lockout that others cause
   * must not keep the employee out.
   */
  private static void letProve(KeycloakSession session, RealmModel realm, UserModel employee) {
    UserLoginFailureModel failures =
        session.loginFailures().getUserLoginFailure(realm, employee.getId());
    if (failures != null
        && failures.getFailedLoginNotBefore() > Time.currentTimeSeconds()
        && failures.getNumSecondaryAuthFailures() == 0
        && RateLimiter.take(session, realm, LinkBudgets.lifted(employee.getId())).isEmpty()) {
      failures.clearFailures();
    }
  }

  /**
   * With the action switched off, Keycloak would end the link with a success page and no password.
   */
  private static boolean canCreatePassword(RealmModel realm) {
    RequiredActionProviderModel action =
        realm.getRequiredActionProviderByAlias(UserModel.RequiredAction.UPDATE_PASSWORD.name());
    return action != null && action.isEnabled();
  }

  /**
   * The row says whether it was used, on each node and over restarts; Keycloak's own list is not
   * needed.
   */
  @Override
  public boolean canUseTokenRepeatedly(LinkToken token, ActionTokenContext<LinkToken> context) {
    return true;
  }

  /**
   * An employee with a second factor proves it before the new password; a flow that does not ask
   * for it must not be a way around it.
   */
  private static boolean canProve(RealmModel realm) {
    // Keycloak accepts no form in that flow when forgotten passwords are switched off.
    boolean asks =
        realm.isResetPasswordAllowed()
            && RealmSteps.askedIn(realm, realm.getResetCredentialsFlow());
    if (!asks) {
      LOG.errorf(
          "The flow for forgotten passwords of realm %s is switched off or does not ask for the second factor: employees who have one"
              + " cannot use mailed links",
          realm.getName());
    }
    return asks;
  }
}
