package dk.adgang.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProofTest {

  private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
  private static final Duration SHORTLY = Duration.ofMinutes(5);

  @ParameterizedTest
  @CsvSource({
    // has one, by cookie, proven now, proven so many seconds ago, logged in so many seconds ago
    "false, false, false, , , true",
    "false, true, false, , 10, true",
    "false, true, false, , 299, true",
    "false, true, false, , 300, false",
    "false, true, false, , , false",
    "false, true, false, 10, 400, false",
    "true, false, true, , , true",
    "true, false, false, , , false",
    // A password alone, however fresh, is no second factor.
    "true, false, false, , 1, false",
    "true, true, false, , 1, false",
    "true, true, false, 1, 1, true",
    "true, true, false, 299, 2000, true",
    "true, true, false, 300, 1, false",
    "true, true, true, , , true",
    // A proof of an earlier session is worth nothing in a new login.
    "true, false, false, 1, 1, false",
    // A clock that was set back.
    "true, true, false, -5, -5, false",
    "false, true, false, -5, -5, false",
  })
  void an_existing_factor_where_there_is_one_else_the_password(
      boolean has,
      boolean byCookie,
      boolean factor,
      Long factorAgo,
      Long loginAgo,
      boolean enough) {
    Proof proof = new Proof(has, byCookie, factor, ago(factorAgo), ago(loginAgo));

    assertThat(proof.enough(NOW, SHORTLY)).isEqualTo(enough);
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "false, 0"})
  void where_nothing_is_a_short_while_ago_only_this_login_counts(boolean has, long ago) {
    Proof proof = new Proof(has, true, false, ago(ago), ago(ago));

    assertThat(proof.enough(NOW, Duration.ZERO)).isFalse();
  }

  private static Optional<Instant> ago(Long seconds) {
    return Optional.ofNullable(seconds).map(NOW::minusSeconds);
  }
}
