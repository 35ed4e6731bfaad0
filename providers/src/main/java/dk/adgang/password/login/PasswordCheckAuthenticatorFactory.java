package dk.adgang.password.login;

import dk.adgang.common.keycloak.FlowStepFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Offers {@link PasswordCheckAuthenticator} to flows. */
public final class PasswordCheckAuthenticatorFactory implements FlowStepFactory {

  /** The id of the step. */
  public static final String ID = "adgang-password-check";

  /** The note on a login whose password has to be replaced. */
  public static final String OUTDATED = "adgang.password.outdated";

  private static final PasswordCheckAuthenticator SINGLETON = new PasswordCheckAuthenticator();

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayType() {
    return "A new password, where the old one breaks the rule";
  }

  @Override
  public String getHelpText() {
    return "Put it right after the step that asks for the password, before any other that shows a page: the password is"
        + " known in that one request alone. Employees whose password today's rule refuses create a new one.";
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return SINGLETON;
  }
}
