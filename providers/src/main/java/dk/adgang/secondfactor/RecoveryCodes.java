package dk.adgang.secondfactor;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
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
record RecoveryCodes(
    String credentialId, RecoveryAuthnCodeRepresentation next, int left, int total) {

  /** The type of the credential that holds them. */
  static final String TYPE = RecoveryAuthnCodesCredentialModel.TYPE;

  private static final Logger LOG = Logger.getLogger(RecoveryCodes.class);

  /** They are looked at several times a request. */
  private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

  private static final int REPORTED_AT_MOST = 10_000;

  /** Returns the employee's codes; empty when there are none, or none that can be read. */
  static Optional<RecoveryCodes> of(UserModel employee) {
    return employee
        .credentialManager()
        .getStoredCredentialsByTypeStream(TYPE)
        .findFirst()
        .flatMap(RecoveryCodes::read);
  }

  /** Reads a stored credential; empty when it holds no code, or nothing that can be read. */
  static Optional<RecoveryCodes> read(CredentialModel stored) {
    try {
      RecoveryAuthnCodesCredentialData data =
          JsonSerialization.readValue(
              stored.getCredentialData(), RecoveryAuthnCodesCredentialData.class);
      return RecoveryAuthnCodesCredentialModel.createFromCredentialModel(stored)
          .getNextRecoveryAuthnCode()
          .map(
              next ->
                  new RecoveryCodes(
                      stored.getId(), next, data.getRemainingCodes(), data.getTotalCodes()));
    } catch (IOException | RuntimeException e) {
      if (REPORTED.size() < REPORTED_AT_MOST && REPORTED.add(stored.getId())) {
        LOG.errorf(
            "The recovery codes in credential %s cannot be read: %s",
            stored.getId(), e.getClass().getSimpleName());
      }
      return Optional.empty();
    }
  }

  /** Whether a code is the one that is asked for now. It changes nothing. */
  boolean asksFor(String code) {
    return RecoveryAuthnCodesUtils.verifyRecoveryCodeInput(code, next.getEncodedHashedValue());
  }
}
