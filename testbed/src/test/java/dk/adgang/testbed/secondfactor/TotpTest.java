package dk.adgang.testbed.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Totp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpTest {

  private static final String SECRET = "12345678901234567890";

  @ParameterizedTest
  @CsvSource({
    "59,94287082",
    "1111111109,07081804",
    "1111111111,14050471",
    "1234567890,89005924",
    "2000000000,69279037",
    "20000000000,65353130"
  })
  void agrees_with_the_table_of_RFC_6238(long seconds, String code) {
    var app = new Totp(SECRET.getBytes(StandardCharsets.US_ASCII));

    assertThat(app.codeAt(Instant.ofEpochSecond(seconds), 8)).isEqualTo(code);
  }

  @Test
  void a_key_may_be_typed_with_spaces_and_small_letters() {
    var app = Totp.withKey("gezd gnbv gy3t qojq GEZD GNBV GY3T QOJQ");

    assertThat(app.codeAt(Instant.ofEpochSecond(59), 8)).isEqualTo("94287082");
  }
}
