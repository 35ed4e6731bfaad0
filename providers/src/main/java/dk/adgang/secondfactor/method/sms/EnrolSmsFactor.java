package dk.adgang.secondfactor.method.sms;

import dk.adgang.policy.HasSettings;
import dk.adgang.policy.SettingProblem;
import dk.adgang.secondfactor.EnrolmentGuard;
import dk.adgang.secondfactor.FactorChangeGuard;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.Config;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The enrolment of SMS as one method among others: the number is proven by {@link EnrolSms}, the
 * existing second factor before it, here.
 */
public final class EnrolSmsFactor
    implements RequiredActionProvider, RequiredActionFactory, CredentialRegistrator, HasSettings {

  private final EnrolSms sms = new EnrolSms();

  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    sms.evaluateTriggers(context);
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    if (!FactorChangeGuard.stopsEnrolment(context, this, SmsMethod.METHOD)) {
      sms.requiredActionChallenge(context);
    }
  }

  @Override
  public void processAction(RequiredActionContext context) {
    if (FactorChangeGuard.stopsEnrolment(context, this, SmsMethod.METHOD)) {
      return;
    }
    Set<String> before = numbers(context);
    sms.processAction(context);
    if (!before.isEmpty() && !before.equals(numbers(context))) {
      context.getEvent().detail(EnrolmentGuard.TOOK_PLACE, "true");
    }
  }

  private static Set<String> numbers(RequiredActionContext context) {
    return context
        .getUser()
        .credentialManager()
        .getStoredCredentialsByTypeStream(SmsMethod.METHOD.credentialType())
        .map(CredentialModel::getId)
        .collect(Collectors.toSet());
  }

  @Override
  public InitiatedActionSupport initiatedActionSupport() {
    return sms.initiatedActionSupport();
  }

  @Override
  public void initiatedActionCanceled(KeycloakSession session, AuthenticationSessionModel login) {
    sms.initiatedActionCanceled(session, login);
  }

  @Override
  public int getMaxAuthAge(KeycloakSession session) {
    return sms.getMaxAuthAge(session);
  }

  @Override
  public String getCredentialType(KeycloakSession session, AuthenticationSessionModel login) {
    return sms.getCredentialType(session, login);
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return sms.getConfigMetadata();
  }

  @Override
  public List<SettingProblem> unreadable(Map<String, String> configuration) {
    return sms.unreadable(configuration);
  }

  @Override
  public List<SettingProblem> unreadableOfEmployer(Map<String, List<String>> attributes) {
    return sms.unreadableOfEmployer(attributes);
  }

  @Override
  public void validateConfig(
      KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
    sms.validateConfig(session, realm, model);
  }

  @Override
  public String getId() {
    return sms.getId();
  }

  @Override
  public String getDisplayText() {
    return sms.getDisplayText();
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return this;
  }

  @Override
  public void init(Config.Scope config) {
    sms.init(config);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    sms.postInit(factory);
  }

  @Override
  public void close() {
    sms.close();
  }
}
