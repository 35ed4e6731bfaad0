package dk.adgang.device;

import dk.adgang.secondfactor.SecondFactorStatus;
import java.util.function.Predicate;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.authenticators.browser.UsernameFormFactory;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/** What has been proven in a login so far, as Keycloak has noted it for each step of the flow. */
final class ProvenSteps {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AuthenticationSessionModel login;

  ProvenSteps(KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
    this.session = session;
    this.realm = realm;
    this.login = login;
  }

  boolean password() {
    // The step that asks for the user name alone says that it is about a password, too.
    return any(
        step ->
            PasswordCredentialModel.TYPE.equals(step.getReferenceCategory())
                && !UsernameFormFactory.PROVIDER_ID.equals(step.getId()));
  }

  /** A recovery code is none: it is for who has lost what the device would stand for. */
  boolean secondFactor() {
    return any(step -> SecondFactorStatus.isFactor(step.getReferenceCategory()));
  }

  /** One of them, or the recovery code that stands in for it. */
  boolean secondFactorOrBackup() {
    return secondFactor()
        || any(step -> RecoveryAuthnCodesCredentialModel.TYPE.equals(step.getReferenceCategory()));
  }

  private boolean any(Predicate<AuthenticatorFactory> proves) {
    return login.getExecutionStatus().entrySet().stream()
        .filter(step -> step.getValue() == ExecutionStatus.SUCCESS)
        .map(step -> realm.getAuthenticationExecutionById(step.getKey()))
        .anyMatch(execution -> execution != null && proves(execution, proves));
  }

  private boolean proves(
      AuthenticationExecutionModel execution, Predicate<AuthenticatorFactory> proves) {
    ProviderFactory<Authenticator> factory =
        execution.getAuthenticator() == null
            ? null
            : session
                .getKeycloakSessionFactory()
                .getProviderFactory(Authenticator.class, execution.getAuthenticator());
    return factory instanceof AuthenticatorFactory step && proves.test(step);
  }
}
