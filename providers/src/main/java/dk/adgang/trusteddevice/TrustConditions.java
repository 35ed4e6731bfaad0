package dk.adgang.trusteddevice;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.adgang.PureRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;

/**
 * What held when a device was remembered. When any of it has changed, the device is a stranger
 * again: nobody has to think of ending it.
 *
 * @param password when the password was set, in milliseconds since 1970; 0 where there is none here
 * @param factors the ids of the enrolled second factors
 * @param requirement who required what, as {@link #requirement} writes it
 */
@PureRule
record TrustConditions(
    @JsonProperty("password") long password,
    @JsonProperty("factors") Set<String> factors,
    @JsonProperty("requirement") String requirement) {

  TrustConditions {
    factors = factors == null ? Set.of() : Set.copyOf(factors);
  }

  /**
   * Whether a device that was remembered under this still counts.
   *
   * @param at when it was remembered
   * @param days for how many days devices are remembered, as it is decided now
   * @param today what holds now
   */
  boolean holds(Instant at, int days, TrustConditions today, Instant now) {
    return !now.isBefore(at)
        && now.isBefore(at.plus(Duration.ofDays(days)))
        && password == today.password
        && !factors.isEmpty()
        && today.factors.containsAll(factors)
        && today.requirement.equals(requirement);
  }

  /**
   * The hash that is stored in place of a secret. It needs no key: nobody tries 256 random bits.
   *
   * @return lowercase hexadecimal, 64 characters
   */
  static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(secret.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Whether a secret has the stored hash; takes the same time whatever differs. */
  static boolean matches(String secret, String hash) {
    return MessageDigest.isEqual(
        hash(secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
  }
}
