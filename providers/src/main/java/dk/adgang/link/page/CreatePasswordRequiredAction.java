package dk.adgang.link.page;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.FormFields;
import dk.adgang.common.Refusal;
import dk.adgang.common.keycloak.OverridesKeycloak;
import dk.adgang.link.LinkClaim;
import dk.adgang.link.LinkEvents;
import dk.adgang.link.LinkProblem;
import dk.adgang.link.LinkSettings;
import dk.adgang.link.PresentedLink;
import dk.adgang.login.LoginUnderWay;
import dk.adgang.login.MailedLogin;
import dk.adgang.password.StoredPassword;
import dk.adgang.password.verdict.PasswordVerdict;
import dk.adgang.policy.settings.HasSettings;
import dk.adgang.policy.settings.SettingProblem;
import dk.adgang.policy.settings.SettingRefusal;
import dk.adgang.policy.settings.SettingWords;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.UpdatePassword;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.policy.PolicyError;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * The password page, in place of Keycloak's own: with the checklist, one field, and knowing the
 * link that led to it. It is the same page on every way to it: a welcome, a forgotten or a
 * temporary password, the account console.
 */
public final class CreatePasswordRequiredAction extends UpdatePassword
    implements OverridesKeycloak<RequiredActionProvider>, HasSettings {

  /** The row of the link that led here; absent on every other way. */
  public static final String LINK_ID = MailedLogin.LINK;

  static final String LINK_TOKEN = "adgang.link.token";

  private static final String MISSING = "passwordMissing";
  private static final String FIELD = "password-new";
  private static final String END_SESSIONS = "logout-sessions";

  private static final List<ProviderConfigProperty> SETTINGS =
      ProviderConfigurationBuilder.create()
          .property()
          .name(LinkSettings.WELCOME_HOURS)
          .label(SettingWords.label(LinkSettings.WELCOME_HOURS))
          .helpText(SettingWords.help(LinkSettings.WELCOME_HOURS))
          .type(ProviderConfigProperty.STRING_TYPE)
          .defaultValue(Integer.toString(LinkSettings.DEFAULT_WELCOME_HOURS))
          .add()
          .property()
          .name(LinkSettings.RESET_MINUTES)
          .label(SettingWords.label(LinkSettings.RESET_MINUTES))
          .helpText(SettingWords.help(LinkSettings.RESET_MINUTES))
          .type(ProviderConfigProperty.STRING_TYPE)
          .defaultValue(Integer.toString(LinkSettings.DEFAULT_RESET_MINUTES))
          .add()
          .property()
          .name(LinkSettings.CLIENT)
          .label(SettingWords.label(LinkSettings.CLIENT))
          .helpText(SettingWords.help(LinkSettings.CLIENT))
          .type(ProviderConfigProperty.STRING_TYPE)
          .add()
          .build();

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
    if (PasswordChangeGuard.blocks(context, this)) {
      return;
    }
    if (PasswordChangeGuard.onlyMailed(context)) {
      new PasswordForm(context).refuseMailed();
      return;
    }
    new PasswordForm(context).show();
  }

  @Override
  public void processAction(RequiredActionContext context) {
    MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
    String password = FormFields.one(posted, FIELD);
    if (PasswordChangeGuard.blocks(context, this)) {
      return;
    }
    context
        .getEvent()
        .event(EventType.UPDATE_CREDENTIAL)
        .detail(Details.CREDENTIAL_TYPE, PasswordCredentialModel.TYPE);
    PasswordForm form = new PasswordForm(context);
    if (PasswordChangeGuard.onlyMailed(context)) {
      form.refuseMailed();
      return;
    }
    if (password == null || password.isEmpty()) {
      Set<String> unmet = form.judge("").unmet();
      form.refuse(Errors.PASSWORD_MISSING, MISSING, new PolicyError(MISSING), unmet);
      return;
    }
    PasswordVerdict verdict = form.judge(password);
    if (!verdict.good()) {
      form.refuse(Errors.PASSWORD_REJECTED, verdict.reason(), verdict.error(), verdict.unmet());
      return;
    }
    String link = context.getAuthenticationSession().getAuthNote(LINK_ID);
    if (link == null) {
      change(context, password, posted.containsKey(END_SESSIONS));
    } else {
      create(context, password);
    }
  }

  /** On every way but a mailed link: Keycloak goes on with the login. */
  private void change(RequiredActionContext context, String password, boolean endSessions) {
    PasswordChange change = new PasswordChange(context);
    Optional<PolicyError> unstored = change.store(password);
    if (unstored.isPresent()) {
      new PasswordForm(context).refuse(unstored.get());
      return;
    }
    new LoginUnderWay(
            context.getSession(),
            context.getRealm(),
            context.getUser(),
            context.getAuthenticationSession())
        .passwordCreated();
    if (endSessions) {
      change.endOtherSessions();
    }
    change.tell();
    context.success();
  }

  /** By a mailed link: the link is used up and the password stored, or neither. */
  private void create(RequiredActionContext context, String password) {
    KeycloakSession session = context.getSession();
    RealmModel realm = context.getRealm();
    AuthenticationSessionModel authSession = context.getAuthenticationSession();
    String text = authSession.getAuthNote(LINK_TOKEN);
    PresentedLink link = PresentedLink.read(session, realm, text);
    if (!link.works() || !LinkClaim.take(session, link.row())) {
      Refusal.LINK_USED_MEANWHILE.of(context.getEvent());
      // A link that worked and could not be claimed was used by a request at the same moment.
      LinkProblem problem = link.works() ? LinkProblem.USED : link.problem();
      context.challenge(new LinkProblems(session, realm).show(problem, text));
      return;
    }
    LinkEvents.used(link.row(), context.getEvent());
    boolean first = !StoredPassword.exists(context.getUser());
    PasswordChange change = new PasswordChange(context);
    Optional<PolicyError> unstored = change.store(password);
    if (unstored.isPresent()) {
      new PasswordForm(context).refuse(unstored.get());
      session.getTransactionManager().setRollbackOnly();
      return;
    }
    change.endLockout();
    change.endOtherSessions();
    if (!first) {
      change.tell();
    }
    authSession.removeRequiredAction(getId());
    context.getUser().removeRequiredAction(getId());
    context.getEvent().clone().success();
    context.challenge(Response.seeOther(LinkPages.done(session, realm, text)).build());
  }
}
