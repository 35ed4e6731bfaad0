package dk.adgang.link;

import dk.adgang.AdgangRealm;
import dk.adgang.FormFields;
import dk.adgang.Refusal;
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
 * What nobody can have typed is asked for again, whoever has an account: Keycloak would look for it
 * in the database, and PostgreSQL has no text with a NUL.
 */
public final class ForgottenAddressAuthenticator extends ResetCredentialChooseUser {

  /** Keycloak's own factory is the step as well: asked for one, ours would hand out itself. */
  private static final Authenticator KEYCLOAKS = new ResetCredentialChooseUser();

  private static final String NUL = "\0";

  /** Above Keycloak's own, whose id it has. */
  @Override
  public int order() {
    return 100;
  }

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
