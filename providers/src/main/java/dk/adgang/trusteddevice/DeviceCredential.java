package dk.adgang.trusteddevice;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.adgang.trusteddevice.DeviceCookie.Token;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.util.JsonSerialization;

/**
 * A remembered device, among the employee's credentials: so it is listed in the account console and
 * can be removed there, and goes with the employee.
 */
final class DeviceCredential extends CredentialModel {

  static final String TYPE = "adgang-device";

  private static final int LONGEST_LABEL = 100;

  /** The part that is never shown. */
  record Secret(@JsonProperty("hash") String hash) {}

  /**
   * A device that is remembered from now on; it gets its id when it is stored.
   *
   * @param label a description of the device for its owner
   */
  static DeviceCredential of(String secret, TrustConditions grant, String label, Instant now) {
    DeviceCredential device = new DeviceCredential();
    device.setType(TYPE);
    device.setCreatedDate(now.toEpochMilli());
    device.setUserLabel(label.substring(0, Math.min(label.length(), LONGEST_LABEL)));
    try {
      device.setSecretData(
          JsonSerialization.writeValueAsString(new Secret(TrustConditions.hash(secret))));
      device.setCredentialData(JsonSerialization.writeValueAsString(grant));
    } catch (IOException e) {
      throw new IllegalStateException("Both can always be written as JSON", e);
    }
    return device;
  }

  static DeviceCredential of(CredentialModel stored) {
    DeviceCredential device = new DeviceCredential();
    device.setId(stored.getId());
    device.setType(TYPE);
    device.setCreatedDate(stored.getCreatedDate());
    device.setUserLabel(stored.getUserLabel());
    device.setSecretData(stored.getSecretData());
    device.setCredentialData(stored.getCredentialData());
    return device;
  }

  /** True when the device is still remembered; false when its data cannot be read. */
  boolean holds(int days, TrustConditions today, Instant now) {
    return read(getCredentialData(), TrustConditions.class)
        .filter(grant -> getCreatedDate() != null)
        .filter(grant -> grant.holds(Instant.ofEpochMilli(getCreatedDate()), days, today, now))
        .isPresent();
  }

  /** Whether a browser's token is this device's. */
  boolean is(Token token) {
    return token.id().equals(getId())
        && read(getSecretData(), Secret.class)
            .filter(secret -> secret.hash() != null)
            .filter(secret -> TrustConditions.matches(token.secret(), secret.hash()))
            .isPresent();
  }

  private static <T> Optional<T> read(String json, Class<T> type) {
    try {
      return json == null
          ? Optional.empty()
          : Optional.ofNullable(JsonSerialization.readValue(json, type));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
