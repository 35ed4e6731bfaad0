package dk.adgang.secondfactor.method.totp;

import dk.adgang.common.BruteForceGate;
import dk.adgang.common.FormFields;
import dk.adgang.common.Refusal;
import dk.adgang.login.LoginUnderWay;
import dk.adgang.secondfactor.EnrolmentGuard;
import dk.adgang.secondfactor.OfferedMethods;
import dk.adgang.secondfactor.ReadableFactors;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticator;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.services.validation.Validation;

/** Keycloak's own proof of an authenticator app, listed while it may be used. */
final class TotpAuthenticator extends OTPFormAuthenticator {

  private static final String UNREADABLE = "appUnreadable";
  private static final String CODE = "otp";

  /** The app, where there are several; without a value it is the first one. */
  private static final String APP = "selectedCredentialId";

  @Override
  public String getType(KeycloakSession session) {
    return OfferedMethods.type(session, TotpMethod.METHOD);
  }

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    if (!LoginUnderWay.ends(context)
        && !ReadableFactors.refuse(context, TotpMethod.METHOD, UNREADABLE)) {
      super.authenticate(context);
    }
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    if (LoginUnderWay.ends(context)
        || ReadableFactors.refuse(context, TotpMethod.METHOD, UNREADABLE)) {
      return;
    }
    // The event of a wrong code says so; without it, it reads like a wrong password.
    context.getEvent().detail(Details.CREDENTIAL_TYPE, OTPCredentialModel.TYPE);
    MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
    if (BruteForceGate.enter(context) == BruteForceGate.BUSY) {
      // Keycloak itself would say that the code is wrong.
      context.form().setAttribute(SELECTED_OTP_CREDENTIAL_ID, posted.getFirst(APP));
      context.challenge(
          challenge(context, "secondFactorCodeNotChecked", Validation.FIELD_OTP_CODE));
    } else if (understood(context.getUser(), posted)) {
      super.action(context);
      context.getEvent().removeDetail(Details.CREDENTIAL_TYPE);
    } else {
      Refusal.APP_CODE_WRONG.of(context.getEvent().user(context.getUser()));
      context.challenge(
          challenge(context, Refusal.APP_CODE_WRONG.message(), Validation.FIELD_OTP_CODE));
    }
  }

  @Override
  protected Response challenge(AuthenticationFlowContext context, String error, String field) {
    List<String> apps = apps(context.getUser()).toList();
    context.form().setAttribute(EnrolmentGuard.PAGE, new TotpCodeView(apps));
    return super.challenge(context, error, field);
  }

  private static Stream<String> apps(UserModel employee) {
    return ReadableFactors.of(employee, TotpMethod.METHOD).map(CredentialModel::getId);
  }

  /**
   * True when one code was sent, for an app that the employee has. Keycloak does not check that.
   */
  private static boolean understood(UserModel employee, MultivaluedMap<String, String> posted) {
    String app = FormFields.one(posted, APP);
    return !FormFields.repeated(posted, CODE)
        && !FormFields.repeated(posted, APP)
        && (app == null || app.isEmpty() || apps(employee).anyMatch(app::equals));
  }
}
