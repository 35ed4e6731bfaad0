package dk.adgang.testbed.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.Ports;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.OwnRealm;
import dk.adgang.testbed.wire.HttpBrowser;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * «Har du glemt adgangskoden?» tells nobody which accounts exist, not even by the time it takes.
 */
@WithAdgang
@Isolated("It moves the server's clock, and measures.")
@Tag("load")
final class ForgottenTimingTest {

  private static final int ROUNDS = 200;

  /** Until the server's code is warm, each answer is faster than the last one. */
  private static final int WARM_UP = 20;

  /** Fewer than a network address may ask for in an hour, three requests a round. */
  private static final int ROUNDS_AN_HOUR = 9;

  private enum Account {
    KNOWN,
    UNKNOWN,
    DISABLED
  }

  @AfterEach
  void setTheClockRight(Adgang adgang) {
    adgang.clock().right();
  }

  @Test
  void known_unknown_and_disabled_accounts_get_the_same_page_in_the_same_time(Adgang adgang) {
    var rounds = WARM_UP + ROUNDS;
    // Nobody listens there: mails that go out would disturb the measuring.
    var nowhere = Map.of("port", Integer.toString(Ports.free().smtp()));
    try (var realm = new OwnRealm(adgang.project(), adgang.admin(), 2 * rounds, nowhere)) {
      var known = realm.employees().subList(0, rounds);
      var disabled = realm.employees().subList(rounds, 2 * rounds);
      disabled.forEach(employee -> disable(adgang, realm, employee));
      var nanos = new EnumMap<Account, long[]>(Account.class);
      List.of(Account.values()).forEach(account -> nanos.put(account, new long[ROUNDS]));
      var first = new EnumMap<Account, String>(Account.class);
      for (var round = 0; round < rounds; round++) {
        if (round % ROUNDS_AN_HOUR == 0) {
          adgang.clock().forward(Duration.ofMinutes(61));
        }
        for (var account : order(round)) {
          var typed =
              switch (account) {
                case KNOWN -> known.get(round).email();
                case DISABLED -> disabled.get(round).email();
                case UNKNOWN -> "ukendt.%d@%s.example".formatted(round, realm.name());
              };
          var browser = new HttpBrowser();
          var page = browser.open(forgotten(adgang, realm));
          var begun = System.nanoTime();
          var answer = browser.submit(page, "username", typed);
          if (round >= WARM_UP) {
            nanos.get(account)[round - WARM_UP] = System.nanoTime() - begun;
          }
          assertThat(answer.status()).isEqualTo(200);
          var body = TimedPages.masked(answer, typed);
          assertThat(body).contains("Hvis kontoen findes");
          assertThat(body).isEqualTo(first.computeIfAbsent(Account.KNOWN, a -> body));
        }
      }
      nanos.values().forEach(Arrays::sort);
      var spread = TimedPages.middleHalf(nanos.get(Account.UNKNOWN));
      for (var account : List.of(Account.KNOWN, Account.DISABLED)) {
        assertThat(TimedPages.median(nanos.get(account)))
            .as(
                "median of %s in µs, beside unknown ones, whose middle half is %d µs wide",
                account, spread)
            .isCloseTo(TimedPages.median(nanos.get(Account.UNKNOWN)), within(spread));
        assertThat(TimedPages.middleHalf(nanos.get(account)))
            .as("width of the middle half of %s in µs", account)
            .isLessThan(3 * spread);
      }
    }
  }

  /** Each kind is the first one as often as the others. */
  private static List<Account> order(int round) {
    var all = Account.values();
    return List.of(all[round % 3], all[(round + 1) % 3], all[(round + 2) % 3]);
  }

  private static URI forgotten(Adgang adgang, OwnRealm realm) {
    return adgang
        .server()
        .url()
        .resolve(
            "/realms/%s/login-actions/reset-credentials?client_id=adgang-web"
                .formatted(realm.name()));
  }

  private static void disable(Adgang adgang, OwnRealm realm, Employee employee) {
    var path = "/" + realm.name() + "/users/" + employee.id();
    var user = (ObjectNode) adgang.admin().get(path);
    adgang.admin().put(path, user.put("enabled", false));
  }
}
