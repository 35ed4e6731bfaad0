package dk.adgang.secondfactor.removal;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.FormFields;
import dk.adgang.common.Refusal;
import dk.adgang.common.keycloak.OverridesKeycloak;
import dk.adgang.secondfactor.EnrolledFactors;
import dk.adgang.secondfactor.FactorChangeGuard;
import dk.adgang.secondfactor.SecondFactorStatus;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import dk.adgang.secondfactor.notice.FactorEventListener;
import dk.adgang.secondfactor.notice.FactorNotice;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.DeleteCredentialAction;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The account console's «remove», in place of Keycloak's own: asks for the existing second factor,
 * and keeps the last one of an employee who must have one. That one can be replaced: another one is
 * enrolled, and then this one is removed.
 */
public final class DeleteFactorRequiredAction extends DeleteCredentialAction
    implements OverridesKeycloak<RequiredActionProvider> {

  /** Keycloak's own factory is the action as well: asked for one, ours would hand out itself. */
  private static final RequiredActionProvider KEYCLOAKS = new DeleteCredentialAction();

  private static final String TEMPLATE = "remove-factor.ftl";
  private static final String PAGE = "page";
  private static final String STEP = "step";
  private static final String REMOVE = "remove";
  private static final String REPLACE_BY = "replace";

  /** A note of the login: the credential that is removed when another factor was enrolled. */
  private static final String REPLACING = "adgang.factor.replacing";

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return AdgangRealm.uses(session) ? this : KEYCLOAKS;
  }

  /** Whether a factor is enrolled in a login so that another one can go. */
  public static boolean replacing(AuthenticationSessionModel authSession) {
    return authSession.getAuthNote(REPLACING) != null;
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    if (!concernsUs(context)) {
      super.requiredActionChallenge(context);
    } else if (!FactorChangeGuard.blocks(context, this, PROVIDER_ID)) {
      EnrolledFactors factors = factors(context);
      Optional<CredentialModel> factor = factors.find(id(context));
      if (replacing(context.getAuthenticationSession())) {
        comeBack(context, factors, factor.orElse(null));
      } else if (factor.isPresent()) {
        show(context, factors, factor.get());
      } else {
        Refusal.FACTOR_GONE.of(context.getEvent().clone());
        context.ignore();
      }
    }
  }

  @Override
  public void processAction(RequiredActionContext context) {
    if (!concernsUs(context)) {
      super.processAction(context);
    } else if (!FactorChangeGuard.blocks(context, this, PROVIDER_ID)) {
      EnrolledFactors factors = factors(context);
      factors
          .find(id(context))
          .ifPresentOrElse(factor -> answer(context, factors, factor), context::cancel);
    }
  }

  private static void answer(
      RequiredActionContext context, EnrolledFactors factors, CredentialModel factor) {
    MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
    Optional<SecondFactorMethod> other =
        SecondFactorMethods.named(context.getSession(), FormFields.one(posted, REPLACE_BY));
    boolean remove = REMOVE.equals(FormFields.one(posted, STEP));
    if (remove && remove(context, context.getEvent(), factors, factor)) {
      context.success();
    } else if (factors.find(factor.getId()).isEmpty()) {
      // Another browser has removed it already.
      context.cancel();
    } else if (factors.mayRemove(factor.getId())) {
      show(context, factors, factor);
    } else if (other.filter(method -> status(context).canChoose(method)).isPresent()) {
      replace(context, factor, other.get());
    } else {
      Refusal.LAST_FACTOR.of(event(context.getEvent().clone(), factor));
      show(context, factors, factor);
    }
  }

  /**
   * True when it is about a second factor, and not a remembered device. Keycloak also takes the
   * name of a type for an id, and would disable all of that type.
   */
  private boolean concernsUs(RequiredActionContext context) {
    AuthenticationSessionModel authSession = context.getAuthenticationSession();
    String type = getCredentialType(context.getSession(), authSession);
    return replacing(authSession) || EnrolledFactors.name(context.getSession(), type).isPresent();
  }

  /** Leads to the enrolment first, and to this action again after it. */
  private static void replace(
      RequiredActionContext context, CredentialModel factor, SecondFactorMethod method) {
    AuthenticationSessionModel authSession = context.getAuthenticationSession();
    authSession.setAuthNote(REPLACING, factor.getId());
    FactorChangeGuard.forgetEnrolled(authSession);
    authSession.addRequiredAction(method.requiredAction());
    context.challenge(toAction(context, method.requiredAction()));
  }

  private static Response toAction(RequiredActionContext context, String action) {
    return AuthenticationManager.redirectToRequiredActions(
        context.getSession(),
        context.getRealm(),
        context.getAuthenticationSession(),
        context.getUriInfo(),
        action);
  }

  /**
   * Comes back from the enrolment, done or not.
   *
   * @param factor the one to be replaced; null when a new number has taken its place
   */
  private static void comeBack(
      RequiredActionContext context, EnrolledFactors factors, CredentialModel factor) {
    AuthenticationSessionModel authSession = context.getAuthenticationSession();
    if (HttpMethod.POST.equals(context.getHttpRequest().getHttpMethod())) {
      // The new factor is stored when this request ends; the next request sees it.
      context.challenge(toAction(context, PROVIDER_ID));
      return;
    }
    EventBuilder event = context.getEvent().clone();
    if (factor == null) {
      context.success();
    } else if (FactorChangeGuard.wasEnrolled(authSession)
        && remove(context, event, factors, factor)) {
      event.success();
      context.success();
    } else {
      show(context, factors, factor);
    }
    authSession.removeAuthNote(REPLACING);
  }

  /** Removes it, if that is allowed; then the running event is about it. */
  private static boolean remove(
      RequiredActionContext context,
      EventBuilder running,
      EnrolledFactors factors,
      CredentialModel factor) {
    AuthenticationSessionModel authSession = context.getAuthenticationSession();
    Optional<FactorNotice> news =
        FactorNotice.of(
            new FactorNotice.Happened(
                FactorNotice.Change.REMOVED,
                EnrolledFactors.BACKUP.equals(factor.getType()),
                false,
                replacing(authSession),
                FactorChangeGuard.wasTold(authSession)));
    if (!factors.removeAllowed(factor, news)) {
      return false;
    }
    if (news.isPresent()) {
      FactorChangeGuard.told(authSession);
    }
    event(running, factor).detail(FactorEventListener.TOLD, "true");
    return true;
  }

  private static EventBuilder event(EventBuilder running, CredentialModel factor) {
    return running
        .event(EventType.REMOVE_CREDENTIAL)
        .detail(Details.CREDENTIAL_TYPE, factor.getType())
        .detail(Details.CREDENTIAL_ID, factor.getId())
        .detail(Details.CREDENTIAL_USER_LABEL, factor.getUserLabel());
  }

  private static void show(
      RequiredActionContext context, EnrolledFactors factors, CredentialModel factor) {
    boolean removable = factors.mayRemove(factor.getId());
    List<String> replacements =
        removable
            ? List.of()
            : SecondFactorMethods.all(context.getSession()).stream()
                .filter(status(context)::canChoose)
                .map(SecondFactorMethod::getId)
                .toList();
    RemoveFactorView page =
        new RemoveFactorView(
            EnrolledFactors.name(context.getSession(), factor.getType()).orElseThrow(),
            Optional.ofNullable(factor.getUserLabel()).orElse(""),
            removable,
            factors.isLast(factor.getId()),
            replacements);
    context.challenge(context.form().setAttribute(PAGE, page).createForm(TEMPLATE));
  }

  private static String id(RequiredActionContext context) {
    return context.getAuthenticationSession().getClientNote(Constants.KC_ACTION_PARAMETER);
  }

  private static SecondFactorStatus status(RequiredActionContext context) {
    return SecondFactorStatus.of(context.getSession(), context.getRealm(), context.getUser());
  }

  private static EnrolledFactors factors(RequiredActionContext context) {
    return new EnrolledFactors(context.getSession(), context.getRealm(), context.getUser());
  }
}
