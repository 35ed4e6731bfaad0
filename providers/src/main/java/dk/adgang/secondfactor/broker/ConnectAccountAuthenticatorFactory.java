package dk.adgang.secondfactor.broker;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.keycloak.OverridesKeycloak;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.broker.IdpConfirmLinkAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Puts {@link ConnectAccountAuthenticator} in the place of Keycloak's own. */
public final class ConnectAccountAuthenticatorFactory extends IdpConfirmLinkAuthenticatorFactory
    implements OverridesKeycloak<Authenticator> {

  private static final Authenticator SINGLETON = new ConnectAccountAuthenticator();

  @Override
  public Authenticator create(KeycloakSession session) {
    return AdgangRealm.uses(session) ? SINGLETON : super.create(session);
  }
}
