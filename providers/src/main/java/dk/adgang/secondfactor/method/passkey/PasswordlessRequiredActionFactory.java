package dk.adgang.secondfactor.method.passkey;

import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import dk.adgang.common.AdgangRealm;
import dk.adgang.common.keycloak.OverridesKeycloak;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.WebAuthnPasswordlessRegisterFactory;
import org.keycloak.authentication.requiredactions.WebAuthnRegister;
import org.keycloak.models.KeycloakSession;

/** Puts {@link PasswordlessRequiredAction} in the place of Keycloak's own. */
public final class PasswordlessRequiredActionFactory extends WebAuthnPasswordlessRegisterFactory
    implements OverridesKeycloak<RequiredActionProvider> {

  @Override
  protected WebAuthnRegister createProvider(
      KeycloakSession session, CertPathTrustworthinessVerifier trust) {
    return AdgangRealm.uses(session)
        ? new PasswordlessRequiredAction(session, trust)
        : super.createProvider(session, trust);
  }
}
