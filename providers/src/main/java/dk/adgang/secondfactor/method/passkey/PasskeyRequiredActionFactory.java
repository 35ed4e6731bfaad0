package dk.adgang.secondfactor.method.passkey;

import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import dk.adgang.common.AdgangRealm;
import dk.adgang.common.keycloak.OverridesKeycloak;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.WebAuthnRegister;
import org.keycloak.authentication.requiredactions.WebAuthnRegisterFactory;
import org.keycloak.models.KeycloakSession;

/** Puts {@link PasskeyRequiredAction} in the place of Keycloak's own. */
public final class PasskeyRequiredActionFactory extends WebAuthnRegisterFactory
    implements OverridesKeycloak<RequiredActionProvider> {

  @Override
  protected WebAuthnRegister createProvider(
      KeycloakSession session, CertPathTrustworthinessVerifier trust) {
    return AdgangRealm.uses(session)
        ? new PasskeyRequiredAction(session, trust)
        : super.createProvider(session, trust);
  }
}
