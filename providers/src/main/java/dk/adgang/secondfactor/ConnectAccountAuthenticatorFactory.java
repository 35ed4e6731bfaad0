package dk.adgang.secondfactor;

import dk.adgang.AdgangRealm;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.broker.IdpConfirmLinkAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Puts {@link ConnectAccountAuthenticator} in the place of Keycloak's own. */
public final class ConnectAccountAuthenticatorFactory extends IdpConfirmLinkAuthenticatorFactory {

  private static final Authenticator SINGLETON = new ConnectAccountAuthenticator();

  /** Above Keycloak's own, whose id it has. */
  @Override
  public int order() {
    return 100;
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return AdgangRealm.uses(session) ? SINGLETON : super.create(session);
  }
}
