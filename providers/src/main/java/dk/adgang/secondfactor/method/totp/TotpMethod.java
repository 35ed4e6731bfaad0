package dk.adgang.secondfactor.method.totp;

import dk.adgang.secondfactor.method.SecondFactorMethod;
import java.util.Objects;
import java.util.Set;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticatorFactory;
import org.keycloak.authentication.authenticators.directgrant.ValidateOTP;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** An authenticator app (RFC 6238), as Keycloak brings it. */
public final class TotpMethod implements SecondFactorMethod {

  static final TotpMethod METHOD = new TotpMethod();

  @Override
  public String getId() {
    return "otp";
  }

  @Override
  public int position() {
    return 20;
  }

  @Override
  public String credentialType() {
    return OTPCredentialModel.TYPE;
  }

  @Override
  public String requiredAction() {
    return UserModel.RequiredAction.CONFIGURE_TOTP.name();
  }

  @Override
  public String authenticator() {
    return OTPFormAuthenticatorFactory.PROVIDER_ID;
  }

  @Override
  public Set<String> provenBy() {
    return Set.of(authenticator(), ValidateOTP.PROVIDER_ID);
  }

  @Override
  public String reference() {
    return "otp";
  }

  @Override
  public boolean readable(CredentialModel stored) {
    return canBeRead(stored);
  }

  /** Reads the same fields as Keycloak, whose own steps would end in an error of the server. */
  static boolean canBeRead(CredentialModel stored) {
    OTPCredentialModel app = OTPCredentialModel.createFromCredentialModel(stored);
    Objects.requireNonNull(app.getOTPCredentialData().getSubType());
    Objects.requireNonNull(app.getDecodedSecret());
    return true;
  }
}
