package dk.adgang.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.secondfactor.method.SecondFactorMethod;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

final class ReadableFactorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "webauthn |                                      | {}",
        "webauthn | {                                    | {}",
        "webauthn | null                                 | {}",
        "webauthn | {}                                   | {}",
        "webauthn | {\"credentialId\":\"AAAA\"}          | {}",
        "otp      |                                      | {\"value\":\"key\"}",
        "otp      | {\"subType\":\"totp\"}               |",
        "otp      | {\"subType\":\"totp\"}               | {}",
        "otp      | {\"subType\":\"totp\"}               | null",
        "otp      | {}                                   | {\"value\":\"key\"}",
        "otp      | {\"subType\":\"totp\",\"secretEncoding\":\"?\"} | {\"value\":\"key\"}",
      })
  void an_unreadable_factor_is_recognised(String type, String data, String secret) {
    CredentialModel stored = new CredentialModel();
    stored.setId(type + data + secret);
    stored.setType(type);
    stored.setCredentialData(data);
    stored.setSecretData(secret);

    assertThat(canBeRead(stored)).isFalse();
  }

  @Test
  void credentials_as_keycloak_stores_them_can_be_read() {
    assertThat(
            canBeRead(
                WebAuthnCredentialModel.create(
                    WebAuthnCredentialModel.TYPE_TWOFACTOR,
                    "Min telefon",
                    "00000000-0000-0000-0000-000000000000",
                    "AAAA",
                    null,
                    "AAAA",
                    0,
                    "none")))
        .isTrue();
    assertThat(canBeRead(OTPCredentialModel.createTOTP("key", 6, 30, "HmacSHA1"))).isTrue();
  }

  private static boolean canBeRead(CredentialModel stored) {
    SecondFactorMethod method =
        StreamSupport.stream(ServiceLoader.load(SecondFactorMethod.class).spliterator(), false)
            .filter(each -> each.credentialType().equals(stored.getType()))
            .findFirst()
            .orElseThrow();
    return ReadableFactors.read(stored, method::readable);
  }
}
