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

  private static final int LOGOUT = 1_764_000_000;

  private static final Begun LOGIN = new Begun(true, PASSWORD, LOGOUT, BEGUN);

  private static LoginFreshness account(boolean enabled, String password, int logout) {
    return new LoginFreshness(enabled, password, logout, LONGEST);
  }

  @Test
  void aLoginGoesOnWhileWhatItBeganWithStands() {
    assertThat(account(true, PASSWORD, LOGOUT).stale(LOGIN, BEGUN.plus(LONGEST))).isEmpty();
  }

  @Test
  void aDisabledEmployeeEndsIt() {
    assertThat(account(false, PASSWORD, LOGOUT).stale(LOGIN, BEGUN)).contains(Stale.DISABLED);
  }

  @Test
  void aLoginThatBeganForSomebodyElseIsOver() {
    Begun another = new Begun(false, PASSWORD, LOGOUT, BEGUN);
    assertThat(account(true, PASSWORD, LOGOUT).stale(another, BEGUN)).contains(Stale.ANOTHER);
  }

  @Test
  void anotherPasswordOrNoneEndsIt() {
    for (String stored : new String[] {"7f3 1764313200001", "7f4 1764313200000", ""}) {
      assertThat(account(true, stored, LOGOUT).stale(LOGIN, BEGUN))
          .as(stored)
          .contains(Stale.PASSWORD);
    }
  }

  @Test
  void aPasswordThatCameToWhereNoneWasEndsIt() {
    assertThat(account(true, PASSWORD, LOGOUT).stale(new Begun(true, "", LOGOUT, BEGUN), BEGUN))
        .contains(Stale.PASSWORD);
  }

  @Test
  void aLogoutEverywhereSinceEndsItHoweverTheClocksOfNodesDiffer() {
    for (int logout : new int[] {LOGOUT + 1, LOGOUT - 1, 0}) {
      assertThat(account(true, PASSWORD, logout).stale(LOGIN, BEGUN)).contains(Stale.LOGGED_OUT);
    }
  }

  @Test
  void ageEndsItHoweverItWasKeptAlive() {
    assertThat(account(true, PASSWORD, LOGOUT).stale(LOGIN, BEGUN.plus(LONGEST).plusNanos(1)))
        .contains(Stale.AGE);
  }
}
