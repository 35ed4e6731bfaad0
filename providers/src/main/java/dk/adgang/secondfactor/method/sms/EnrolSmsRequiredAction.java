package dk.adgang.secondfactor.method.sms;

import dk.adgang.policy.settings.EmployerSettingsCheck;
import dk.adgang.policy.settings.HasSettings;
import dk.adgang.policy.settings.SettingProblem;
import dk.adgang.secondfactor.FactorChangeGuard;
import dk.adgang.secondfactor.method.sms.credential.SmsCredential;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The required action by which an employee enrols a number. The existing second factor is proven
 * first; {@link SmsEnrolment} does the rest.
 */
public final class EnrolSmsRequiredAction
    implements RequiredActionProvider, RequiredActionFactory, CredentialRegistrator, HasSettings {

  /** The id of the required action; its configuration is the realm's settings of SMS. */
  public static final String ID = "enrol-sms";

  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    // Chosen by the employee, never triggered.
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    if (!FactorChangeGuard.blocksEnrolment(context, this, SmsMethod.METHOD)) {
      SmsEnrolment.show(context);
    }
  }

  @Override
  public void processAction(RequiredActionContext context) {
    if (!FactorChangeGuard.blocksEnrolment(context, this, SmsMethod.METHOD)) {
      SmsEnrolment.answer(context);
    }
  }

  @Override
  public InitiatedActionSupport initiatedActionSupport() {
    return InitiatedActionSupport.SUPPORTED;
  }

  @Override
  public String getCredentialType(
      KeycloakSession session, AuthenticationSessionModel authenticationSession) {
    return SmsCredential.TYPE;
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return SmsConfiguration.PROPERTIES;
  }

  @Override
  public List<SettingProblem> unreadable(Map<String, String> configuration) {
    return SmsSettings.read(configuration).problems();
  }

  @Override
  public List<SettingProblem> unreadableOfEmployer(Map<String, List<String>> attributes) {
    return SmsSettings.problemsOfEmployer(attributes);
  }

  @Override
  public void validateConfig(
      KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
    RequiredActionFactory.super.validateConfig(session, realm, model);
    SmsConfiguration.validate(model);
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayText() {
    return "Set up codes by SMS";
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return this;
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(
        new EmployerSettingsCheck(ID, (session, attributes) -> unreadableOfEmployer(attributes))
            ::on);
  }

  @Override
  public void close() {}
}
