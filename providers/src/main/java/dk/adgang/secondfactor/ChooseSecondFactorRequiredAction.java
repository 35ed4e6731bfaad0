package dk.adgang.secondfactor;

import dk.adgang.FormFields;
import dk.adgang.LoginUnderWay;
import dk.adgang.MailedLogin;
import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import dk.adgang.policy.EmployerSettingsCheck;
import dk.adgang.policy.HasSettings;
import dk.adgang.policy.PolicyReader;
import dk.adgang.policy.SecondFactorSettings;
import dk.adgang.policy.SettingNames;
import dk.adgang.policy.SettingProblem;
import dk.adgang.policy.SettingRefusal;
import dk.adgang.policy.TitleReport;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.common.util.Time;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Offers the second factor after the password. Whether it is due is decided anew at each login and
 * at each step of it, and never stored: a stored «must» outlives the reason for it, and a stored
 * «done» outlives the factor.
 */
public final class ChooseSecondFactorRequiredAction
    implements RequiredActionProvider, RequiredActionFactory, HasSettings {

  /** The id of the required action; its configuration is the realm's own settings. */
  static final String ID = PolicyReader.REALM_SETTINGS;

  private static final String PAGE = "page";
  private static final String TEMPLATE = "choose-second-factor.ftl";
  private static final String METHOD = "method";
  private static final String SKIP = "skip";

  private List<String> methods = List.of();

  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    AuthenticationSessionModel login = context.getAuthenticationSession();
    LoginUnderWay underWay =
        new LoginUnderWay(context.getSession(), context.getRealm(), context.getUser(), login);
    if (MailedLogin.byMailAlone(login)) {
      MailedLogin.note(login);
      underWay.beginByMailOnce();
      return;
    }
    underWay.beginOnce();
    if (underWay.stale().isPresent()) {
      // A live session has no page of its own on the way to an app. The exit would refuse it too,
      // but Keycloak shows no more than an error then.
      login.addRequiredAction(ID);
      return;
    }
    SecondFactorStatus status =
        SecondFactorStatus.atLogin(
            context.getSession(), context.getRealm(), context.getUser(), context.getEvent());
    broker(context).refuseUnasked(status, context.getEvent());
    if (OwedFactor.by(context.getSession(), login, context.getUser(), status).any()) {
      login.addRequiredAction(ID);
      // Asked for by an app, Keycloak would skip what an app cannot begin, and this with it.
      if (ID.equals(login.getClientNote(Constants.KC_ACTION))) {
        login.removeClientNote(Constants.KC_ACTION);
      }
    }
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    SecondFactorStatus status = status(context);
    OwedFactor owed = owed(context, status);
    if (ends(context, owed)) {
      return;
    }
    if (!owed.choice()) {
      context.success();
    } else if (enrolmentUnderWay(context, status)) {
      // Its page comes next, wherever the realm has put it in the order of its required actions.
      context.ignore();
    } else {
      show(context, context.form(), status);
    }
  }

  private static boolean enrolmentUnderWay(
      RequiredActionContext context, SecondFactorStatus status) {
    Set<String> due = context.getAuthenticationSession().getRequiredActions();
    return SecondFactorMethods.all(context.getSession()).stream()
        .anyMatch(method -> due.contains(method.requiredAction()) && status.canChoose(method));
  }

  @Override
  public void processAction(RequiredActionContext context) {
    SecondFactorStatus status = status(context);
    OwedFactor owed = owed(context, status);
    if (ends(context, owed)) {
      return;
    }
    if (!owed.choice()) {
      context.success();
      return;
    }
    MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
    if (posted.containsKey(SKIP)) {
      skip(context, status);
      return;
    }
    String id = FormFields.one(posted, METHOD);
    Optional<SecondFactorMethod> method = SecondFactorMethods.named(context.getSession(), id);
    if (method.isEmpty()) {
      show(context, context.form().setError("secondFactorChoose"), status);
    } else if (!closer(context, status).canChoose(method.get())) {
      show(context, context.form().setError("secondFactorMethodUnavailable"), status);
    } else {
      // On the login, not on the employee: there it would outlive the policy.
      context.getAuthenticationSession().addRequiredAction(method.get().requiredAction());
      context.getEvent().detail("second_factor_chosen", method.get().getId());
      context.success();
    }
  }

  private static void skip(RequiredActionContext context, SecondFactorStatus status) {
    if (status.required()) {
      show(context, context.form().setError("secondFactorRequired"), status);
      return;
    }
    if (status.mayBePutOff()) {
      putOff(context);
      return;
    }
    new EmployeeMemory(context.getSession(), context.getRealm(), context.getUser())
        .keep(Fact.SKIPPED, List.of(Instant.ofEpochMilli(Time.currentTimeMillis()).toString()));
    context.getEvent().detail("second_factor_chosen", SKIP);
    context.success();
  }

  private static void putOff(RequiredActionContext context) {
    OwedFactor.putOff(context.getAuthenticationSession());
    context.getEvent().detail("second_factor_chosen", "later");
    context.success();
  }

  private static OwedFactor owed(RequiredActionContext context, SecondFactorStatus status) {
    return OwedFactor.by(
        context.getSession(), context.getAuthenticationSession(), context.getUser(), status);
  }

  /**
   * A login that is over begins anew at the password; one that owes a proof begins anew with all
   * that the flow asks for, and where that is not enough, goes no further.
   */
  private boolean ends(RequiredActionContext context, OwedFactor owed) {
    return LoginUnderWay.ends(context)
        || (owed.proof() && FactorChangeGuard.stops(context, this, ID));
  }

  private static BrokerLogin broker(RequiredActionContext context) {
    return new BrokerLogin(
        context.getSession(),
        context.getRealm(),
        context.getAuthenticationSession(),
        context.getUser());
  }

  private static void show(
      RequiredActionContext context, LoginFormsProvider form, SecondFactorStatus status) {
    Locale reader = context.getSession().getContext().resolveLocale(context.getUser());
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    context.challenge(
        form.setAttribute(PAGE, ChoiceView.of(closer(context, status), reader, now))
            .createForm(TEMPLATE));
  }

  private static SecondFactorStatus closer(
      RequiredActionContext context, SecondFactorStatus status) {
    return status.withObstacles(context.getSession(), context.getRealm(), context.getUser(), true);
  }

  private static SecondFactorStatus status(RequiredActionContext context) {
    return SecondFactorStatus.of(context.getSession(), context.getRealm(), context.getUser());
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return ChoiceConfiguration.properties(methods);
  }

  @Override
  public List<SettingProblem> unreadable(Map<String, String> configuration) {
    return PolicyReader.settings(configuration).withMethods(methods).problems();
  }

  @Override
  public List<SettingProblem> unreadableOfEmployer(Map<String, List<String>> attributes) {
    return SecondFactorSettings.read(attributes).withMethods(methods).problems();
  }

  @Override
  public void validateConfig(
      KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
    Map<String, String> config = Optional.ofNullable(model.getConfig()).orElse(Map.of());
    SettingRefusal.validation(
        Stream.of(
                unreadable(config),
                SettingNames.problems(config.keySet(), ChoiceConfiguration.NAMES),
                TitleReport.problems(session, realm, config))
            .flatMap(List::stream)
            .toList());
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
  public void postInit(KeycloakSessionFactory factory) {
    methods = SecondFactorMethods.ids(factory);
    factory.register(
        new EmployerSettingsCheck(
                ID,
                (session, attributes) ->
                    Stream.of(
                            unreadableOfEmployer(attributes),
                            SettingNames.problems(attributes.keySet(), SettingNames.OF_EMPLOYER),
                            TitleReport.problems(
                                session,
                                session.getContext().getRealm(),
                                attributes.getOrDefault(
                                    SecondFactorSettings.REQUIRED_TITLES, List.of())))
                        .flatMap(List::stream)
                        .toList())
            ::on);
  }

  @Override
  public void close() {}
}
