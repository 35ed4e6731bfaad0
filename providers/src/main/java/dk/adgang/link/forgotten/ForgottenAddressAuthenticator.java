package dk.adgang.link.forgotten;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.FormFields;
import dk.adgang.common.Refusal;
import dk.adgang.common.keycloak.OverridesKeycloak;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.resetcred.ResetCredentialChooseUser;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.validation.Validation;

/**
 * The step of «Har du glemt adgangskoden?» that asks for the address, in place of Keycloak's own.
 * An address that nobody can have typed is asked for again, and the answer tells nothing about
 * accounts: Keycloak would look for it in the database, and PostgreSQL has no text with a NUL.
 */
public final class ForgottenAddressAuthenticator extends ResetCredentialChooseUser
    implements OverridesKeycloak<Authenticator> {

  /** Keycloak's own factory is the step as well: asked for one, ours would hand out itself. */
  private static final Authenticator KEYCLOAKS = new ResetCredentialChooseUser();

  private static final String NUL = "\0";

  @Override
  public Authenticator create(KeycloakSession session) {
    return AdgangRealm.uses(session) ? this : KEYCLOAKS;
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    String typed =
        FormFields.one(
            context.getHttpRequest().getDecodedFormParameters(),
            AuthenticationManager.FORM_USERNAME);
    if (typed != null && !typed.contains(NUL)) {
      super.action(context);
      return;
    }
    Refusal.ADDRESS_MISSING.of(context.getEvent());
    context.failureChallenge(
        AuthenticationFlowError.INVALID_USER,
        context
            .form()
            .addError(new FormMessage(Validation.FIELD_USERNAME, Refusal.ADDRESS_MISSING.message()))
            .createPasswordReset());
  }
}
