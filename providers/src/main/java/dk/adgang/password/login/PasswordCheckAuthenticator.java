package dk.adgang.password.login;

import dk.adgang.common.keycloak.PagelessAuthenticator;
import dk.adgang.login.LoginUnderWay;
import dk.adgang.password.PasswordGuessPolicy;
import dk.adgang.password.PasswordGuessPolicyFactory;
import dk.adgang.password.PasswordRulePolicyFactory;
import dk.adgang.password.StoredPassword;
import dk.adgang.password.demand.KnownPolicy;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Finds a password that came in past the rule: imported, federated, or set before the rule became
 * stricter. Only the login knows it in plain text, so it is judged right there, after it was proven
 * and before anything else; its employee must create a new one before the login ends. That is noted
 * on the login, not on the employee, so that a rule that is loosened again leaves no trace.
 *
 * <p>Only policies about the password itself count: the rule, the list of guesses, and Keycloak's
 * own policies about the text. A history of passwords would refuse every password that is in use,
 * and to ask an outside service at each login would tell it more than it needs to know; a policy of
 * another jar may do either.
 */
final class PasswordCheckAuthenticator implements PagelessAuthenticator {

  private static final Logger LOG = Logger.getLogger(PasswordCheckAuthenticator.class);

  private static final String ACTION = UserModel.RequiredAction.UPDATE_PASSWORD.name();

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    AuthenticationSessionModel authSession = context.getAuthenticationSession();
    new LoginUnderWay(context.getSession(), context.getRealm(), context.getUser(), authSession)
        .beginOnce();
    String password =
        context
            .getHttpRequest()
            .getDecodedFormParameters()
            .getFirst(CredentialRepresentation.PASSWORD);
    // A password of a directory that cannot be replaced here is left to the directory.
    if (password != null
        && proven(authSession)
        && StoredPassword.canBeSet(context.getRealm(), context.getUser())
        && outdated(context, password)) {
      if (!enabled(context.getRealm())) {
        LOG.errorf(
            "Realm %s: a password breaks the rule, but the required action %s is not enabled: it cannot be replaced",
            context.getRealm().getName(), ACTION);
      }
      authSession.addRequiredAction(ACTION);
      authSession.setAuthNote(PasswordCheckAuthenticatorFactory.OUTDATED, "true");
    }
    context.success();
  }

  /** True when this request has proven the password, and the employee did not come another way. */
  private static boolean proven(AuthenticationSessionModel authSession) {
    return AuthenticatorUtil.isPasswordValidated(authSession)
        && AuthenticatorUtil.getAuthnCredentials(authSession)
            .contains(PasswordCredentialModel.TYPE);
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
}
