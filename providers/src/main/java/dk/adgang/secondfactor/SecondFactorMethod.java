package dk.adgang.secondfactor;

import dk.adgang.policy.AllowedMethod;
import dk.adgang.sms.EnrolSms;
import dk.adgang.sms.SmsCredential;
import java.util.Arrays;
import java.util.Optional;
import org.keycloak.authentication.requiredactions.WebAuthnRegisterFactory;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** The one place that lists the methods, in the order in which they are offered. */
enum SecondFactorMethod {
  SMS(AllowedMethod.SMS.id(), SmsCredential.TYPE, EnrolSms.ID),
  APP(
      AllowedMethod.OTP.id(),
      OTPCredentialModel.TYPE,
      UserModel.RequiredAction.CONFIGURE_TOTP.name()),
  PASSKEY(
      AllowedMethod.PASSKEY.id(),
      WebAuthnCredentialModel.TYPE_TWOFACTOR,
      WebAuthnRegisterFactory.PROVIDER_ID);

  private final String id;
  private final String credentialType;
  private final String enrolment;

  SecondFactorMethod(String id, String credentialType, String enrolment) {
    this.id = id;
    this.credentialType = credentialType;
    this.enrolment = enrolment;
  }

  /** Returns the method that a form or a request names; empty when there is none of that name. */
  static Optional<SecondFactorMethod> of(String id) {
    for (SecondFactorMethod method : values()) {
      if (method.id.equals(id)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  /** Whether a credential of this type stands for one of the methods. Recovery codes do not. */
  static boolean has(String credentialType) {
    return Arrays.stream(values()).anyMatch(m -> m.credentialType.equals(credentialType));
  }

  /** The name in forms and REST answers. */
  String id() {
    return id;
  }

  /** The type of the credential that stands for an enrolled method. */
  String credentialType() {
    return credentialType;
  }

  /** The required action that enrols it. */
  String enrolment() {
    return enrolment;
  }
}
