package dk.adgang.link;

import dk.adgang.AdgangRealm;
import dk.adgang.FormFields;
import dk.adgang.LoginUnderWay;
import dk.adgang.Logouts;
import dk.adgang.MailedLogin;
import dk.adgang.Refusal;
import dk.adgang.password.PasswordCheckAuthenticatorFactory;
import dk.adgang.password.StoredPassword;
import dk.adgang.password.verdict.PasswordVerdict;
import dk.adgang.policy.HasSettings;
import dk.adgang.policy.SettingProblem;
import dk.adgang.policy.SettingRefusal;
import dk.adgang.secondfactor.FactorChangeGuard;
import dk.adgang.secondfactor.LoginProofs;
import dk.adgang.secondfactor.OwedFactor;
import dk.adgang.secondfactor.SecondFactorStatus;
import dk.adgang.trusteddevice.RememberedDevices;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.UpdatePassword;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionProvider;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.policy.PolicyError;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.storage.ReadOnlyException;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * The password page, in place of Keycloak's own: with the checklist, one field, and knowing the
 * link that led to it. It is the same page on every way to it: a welcome, a forgotten or a
 * temporary password, the account console.
 */
public final class CreatePasswordRequiredAction extends UpdatePassword implements HasSettings {

  /** The row of the link that led here; absent on every other way. */
  static final String LINK_ID = MailedLogin.LINK;

  static final String LINK_TOKEN = "adgang.link.token";

  private static final String PAGE = "page";
  private static final String TEMPLATE = "login-update-password.ftl";
  private static final String OUTDATED = "passwordOutdated";
  private static final String MISSING = "passwordMissing";
  private static final String READ_ONLY = "passwordReadOnly";
  private static final String FIELD = "password-new";
  private static final String ERROR_FIELD = "password";
  private static final String END_SESSIONS = "logout-sessions";

  private static final List<ProviderConfigProperty> SETTINGS =
      ProviderConfigurationBuilder.create()
          .property()
          .name(LinkSettings.WELCOME_HOURS)
          .label("Welcome link works for (hours)")
          .helpText("How many hours the link in a welcome mail works, from sending; 1 to 168.")
          .type(ProviderConfigProperty.STRING_TYPE)
          .defaultValue(Integer.toString(LinkSettings.DEFAULT_WELCOME_HOURS))
          .add()
          .property()
          .name(LinkSettings.RESET_MINUTES)
          .label("Reset link works for (minutes)")
          .helpText("How many minutes the link in a reset mail works, from sending; 1 to 1440.")
          .type(ProviderConfigProperty.STRING_TYPE)
          .defaultValue(Integer.toString(LinkSettings.DEFAULT_RESET_MINUTES))
          .add()
          .property()
          .name(LinkSettings.CLIENT)
          .label("Links lead to client")
          .helpText(
              "The id of the client whose home page employees go on to after creating a password, when the request for the"
                  + " link names none. Empty: the page has no button.")
          .type(ProviderConfigProperty.STRING_TYPE)
          .add()
          .build();

  /** Above Keycloak's own, whose id it has. */
  @Override
  public int order() {
    return 100;
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return AdgangRealm.uses(session) ? this : super.create(session);
  }

  /** Keycloak does not say for which realm it asks; its request does. */
  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    KeycloakSession asking = KeycloakSessionUtil.getKeycloakSession();
    if (asking == null || !AdgangRealm.uses(asking)) {
      return super.getConfigMetadata();
    }
    List<ProviderConfigProperty> all = new ArrayList<>(MAX_AUTH_AGE_CONFIG_PROPERTIES);
    all.addAll(SETTINGS);
    return List.copyOf(all);
  }

  @Override
  public List<SettingProblem> unreadable(Map<String, String> configuration) {
    return LinkSettings.problems(configuration);
  }

  @Override
  public Set<String> namesOfClient() {
    return Set.of(ContinueTarget.HOME);
  }

  @Override
  public List<SettingProblem> unreadableOfClient(Map<String, String> attributes) {
    return ContinueTarget.problem(attributes.get(ContinueTarget.HOME)).stream().toList();
  }

  @Override
  public void validateConfig(
      KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
    super.validateConfig(session, realm, model);
    if (!AdgangRealm.uses(realm)) {
      return;
    }
    SettingRefusal.validation(unreadable(Optional.ofNullable(model.getConfig()).orElse(Map.of())));
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    if (overWithoutLink(context)) {
      return;
    }
    if (onlyMailed(context)) {
      refuseMailed(context);
      return;
    }
    LoginFormsProvider form = context.form();
    if (context.getAuthenticationSession().getAuthNote(PasswordCheckAuthenticatorFactory.OUTDATED)
        != null) {
      form.setInfo(OUTDATED);
    }
    show(context, form, Set.of(), false);
  }

  @Override
  public void processAction(RequiredActionContext context) {
    MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
    String password = FormFields.one(posted, FIELD);
    if (overWithoutLink(context)) {
      return;
    }
    context
        .getEvent()
        .event(EventType.UPDATE_CREDENTIAL)
        .detail(Details.CREDENTIAL_TYPE, PasswordCredentialModel.TYPE);
    if (onlyMailed(context)) {
      refuseMailed(context);
      return;
    }
    if (password == null || password.isEmpty()) {
      refuse(
          context, Errors.PASSWORD_MISSING, MISSING, message(MISSING), judge(context, "").unmet());
      return;
    }
    PasswordVerdict verdict = judge(context, password);
    if (!verdict.good()) {
      PolicyError error = verdict.error();
      refuse(
          context,
          Errors.PASSWORD_REJECTED,
          verdict.reason(),
          message(error.getMessage(), error.getParameters()),
          verdict.unmet());
      return;
    }
    String link = context.getAuthenticationSession().getAuthNote(LINK_ID);
    if (link == null) {
      change(context, password, posted.containsKey(END_SESSIONS));
    } else {
      create(context, password);
    }
  }

  /**
   * Whether a mail alone has brought somebody here who has a second factor: it would be a way
   * around it. A link of Keycloak's own asks for nothing more; our own have asked for the factor,
   * unless it was enrolled since the link was opened.
   */
  private static boolean onlyMailed(RequiredActionContext context) {
    AuthenticationSessionModel login = context.getAuthenticationSession();
    KeycloakSession session = context.getSession();
    RealmModel realm = context.getRealm();
    UserModel employee = context.getUser();
    boolean ours = login.getAuthNote(LINK_ID) != null;
    return (ours || login.getAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS) != null)
        && SecondFactorStatus.of(session, realm, employee).enrolledAny()
        && !(ours && new LoginProofs(session, realm, employee).methodOrBackup(login));
  }

  /**
   * A link's own row says whether it still works; every other login ends with what it began with,
   * and proves an existing second factor first, should its flow not have asked for it.
   */
  private boolean overWithoutLink(RequiredActionContext context) {
    AuthenticationSessionModel login = context.getAuthenticationSession();
    return login.getAuthNote(LINK_ID) == null
        && (LoginUnderWay.ends(context)
            || (!MailedLogin.endsWithoutSession(login)
                && (OwedFactor.by(context.getSession(), login, context.getUser()).proof()
                    || changesByWish(context))
                && FactorChangeGuard.stops(context, this, getId())));
  }

  /**
   * Whether an employee who has a second factor wants another password: a device that is remembered
   * stands for the factor at a login, and not for this.
   */
  private boolean changesByWish(RequiredActionContext context) {
    return getId()
            .equals(context.getAuthenticationSession().getClientNote(Constants.KC_ACTION_EXECUTING))
        && SecondFactorStatus.of(context.getSession(), context.getRealm(), context.getUser())
            .enrolledAny();
  }

  private static void refuseMailed(RequiredActionContext context) {
    Refusal.PASSWORD_UNPROVEN.of(context.getEvent());
    context.challenge(
        new LinkProblems(context.getSession(), context.getRealm()).show(LinkProblem.FACTOR, null));
  }

  /** On every way but a mailed link: Keycloak goes on with the login. */
  private void change(RequiredActionContext context, String password, boolean endSessions) {
    if (store(context, password)) {
      new LoginUnderWay(
              context.getSession(),
              context.getRealm(),
              context.getUser(),
              context.getAuthenticationSession())
          .passwordCreated();
      if (endSessions) {
        endOtherSessions(context);
      }
      tell(context);
      context.success();
    }
  }

  /** By a mailed link: the link is used up and the password stored, or neither. */
  private void create(RequiredActionContext context, String password) {
    KeycloakSession session = context.getSession();
    RealmModel realm = context.getRealm();
    AuthenticationSessionModel login = context.getAuthenticationSession();
    String text = login.getAuthNote(LINK_TOKEN);
    PresentedLink link = PresentedLink.read(session, realm, text);
    if (!link.works() || !LinkRepository.claim(session, link.row())) {
      Refusal.LINK_USED_MEANWHILE.of(context.getEvent());
      // Whoever was faster has used it; a problem that is not to be seen can only be that.
      LinkProblem problem = link.works() ? LinkProblem.USED : link.problem();
      context.challenge(new LinkProblems(session, realm).show(problem, text));
      return;
    }
    LinkEvents.used(link.row(), context.getEvent());
    boolean first = isFirst(context);
    if (!store(context, password)) {
      session.getTransactionManager().setRollbackOnly();
      return;
    }
    endLockout(context);
    endOtherSessions(context);
    if (!first) {
      tell(context);
    }
    login.removeRequiredAction(getId());
    context.getUser().removeRequiredAction(getId());
    context.getEvent().clone().success();
    context.challenge(Response.seeOther(LinkPages.done(session, realm, text)).build());
  }

  /** Wrong tries of the old password say nothing of the new one. */
  private static void endLockout(RequiredActionContext context) {
    context
        .getSession()
        .loginFailures()
        .removeUserLoginFailure(context.getRealm(), context.getUser().getId());
  }

  /** As Keycloak's own «sign out from other devices», but when the password is stored. */
  private void endOtherSessions(RequiredActionContext context) {
    UserSessionProvider sessions = context.getSession().sessions();
    RealmModel realm = context.getRealm();
    UserModel employee = context.getUser();
    AuthenticationSessionModel login = context.getAuthenticationSession();
    String client = login.getClient().getClientId();
    String own = login.getParentSession().getId();
    Logouts.afterwards(
        context.getSession(),
        Stream.concat(
                sessions.getUserSessionsStream(realm, employee),
                sessions.getOfflineUserSessionsStream(realm, employee))
            .filter(other -> !other.getId().equals(own)),
        event ->
            event
                .client(client)
                .detail(Details.LOGOUT_TRIGGERED_BY_REQUIRED_ACTION, getId())
                .success());
  }

  /** Mails the employee that the password was changed, whoever changed it. */
  private static void tell(RequiredActionContext context) {
    LinkService.passwordChanged(context.getSession(), context.getRealm(), context.getUser());
  }

  private static PasswordVerdict judge(RequiredActionContext context, String password) {
    return PasswordVerdict.of(
        context.getSession(), context.getRealm(), context.getUser(), password);
  }

  private static FormMessage message(String key, Object... parameters) {
    return new FormMessage(ERROR_FIELD, key, parameters);
  }

  private boolean store(RequiredActionContext context, String password) {
    try {
      StoredPassword.makeRoom(context.getUser());
      context
          .getUser()
          .credentialManager()
          .updateCredential(UserCredentialModel.password(password, false));
      RememberedDevices.forget(context.getUser());
      return true;
    } catch (ModelException e) {
      refuse(
          context,
          Errors.PASSWORD_REJECTED,
          e.getMessage(),
          message(e.getMessage(), e.getParameters()),
          Set.of());
      return false;
    } catch (ReadOnlyException e) {
      // A directory that the server may only read.
      refuse(context, Errors.PASSWORD_REJECTED, READ_ONLY, message(READ_ONLY), Set.of());
      return false;
    }
  }

  /**
   * @param error the error of the event
   * @param reason its detail
   * @param unmet the lines of the checklist that the password does not meet
   */
  private void refuse(
      RequiredActionContext context,
      String error,
      String reason,
      FormMessage message,
      Set<String> unmet) {
    EventBuilder event = context.getEvent().clone().event(EventType.UPDATE_CREDENTIAL_ERROR);
    event.client(context.getAuthenticationSession().getClient()).user(context.getUser());
    Refusal.PASSWORD_REFUSED.of(event, reason, error);
    show(context, context.form().addError(message), unmet, true);
  }

  private void show(
      RequiredActionContext context,
      LoginFormsProvider form,
      Set<String> unmet,
      boolean submitted) {
    boolean link = context.getAuthenticationSession().getAuthNote(LINK_ID) != null;
    PasswordView page =
        new PasswordView(
            context.getUser().getUsername(),
            PasswordVerdict.checklist(
                context.getSession(), context.getRealm(), context.getUser(), unmet),
            submitted,
            isFirst(context),
            !link);
    context.challenge(form.setAttribute(PAGE, page).createForm(TEMPLATE));
  }

  private static boolean isFirst(RequiredActionContext context) {
    return !StoredPassword.exists(context.getUser());
  }
}
