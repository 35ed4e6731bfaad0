package dk.adgang.login;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.login.LoginFreshness.Begun;
import dk.adgang.login.LoginFreshness.Stale;
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
  void a_login_goes_on_while_what_it_began_with_stands() {
    assertThat(account(true, PASSWORD, LOGOUT).stale(LOGIN, BEGUN.plus(LONGEST))).isEmpty();
  }

  @Test
  void a_disabled_employee_ends_it() {
    assertThat(account(false, PASSWORD, LOGOUT).stale(LOGIN, BEGUN)).contains(Stale.DISABLED);
  }

  @Test
  void a_login_that_began_for_somebody_else_is_over() {
    Begun another = new Begun(false, PASSWORD, LOGOUT, BEGUN);
    assertThat(account(true, PASSWORD, LOGOUT).stale(another, BEGUN)).contains(Stale.ANOTHER);
  }

  @Test
  void another_password_or_none_ends_it() {
    for (String stored : new String[] {"7f3 1764313200001", "7f4 1764313200000", ""}) {
      assertThat(account(true, stored, LOGOUT).stale(LOGIN, BEGUN))
          .as(stored)
          .contains(Stale.PASSWORD);
    }
  }

  @Test
  void a_password_that_came_to_where_none_was_ends_it() {
    assertThat(account(true, PASSWORD, LOGOUT).stale(new Begun(true, "", LOGOUT, BEGUN), BEGUN))
        .contains(Stale.PASSWORD);
  }

  @Test
  void a_logout_everywhere_since_ends_it_however_the_clocks_of_nodes_differ() {
    for (int logout : new int[] {LOGOUT + 1, LOGOUT - 1, 0}) {
      assertThat(account(true, PASSWORD, logout).stale(LOGIN, BEGUN)).contains(Stale.LOGGED_OUT);
    }
  }

  @Test
  void age_ends_it_however_it_was_kept_alive() {
    assertThat(account(true, PASSWORD, LOGOUT).stale(LOGIN, BEGUN.plus(LONGEST).plusNanos(1)))
        .contains(Stale.AGE);
  }
}
