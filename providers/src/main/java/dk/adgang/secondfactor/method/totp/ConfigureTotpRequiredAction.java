package dk.adgang.secondfactor.method.totp;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.FormFields;
import dk.adgang.common.Refusal;
import dk.adgang.common.keycloak.OverridesKeycloak;
import dk.adgang.secondfactor.CredentialLabel;
import dk.adgang.secondfactor.EnrolmentGuard;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.UpdateTotp;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;

/**
 * Keycloak's own enrolment of an authenticator app, with a way back to the choice. The sent form is
 * checked before Keycloak reads it, because Keycloak takes any key and a name of any length.
 */
public final class ConfigureTotpRequiredAction extends UpdateTotp
    implements OverridesKeycloak<RequiredActionProvider> {

  /** Keycloak's own factory is the action as well: asked for one, ours would hand out itself. */
  private static final RequiredActionProvider KEYCLOAKS = new UpdateTotp();

  private static final String SECRET = "totpSecret";

  /** The keys that Keycloak's page makes up. A shorter one could be guessed. */
  private static final Pattern OURS = Pattern.compile("[A-Za-z0-9]{20,64}");

  /**
   * The value that {@code login-config-totp.ftl} shows beside Keycloak's own bean. Public, because
   * templates can only read public types.
   *
   * @param canChooseAnother whether there is a choice to go back to
   */
  public record TotpEnrolmentView(boolean canChooseAnother) {}

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return AdgangRealm.uses(session) ? this : KEYCLOAKS;
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    EnrolmentGuard enrolment = enrolment(context);
    if (!enrolment.blocksStart(this)) {
      prepare(context, enrolment);
      super.requiredActionChallenge(context);
    }
  }

  @Override
  public void processAction(RequiredActionContext context) {
    EnrolmentGuard enrolment = enrolment(context);
    if (enrolment.blocks(this) || enrolment.another()) {
      return;
    }
    prepare(context, enrolment);
    Optional<FormMessage> refusal = refusal(context.getHttpRequest().getDecodedFormParameters());
    if (refusal.isPresent()) {
      Refusal.APP_NOT_ENROLLED.of(
          context
              .getEvent()
              .clone()
              .event(EventType.UPDATE_CREDENTIAL_ERROR)
              .detail(Details.CREDENTIAL_TYPE, OTPCredentialModel.TYPE));
      context.form().addError(refusal.get());
      super.requiredActionChallenge(context);
    } else {
      super.processAction(context);
      EnrolmentGuard.leave(context);
    }
  }

  /** The reason why the sent form is refused; empty when it is not. */
  private static Optional<FormMessage> refusal(MultivaluedMap<String, String> posted) {
    String secret = FormFields.one(posted, SECRET);
    if (FormFields.repeated(posted, Validation.FIELD_OTP_CODE)
        || secret == null
        || !OURS.matcher(secret).matches()) {
      return Optional.of(new FormMessage(Validation.FIELD_OTP_CODE, Messages.INVALID_TOTP));
    }
    String name = FormFields.one(posted, Validation.FIELD_OTP_LABEL);
    return Optional.ofNullable(name)
        .filter(typed -> !typed.isBlank())
        .flatMap(typed -> CredentialLabel.refusal(typed, List.of()))
        .map(CredentialLabel.Refusal::message)
        .map(why -> new FormMessage(Validation.FIELD_OTP_LABEL, why, CredentialLabel.LONGEST));
  }

  private static void prepare(RequiredActionContext context, EnrolmentGuard enrolment) {
    context
        .form()
        .setAttribute(EnrolmentGuard.PAGE, new TotpEnrolmentView(enrolment.canChooseAnother()));
  }

  private static EnrolmentGuard enrolment(RequiredActionContext context) {
    return new EnrolmentGuard(context, TotpMethod.METHOD);
  }
}
