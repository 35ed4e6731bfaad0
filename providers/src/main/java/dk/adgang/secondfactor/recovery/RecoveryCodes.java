package dk.adgang.secondfactor.recovery;

import dk.adgang.secondfactor.ReadableFactors;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.dto.RecoveryAuthnCodeRepresentation;
import org.keycloak.models.credential.dto.RecoveryAuthnCodesCredentialData;
import org.keycloak.models.utils.RecoveryAuthnCodesUtils;
import org.keycloak.util.JsonSerialization;

/**
 * The recovery codes that an employee has left. They are asked for one after the other.
 *
 * @param credentialId the credential that holds them
 * @param next the one that is asked for now
 * @param left how many there are, that one included; at least 1
 * @param total how many there were
 */
public record RecoveryCodes(
    String credentialId, RecoveryAuthnCodeRepresentation next, int left, int total) {

  /** The type of the credential that holds them. */
  static final String TYPE = RecoveryAuthnCodesCredentialModel.TYPE;

  /** Returns the employee's codes; empty when there are none, or none that can be read. */
  public static Optional<RecoveryCodes> of(UserModel employee) {
    return employee
        .credentialManager()
        .getStoredCredentialsByTypeStream(TYPE)
        .findFirst()
        .flatMap(RecoveryCodes::read);
  }

  /** Reads a stored credential; empty when it holds no code, or nothing that can be read. */
  static Optional<RecoveryCodes> read(CredentialModel stored) {
    try {
      return parse(stored);
    } catch (IOException | RuntimeException e) {
      ReadableFactors.report(stored, e);
      return Optional.empty();
    }
  }

  /** Whether a stored credential can be read, also when no code is left in it. */
  static boolean readable(CredentialModel stored) {
    try {
      parse(stored);
      return true;
    } catch (IOException | RuntimeException e) {
      ReadableFactors.report(stored, e);
      return false;
    }
  }

  private static Optional<RecoveryCodes> parse(CredentialModel stored) throws IOException {
    RecoveryAuthnCodesCredentialData data =
        JsonSerialization.readValue(
            stored.getCredentialData(), RecoveryAuthnCodesCredentialData.class);
    Optional<RecoveryAuthnCodeRepresentation> next =
        RecoveryAuthnCodesCredentialModel.createFromCredentialModel(stored)
            .getNextRecoveryAuthnCode();
    next.ifPresent(code -> Objects.requireNonNull(code.getEncodedHashedValue()));
    int left = data.getRemainingCodes();
    int total = data.getTotalCodes();
    return next.map(code -> new RecoveryCodes(stored.getId(), code, left, total));
  }

  /** Whether a code is the one that is asked for now. It changes nothing. */
  boolean asksFor(String code) {
    return RecoveryAuthnCodesUtils.verifyRecoveryCodeInput(code, next.getEncodedHashedValue());
  }
}
