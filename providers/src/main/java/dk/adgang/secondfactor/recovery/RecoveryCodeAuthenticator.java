package dk.adgang.secondfactor.recovery;

import dk.adgang.common.BruteForceGate;
import dk.adgang.common.FormFields;
import dk.adgang.common.Refusal;
import dk.adgang.common.keycloak.FlowStepFactory;
import dk.adgang.login.LoginUnderWay;
import dk.adgang.secondfactor.EnrolmentGuard;
import dk.adgang.secondfactor.ReadableFactors;
import dk.adgang.secondfactor.notice.FactorNotices;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.authenticators.browser.RecoveryAuthnCodesFormAuthenticator;
import org.keycloak.events.Details;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.models.utils.RecoveryAuthnCodesUtils;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keycloak's own proof by a recovery code. A code works once, also in parallel requests: the
 * version of the stored row guarantees that, and a second request at the same moment is refused in
 * the page before it comes so far. Wrong codes count towards the lockout.
 */
final class RecoveryCodeAuthenticator extends RecoveryAuthnCodesFormAuthenticator {

  private static final String TEMPLATE = "login-recovery-authn-code-input.ftl";
  private static final String FIELD = RecoveryAuthnCodesUtils.FIELD_RECOVERY_CODE_IN_BROWSER_FLOW;

  /** Seconds: longer than any request takes. Afterwards the stored list says the same. */
  private static final int REQUEST = 600;

  private static final String USED = "adgang.recoveryCode.";

  /** A note of the login: a wrong one was typed in it. */
  private static final String WRONG = "adgang.recoveryCode.wrong";

  RecoveryCodeAuthenticator(KeycloakSession session) {
    super(session);
  }

  @Override
  public String getType(KeycloakSession session) {
    AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
    UserModel employee = authSession == null ? null : authSession.getAuthenticatedUser();
    return employee == null || RecoveryCodes.of(employee).isPresent()
        ? RecoveryCodes.TYPE
        : FlowStepFactory.NOT_LISTED;
  }

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    if (LoginUnderWay.ends(context)) {
      return;
    }
    RecoveryCodes codes = codes(context);
    BruteForceGate door =
        BruteForceGate.status(context.getSession(), context.getRealm(), context.getUser());
    if (codes != null && !closed(context, codes, door)) {
      context.challenge(page(context, context.form(), codes));
    }
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    if (LoginUnderWay.ends(context)) {
      return;
    }
    context.getEvent().detail(Details.CREDENTIAL_TYPE, RecoveryCodes.TYPE).user(context.getUser());
    RecoveryCodes codes = codes(context);
    if (codes == null || closed(context, codes, BruteForceGate.enter(context))) {
      return;
    }
    String typed = FormFields.one(context.getHttpRequest().getDecodedFormParameters(), FIELD);
    if (typed == null || typed.isBlank()) {
      context.challenge(page(context, refusal(context, codes, "recoveryCodeMissing"), codes));
    } else if (RecoveryCodeText.typed(typed)
        .filter(code -> use(context, codes, code))
        .isPresent()) {
      if (!closed(context, codes, BruteForceGate.enter(context))) {
        context.success(RecoveryCodes.TYPE);
      }
    } else {
      context.getAuthenticationSession().setAuthNote(WRONG, codes.credentialId());
      Refusal.RECOVERY_CODE_WRONG.of(context.getEvent());
      context.failureChallenge(
          AuthenticationFlowError.INVALID_CREDENTIALS,
          page(context, refusal(context, codes, Refusal.RECOVERY_CODE_WRONG.message()), codes));
    }
  }

  /** Uses the code up, if it is the right one and no other request is using it. */
  private static boolean use(AuthenticationFlowContext context, RecoveryCodes codes, String code) {
    UserModel employee = context.getUser();
    boolean used =
        codes.asksFor(code)
            && context
                .getSession()
                .singleUseObjects()
                .putIfAbsent(USED + codes.credentialId() + "." + codes.next().getNumber(), REQUEST)
            && employee
                .credentialManager()
                .isValid(UserCredentialModel.buildFromBackupAuthnCode(code));
    if (used && codes.left() == 1) {
      employee.credentialManager().removeStoredCredentialById(codes.credentialId());
      RecoveryCodesRequiredAction.offer(context.getRealm(), context.getAuthenticationSession());
    }
    return used;
  }

  private static LoginFormsProvider refusal(
      AuthenticationFlowContext context, RecoveryCodes codes, String message) {
    return context.form().addError(new FormMessage(FIELD, message, codes.next().getNumber()));
  }

  private static Response page(
      AuthenticationFlowContext context, LoginFormsProvider form, RecoveryCodes codes) {
    boolean few = codes.left() < RecoveryCodesRequiredAction.threshold(context.getRealm());
    return form.setAttribute(
            EnrolmentGuard.PAGE, new RecoveryCodeView(codes.next().getNumber(), codes.left(), few))
        .createForm(TEMPLATE);
  }

  /**
   * Tells of a lockout. Keycloak counts recovery codes together with passwords, so only this page
   * knows that a code was wrong.
   */
  private static void tell(AuthenticationFlowContext context) {
    UserLoginFailureModel failures =
        context
            .getSession()
            .loginFailures()
            .getUserLoginFailure(context.getRealm(), context.getUser().getId());
    if (context.getAuthenticationSession().getAuthNote(WRONG) != null
        && failures != null
        // Two quick tries lock out for a moment, too. That is no attack yet.
        && failures.getNumFailures() >= context.getRealm().getFailureFactor()) {
      FactorNotices.lockedOut(context.getSession(), context.getRealm(), context.getUser());
    }
  }

  private static boolean closed(
      AuthenticationFlowContext context, RecoveryCodes codes, BruteForceGate door) {
    switch (door) {
      case OPEN -> {
        return false;
      }
      case LOCKED_OUT -> {
        BruteForceGate.reportLockout(context);
        tell(context);
        context.challenge(
            page(context, context.form().setError(Refusal.LOCKED_OUT.message()), codes));
      }
      case BUSY ->
          context.challenge(
              page(context, refusal(context, codes, "secondFactorCodeNotChecked"), codes));
    }
    return true;
  }

  /**
   * Returns the employee's codes; null, after an error, when there are no codes that can be read.
   */
  private static RecoveryCodes codes(AuthenticationFlowContext context) {
    Optional<RecoveryCodes> codes = RecoveryCodes.of(context.getUser());
    if (codes.isEmpty()) {
      ReadableFactors.refuse(context, "recoveryCodesUnreadable");
    }
    return codes.orElse(null);
  }
}
