package dk.adgang.secondfactor.method.totp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.utils.TimeBasedOTP;

/** Keycloak checks the codes of authenticator apps as RFC 6238 says, also after an upgrade. */
final class AuthenticatorAppTest {

  /** Appendix B, with the keys of its erratum 2866: the algorithm's length, of the same digits. */
  @ParameterizedTest
  @CsvSource({
    "59,94287082,46119246,90693936",
    "1111111109,07081804,68084774,25091201",
    "1111111111,14050471,67062674,99943326",
    "1234567890,89005924,91819424,93441116",
    "2000000000,69279037,90698825,38618901",
    "20000000000,65353130,77737706,47863826"
  })
  void agrees_with_the_table_of_RFC_6238(long seconds, String sha1, String sha256, String sha512) {
    assertThat(accepts("HmacSHA1", 20, seconds, sha1)).isTrue();
    assertThat(accepts("HmacSHA256", 32, seconds, sha256)).isTrue();
    assertThat(accepts("HmacSHA512", 64, seconds, sha512)).isTrue();
    assertThat(accepts("HmacSHA1", 20, seconds + 60, sha1)).as("two periods later").isFalse();
    assertThat(accepts("HmacSHA1", 20, seconds, sha256)).as("another algorithm").isFalse();
  }

  private static boolean accepts(String algorithm, int keyLength, long seconds, String code) {
    TimeBasedOTP server = new TimeBasedOTP(algorithm, 8, 30, 1);
    Calendar now = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
    now.setTimeInMillis(seconds * 1000);
    server.setCalendar(now);
    byte[] key = "1234567890".repeat(7).substring(0, keyLength).getBytes(StandardCharsets.US_ASCII);
    return server.validateTOTP(code, key);
  }
}
