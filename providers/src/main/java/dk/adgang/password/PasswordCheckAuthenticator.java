package dk.adgang.password;

import dk.adgang.LoginUnderWay;
import dk.adgang.password.demand.KnownPolicy;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Meets a password that came in past the rule: imported, federated, or set before the rule became
 * stricter. Only the login knows it in plain text, so it is judged right there, after it was proven
 * and before anything else; who has it must create a new one before the login ends. That is kept on
 * the login, not on the employee: a rule that is loosened again leaves no trace.
 *
 * <p>Only what the password itself breaks counts: the rule, the list of guesses, and Keycloak's own
 * policies about the text. A history of passwords would refuse every password that is in use, and
 * asking a service outside at each login would tell it more than it needs to know; a policy of
 * somebody else's may be either.
 */
final class PasswordCheckAuthenticator implements Authenticator {

  private static final Logger LOG = Logger.getLogger(PasswordCheckAuthenticator.class);

  private static final String ACTION = UserModel.RequiredAction.UPDATE_PASSWORD.name();

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    AuthenticationSessionModel login = context.getAuthenticationSession();
    new LoginUnderWay(context.getSession(), context.getRealm(), context.getUser(), login)
        .beginOnce();
    String password =
        context
            .getHttpRequest()
            .getDecodedFormParameters()
            .getFirst(CredentialRepresentation.PASSWORD);
    // One that a directory keeps, and that cannot be replaced here, is the directory's to judge.
    if (password != null
        && proven(login)
        && StoredPassword.canBeSet(context.getRealm(), context.getUser())
        && outdated(context, password)) {
      if (!enabled(context.getRealm())) {
        LOG.errorf(
            "Realm %s: a password breaks the rule, but the required action %s is not enabled: it cannot be replaced",
            context.getRealm().getName(), ACTION);
      }
      login.addRequiredAction(ACTION);
      login.setAuthNote(PasswordCheckAuthenticatorFactory.OUTDATED, "true");
    }
    context.success();
  }

  /**
   * Whether the password in this request was proven, and the employee did not come by another way.
   */
  private static boolean proven(AuthenticationSessionModel login) {
    return AuthenticatorUtil.isPasswordValidated(login)
        && AuthenticatorUtil.getAuthnCredentials(login).contains(PasswordCredentialModel.TYPE);
  }

  private static boolean outdated(AuthenticationFlowContext context, String password) {
    RealmModel realm = context.getRealm();
    if (PasswordRulePolicyFactory.refuses(realm, password)) {
      return true;
    }
    return guessable(context, password)
        || Stream.of(KnownPolicy.values())
            .filter(policy -> !policy.againstEarlier())
            .filter(policy -> realm.getPasswordPolicy().getPolicies().contains(policy.id()))
            .map(
                policy ->
                    context
                        .getSession()
                        .getProvider(PasswordPolicyProvider.class, policy.id())
                        .validate(realm, context.getUser(), password))
            .anyMatch(Objects::nonNull);
  }

  private static boolean guessable(AuthenticationFlowContext context, String password) {
    RealmModel realm = context.getRealm();
    return realm.getPasswordPolicy().getPolicies().contains(PasswordGuessPolicyFactory.ID)
        && context
                .getSession()
                .getProvider(PasswordPolicyProvider.class, PasswordGuessPolicyFactory.ID)
            instanceof PasswordGuessPolicy policy
        && policy.guessable(realm, context.getUser(), password);
  }

  private static boolean enabled(RealmModel realm) {
    RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(ACTION);
    return action != null && action.isEnabled();
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    authenticate(context);
  }

  @Override
  public boolean requiresUser() {
    return true;
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return true;
  }

  @Override
  public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

  @Override
  public void close() {}
}
