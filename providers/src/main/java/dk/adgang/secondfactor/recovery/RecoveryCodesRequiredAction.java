package dk.adgang.secondfactor.recovery;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.FormFields;
import dk.adgang.common.keycloak.OverridesKeycloak;
import dk.adgang.secondfactor.EnrolmentGuard;
import dk.adgang.secondfactor.FactorChangeGuard;
import dk.adgang.secondfactor.RealmSteps;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.authenticators.browser.RecoveryAuthnCodesFormAuthenticator;
import org.keycloak.authentication.requiredactions.RecoveryAuthnCodesAction;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.utils.RecoveryAuthnCodesUtils;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.utils.CredentialHelper;

/**
 * Keycloak's own recovery codes, offered once: right after the first method was enrolled. They are
 * a backup of a method, so an employee without a method gets none; codes made with the password
 * alone would still work on the day on which there is one.
 *
 * <p>Unlike Keycloak's own page, a reload shows the same codes: the ones that were printed are the
 * ones that work.
 */
public final class RecoveryCodesRequiredAction extends RecoveryAuthnCodesAction
    implements OverridesKeycloak<RequiredActionProvider> {

  private static final String TEMPLATE = "login-recovery-authn-code-config.ftl";
  private static final String SKIP = "skip";
  private static final String MADE_AT = "generatedAt";

  /** A note of the login: it began without any method. */
  private static final String NONE_YET = "adgang.secondFactor.noneYet";

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return AdgangRealm.uses(session) ? this : super.create(session);
  }

  /** With so few codes left it is time for new ones. */
  static int threshold(RealmModel realm) {
    return Optional.ofNullable(realm.getRequiredActionProviderByAlias(PROVIDER_ID))
        .map(RequiredActionProviderModel::getConfig)
        .map(config -> config.get(WARNING_THRESHOLD))
        .flatMap(RecoveryCodesRequiredAction::number)
        .orElse(RECOVERY_CODES_WARNING_THRESHOLD_DEFAULT);
  }

  private static Optional<Integer> number(String text) {
    try {
      return Optional.of(Integer.valueOf(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Offers codes in this login; the employee may skip them. */
  static void offer(RealmModel realm, AuthenticationSessionModel authSession) {
    // A mailed link ends without a login; its own purpose comes first.
    if (authSession.getAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS) == null
        && RealmSteps.enabled(realm, PROVIDER_ID)) {
      authSession.addRequiredAction(PROVIDER_ID);
    }
  }

  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    AuthenticationSessionModel authSession = context.getAuthenticationSession();
    List<CredentialModel> stored =
        context.getUser().credentialManager().getStoredCredentialsStream().toList();
    if (stored.stream().noneMatch(c -> isFactor(context, c))) {
      authSession.setAuthNote(NONE_YET, "true");
      return;
    }
    Optional<CredentialModel> codes =
        stored.stream().filter(c -> RecoveryCodes.TYPE.equals(c.getType())).findFirst();
    codes.ifPresent(c -> askForItLast(context, c, stored));
    if (authSession.getAuthNote(NONE_YET) != null) {
      authSession.removeAuthNote(NONE_YET);
      if (codes.isEmpty()) {
        offer(context.getRealm(), authSession);
      }
    }
  }

  /**
   * Keycloak asks first for the factor that an employee enrolled first, so a method that was added
   * later would come after the codes.
   */
  private static void askForItLast(
      RequiredActionContext context, CredentialModel codes, List<CredentialModel> stored) {
    stored.stream()
        .skip(stored.indexOf(codes))
        .filter(later -> isFactor(context, later))
        .reduce((one, next) -> next)
        .ifPresent(
            last ->
                context
                    .getUser()
                    .credentialManager()
                    .moveStoredCredentialTo(codes.getId(), last.getId()));
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    if (FactorChangeGuard.blocks(context, this, PROVIDER_ID)) {
      return;
    }
    if (enrolledAny(context)) {
      show(context, context.form());
    } else {
      context.getAuthenticationSession().removeRequiredAction(PROVIDER_ID);
      context.ignore();
    }
  }

  @Override
  public void processAction(RequiredActionContext context) {
    if (EnrolmentGuard.pressed(context, SKIP) && skippable(context)) {
      forget(context.getAuthenticationSession());
      context.success();
      return;
    }
    if (FactorChangeGuard.blocks(context, this, PROVIDER_ID)) {
      return;
    }
    if (!enrolledAny(context)) {
      context.cancel();
      return;
    }
    String madeAt =
        context
            .getAuthenticationSession()
            .getAuthNote(RecoveryAuthnCodesFormAuthenticator.GENERATED_AT_NOTE);
    String shown = FormFields.one(context.getHttpRequest().getDecodedFormParameters(), MADE_AT);
    if (madeAt != null && madeAt.equals(shown)) {
      store(context, codes(context), Long.parseLong(madeAt));
    } else {
      show(context, context.form().setError("recoveryCodesOutdated"));
    }
  }

  private void store(RequiredActionContext context, List<String> codes, long madeAt) {
    boolean tookPlace = RecoveryCodes.of(context.getUser()).isPresent();
    CredentialHelper.createRecoveryCodesCredential(
        context.getSession(),
        context.getRealm(),
        context.getUser(),
        createFromValues(codes, madeAt, null),
        codes);
    forget(context.getAuthenticationSession());
    if (tookPlace) {
      context.getEvent().detail(EnrolmentGuard.TOOK_PLACE, "true");
    }
    context
        .getEvent()
        .event(EventType.UPDATE_CREDENTIAL)
        .detail(Details.CREDENTIAL_TYPE, RecoveryCodes.TYPE);
    context.success();
  }

  private static void show(RequiredActionContext context, LoginFormsProvider form) {
    List<String> codes = codes(context);
    String madeAt =
        context
            .getAuthenticationSession()
            .getAuthNote(RecoveryAuthnCodesFormAuthenticator.GENERATED_AT_NOTE);
    RecoveryCodesView page =
        new RecoveryCodesView(
            codes.stream().map(RecoveryCodeText::shown).toList(),
            madeAt,
            RecoveryCodes.of(context.getUser()).isPresent(),
            skippable(context));
    context.challenge(form.setAttribute(EnrolmentGuard.PAGE, page).createForm(TEMPLATE));
  }

  /** The codes of this login; they are made when there are none yet. */
  private static List<String> codes(RequiredActionContext context) {
    AuthenticationSessionModel authSession = context.getAuthenticationSession();
    String made =
        authSession.getAuthNote(
            RecoveryAuthnCodesFormAuthenticator.GENERATED_RECOVERY_AUTHN_CODES_NOTE);
    if (made != null) {
      return List.of(made.split(",", -1));
    }
    char[] alphabet = RecoveryCodeText.ALPHABET.toCharArray();
    List<String> codes =
        Stream.generate(
                () -> SecretGenerator.getInstance().randomString(RecoveryCodeText.LENGTH, alphabet))
            .limit(RecoveryAuthnCodesUtils.QUANTITY_OF_CODES_TO_GENERATE)
            .toList();
    authSession.setAuthNote(
        RecoveryAuthnCodesFormAuthenticator.GENERATED_RECOVERY_AUTHN_CODES_NOTE,
        String.join(",", codes));
    authSession.setAuthNote(
        RecoveryAuthnCodesFormAuthenticator.GENERATED_AT_NOTE,
        Long.toString(Time.currentTimeMillis()));
    return codes;
  }

  private static void forget(AuthenticationSessionModel authSession) {
    authSession.removeAuthNote(
        RecoveryAuthnCodesFormAuthenticator.GENERATED_RECOVERY_AUTHN_CODES_NOTE);
    authSession.removeAuthNote(RecoveryAuthnCodesFormAuthenticator.GENERATED_AT_NOTE);
  }

  /**
   * Codes that were offered may be skipped; not those that an administrator ordered or the employee
   * asked for.
   */
  private static boolean skippable(RequiredActionContext context) {
    return context.getAuthenticationSession().getRequiredActions().contains(PROVIDER_ID)
        && context.getUser().getRequiredActionsStream().noneMatch(PROVIDER_ID::equals);
  }

  private static boolean enrolledAny(RequiredActionContext context) {
    return context
        .getUser()
        .credentialManager()
        .getStoredCredentialsStream()
        .anyMatch(stored -> isFactor(context, stored));
  }

  private static boolean isFactor(RequiredActionContext context, CredentialModel stored) {
    return SecondFactorMethods.isFactor(context.getSession(), stored.getType());
  }
}
