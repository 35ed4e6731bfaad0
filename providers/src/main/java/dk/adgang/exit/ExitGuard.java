package dk.adgang.exit;

import dk.adgang.common.AdgangRealm;
import dk.adgang.login.LoginUnderWay;
import dk.adgang.login.MailedLogin;
import dk.adgang.secondfactor.OwedFactor;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionContextResult;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Reads the facts for the rule of the exits, at every exit. */
final class ExitGuard {

  /** A note of the session: the employee whose login has met the rule of the exits. */
  private static final String MET = "adgang.exit.met";

  private final KeycloakSession session;
  private final RealmModel realm;

  ExitGuard(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** The reason why no code or token of a login may leave; empty when it may. */
  Optional<ExitRule.Refusal> login(AuthenticationSessionModel authSession) {
    UserModel employee = authSession.getAuthenticatedUser();
    if (!AdgangRealm.uses(realm) || employee == null || isService(employee)) {
      return Optional.empty();
    }
    OwedFactor owed = OwedFactor.by(session, authSession, employee);
    return new ExitRule(
            MailedLogin.endsWithoutSession(authSession),
            new LoginUnderWay(session, realm, employee, authSession).stale().orElse(null),
            owed.choice(),
            owed.proof(),
            () -> pending(authSession).isPresent())
        .refusal();
  }

  /** Notes with a session that its login has met the rule. */
  void met(UserSessionModel userSession) {
    if (!hasMet(userSession)) {
      userSession.setNote(MET, userSession.getUser().getId());
    }
  }

  private static boolean hasMet(UserSessionModel userSession) {
    return userSession.getUser().getId().equals(userSession.getNote(MET));
  }

  /**
   * The reason why no tokens of a session may leave; empty when they may.
   *
   * @param again whether tokens are renewed: then it is enough that the login met the rule when it
   *     ended, because a title that requires more since then counts at the next login
   */
  Optional<ExitRule.Refusal> session(UserSessionModel userSession, boolean again) {
    UserModel employee = userSession.getUser();
    if (!AdgangRealm.uses(realm)
        || employee == null
        || isService(employee)
        || (again && hasMet(userSession))) {
      return Optional.empty();
    }
    OwedFactor owed = OwedFactor.by(session, userSession, hasMet(userSession));
    String over = LoginUnderWay.stale(session, realm, userSession).orElse(null);
    return new ExitRule(
            MailedLogin.began(userSession), over, owed.choice(), owed.proof(), () -> false)
        .refusal();
  }

  private static boolean isService(UserModel user) {
    return user.getServiceAccountClientLink() != null;
  }

  /** The alias of the first required action that is still to be done; empty when all are done. */
  private Optional<String> pending(AuthenticationSessionModel authSession) {
    UserModel employee = authSession.getAuthenticatedUser();
    if (employee == null) {
      return Optional.empty();
    }
    return Stream.concat(
            employee.getRequiredActionsStream(), authSession.getRequiredActions().stream())
        .distinct()
        .map(realm::getRequiredActionProviderByAlias)
        .filter(action -> action != null && action.isEnabled())
        .sorted(RequiredActionProviderModel.RequiredActionComparator.SINGLETON)
        .filter(action -> !stepsAside(action, authSession, employee))
        .map(RequiredActionProviderModel::getAlias)
        .findFirst();
  }

  /**
   * True when an action that is on the list lets the login go on by itself, as «verify e-mail» does
   * for an employee without an address. It stays on the list then, so that the action itself has to
   * be asked.
   */
  private boolean stepsAside(
      RequiredActionProviderModel action,
      AuthenticationSessionModel authSession,
      UserModel employee) {
    RequiredActionFactory factory =
        (RequiredActionFactory)
            session
                .getKeycloakSessionFactory()
                .getProviderFactory(RequiredActionProvider.class, action.getProviderId());
    if (factory == null) {
      // Keycloak skips an action that is not installed.
      return true;
    }
    RequiredActionContextResult asked =
        new RequiredActionContextResult(
            authSession,
            realm,
            new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.CUSTOM_REQUIRED_ACTION),
            session,
            session.getContext().getHttpRequest(),
            employee,
            factory);
    AuthenticationManager.createRequiredAction(asked).requiredActionChallenge(asked);
    return asked.getStatus() == RequiredActionContext.Status.IGNORE
        || asked.getStatus() == RequiredActionContext.Status.SUCCESS;
  }
}
