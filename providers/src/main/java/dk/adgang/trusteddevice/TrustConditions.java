package dk.adgang.trusteddevice;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.adgang.common.PureRule;
import dk.adgang.common.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * The state of the account when a device was remembered. When any of it has changed, the device is
 * unknown again, without anybody having to remove it.
 *
 * @param password when the password was set, in milliseconds since 1970; 0 where none is stored
 *     here
 * @param factors the ids of the enrolled second factors
 * @param requirement the requirement and where it came from, as {@link #requirement} writes it
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
   * Whether a device that was remembered in this state still counts.
   *
   * @param at when it was remembered
   * @param days for how many days devices are remembered, as the employers decide now
   * @param today the state of the account now
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
    return Sha256.hex(secret);
  }

  /** Whether a secret has the stored hash. It takes the same time for every secret. */
  static boolean matches(String secret, String hash) {
    return MessageDigest.isEqual(
        hash(secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
  }
}
