package dk.adgang.secondfactor;

import dk.adgang.policy.PolicyReader;
import dk.adgang.policy.SecondFactorSettings;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.common.util.Time;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.userprofile.ValidationException;
import org.keycloak.validate.ValidationError;

/**
 * Offers the second factor after the password. Whether it is due is decided anew at each login and
 * at each step of it, and never stored: a stored «must» outlives the reason for it, and a stored
 * «done» outlives the factor.
 */
public final class ChooseSecondFactor implements RequiredActionProvider, RequiredActionFactory {

  /** The id of the required action; its configuration is the realm's own settings. */
  static final String ID = PolicyReader.REALM_SETTINGS;

  private static final String PAGE = "page";
  private static final String TEMPLATE = "choose-second-factor.ftl";
  private static final String METHOD = "method";
  private static final String SKIP = "skip";
  private static final int LONGEST_TITLE = 255;

  private static final List<ProviderConfigProperty> SETTINGS =
      ProviderConfigurationBuilder.create()
          .property()
          .name(SecondFactorSettings.REQUIREMENT)
          .label("Second factor")
          .helpText(
              "Whether employees must have a second factor, where their employer says nothing of its own.")
          .type(ProviderConfigProperty.LIST_TYPE)
          .options("optional", "required")
          .defaultValue("optional")
          .add()
          .property()
          .name(SecondFactorSettings.REQUIRED_TITLES)
          .label("Titles that must have one")
          .helpText(
              "Job titles that must have a second factor whatever holds for others. Upper and lower case are the same.")
          .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
          .add()
          .property()
          .name(SecondFactorSettings.SMS)
          .label("SMS added")
          .helpText("Whether SMS can be chosen, where the employer says nothing of its own.")
          .type(ProviderConfigProperty.BOOLEAN_TYPE)
          .defaultValue("false")
          .add()
          .build();

  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    AuthenticationSessionModel login = context.getAuthenticationSession();
    // A mailed link ends without a login, and so without anything to protect.
    if (login.getAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS) == null
        && status(context).choiceDue()) {
      login.addRequiredAction(ID);
    }
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    SecondFactorStatus status = status(context);
    if (status.choiceDue()) {
      show(context, context.form(), status);
    } else {
      context.success();
    }
  }

  @Override
  public void processAction(RequiredActionContext context) {
    SecondFactorStatus status = status(context);
    if (!status.choiceDue()) {
      context.success();
      return;
    }
    MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
    if (posted.containsKey(SKIP)) {
      skip(context, status);
      return;
    }
    String id = posted.getFirst(METHOD);
    Optional<SecondFactorMethod> method = SecondFactorMethod.of(id);
    if (method.isEmpty()) {
      show(context, context.form().setError("secondFactorChoose"), status);
    } else if (!status.canChoose(method.get())) {
      show(context, context.form().setError("secondFactorMethodUnavailable"), status);
    } else {
      // On the login, not on the employee: there it would outlive the policy.
      context.getAuthenticationSession().addRequiredAction(method.get().enrolment());
      context.getEvent().detail("second_factor_chosen", method.get().id());
      context.success();
    }
  }

  private static void skip(RequiredActionContext context, SecondFactorStatus status) {
    if (status.required()) {
      show(context, context.form().setError("secondFactorRequired"), status);
      return;
    }
    context
        .getUser()
        .setSingleAttribute(
            SecondFactorStatus.SKIPPED, Instant.ofEpochMilli(Time.currentTimeMillis()).toString());
    context.getEvent().detail("second_factor_chosen", SKIP);
    context.success();
  }

  private static void show(
      RequiredActionContext context, LoginFormsProvider form, SecondFactorStatus status) {
    context.challenge(form.setAttribute(PAGE, ChoosePage.of(status)).createForm(TEMPLATE));
  }

  private static SecondFactorStatus status(RequiredActionContext context) {
    return SecondFactorStatus.of(context.getSession(), context.getRealm(), context.getUser());
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return SETTINGS;
  }

  @Override
  public void validateConfig(
      KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
    Map<String, List<String>> values = new HashMap<>();
    Optional.ofNullable(model.getConfig())
        .orElse(Map.of())
        .forEach(
            (name, value) -> {
              if (value != null && !value.isBlank()) {
                values.put(name, Arrays.asList(value.split("##")));
              }
            });
    SecondFactorSettings settings = SecondFactorSettings.read(values);
    if (!settings.problems().isEmpty()) {
      throw new ValidationException(
          new ValidationError(ID, settings.problems().get(0), "error-invalid-value"));
    }
    boolean tooLong =
        values.getOrDefault(SecondFactorSettings.REQUIRED_TITLES, List.of()).stream()
            .anyMatch(title -> title.length() > LONGEST_TITLE);
    if (tooLong) {
      throw new ValidationException(
          new ValidationError(
              ID, SecondFactorSettings.REQUIRED_TITLES, "error-invalid-length", 1, LONGEST_TITLE));
    }
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayText() {
    return "Choose a second factor";
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return this;
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
