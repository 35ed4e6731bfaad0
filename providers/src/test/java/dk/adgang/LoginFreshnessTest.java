package dk.adgang;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.LoginFreshness.Begun;
import dk.adgang.LoginFreshness.Stale;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LoginFreshnessTest {

  private static final Instant BEGUN = Instant.parse("2026-11-28T07:00:00.500Z");
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final String PASSWORD = "7f3 1764313200000";

  private static final Begun LOGIN = new Begun(PASSWORD, BEGUN);

  private static LoginFreshness account(boolean enabled, String password, Instant notBefore) {
    return new LoginFreshness(enabled, password, notBefore, LONGEST);
  }

  @Test
  void aLoginGoesOnWhileWhatItBeganWithStands() {
    assertThat(account(true, PASSWORD, Instant.EPOCH).stale(LOGIN, BEGUN.plus(LONGEST))).isEmpty();
  }

  @Test
  void aDisabledEmployeeEndsIt() {
    assertThat(account(false, PASSWORD, Instant.EPOCH).stale(LOGIN, BEGUN))
        .contains(Stale.DISABLED);
  }

  @Test
  void anotherPasswordOrNoneEndsIt() {
    for (String stored : new String[] {"7f3 1764313200001", "7f4 1764313200000", ""}) {
      assertThat(account(true, stored, Instant.EPOCH).stale(LOGIN, BEGUN))
          .as(stored)
          .contains(Stale.PASSWORD);
    }
  }

  @Test
  void aPasswordThatCameToWhereNoneWasEndsIt() {
    assertThat(account(true, PASSWORD, Instant.EPOCH).stale(new Begun("", BEGUN), BEGUN))
        .contains(Stale.PASSWORD);
  }

  @Test
  void aLogoutEverywhereEndsItInTheSameSecondToo() {
    Instant before = BEGUN.minusSeconds(1);
    assertThat(account(true, PASSWORD, before).stale(LOGIN, BEGUN)).isEmpty();
    for (Instant logout : new Instant[] {Instant.ofEpochSecond(BEGUN.getEpochSecond()), BEGUN}) {
      assertThat(account(true, PASSWORD, logout).stale(LOGIN, BEGUN)).contains(Stale.LOGGED_OUT);
    }
    assertThat(account(true, PASSWORD, BEGUN.plusSeconds(9)).stale(LOGIN, BEGUN.plusSeconds(10)))
        .contains(Stale.LOGGED_OUT);
  }

  @Test
  void ageEndsItHoweverItWasKeptAlive() {
    assertThat(
            account(true, PASSWORD, Instant.EPOCH).stale(LOGIN, BEGUN.plus(LONGEST).plusNanos(1)))
        .contains(Stale.AGE);
  }
}
