package dk.adgang.testbed.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.clock.TestingRowsFactory;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.ImportedEmployees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.OwnRealm;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import dk.adgang.testbed.wire.Person;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The login page tells nobody which accounts exist, not even by the time it takes. */
@WithAdgang
@Isolated("It measures.")
@Tag("load")
final class LoginTimingTest {

  private static final int ROUNDS = 200;

  /** Until the server's code is warm, each answer is faster than the last one. */
  private static final int WARM_UP = 20;

  private static final String WRONG = "forkert-kode-9";
  private static final int HALF_A_DAY = 43_200;

  /** The account that the typed name belongs to. */
  private enum Account {
    UNKNOWN,
    KNOWN,
    WITHOUT_PASSWORD,
    LOCKED_OUT,
    DISABLED,
    UNREADABLE,
    OF_AN_OLDER_SYSTEM,
    /** A known account, and an empty password field. */
    NOTHING_TYPED
  }

  @Test
  void every_account_gets_the_same_page_in_the_same_time(Adgang adgang) {
    try (var realm = new OwnRealm(adgang.project(), adgang.admin(), 0, Map.of())) {
      var typed = accounts(adgang, realm);
      var nanos = new EnumMap<Account, long[]>(Account.class);
      var pages = new EnumMap<Account, Page>(Account.class);
      var browsers = new EnumMap<Account, HttpBrowser>(Account.class);
      for (var account : Account.values()) {
        nanos.put(account, new long[ROUNDS]);
        browsers.put(account, new HttpBrowser());
        pages.put(account, browsers.get(account).open(login(adgang, realm)));
      }
      for (var round = -WARM_UP; round < ROUNDS; round++) {
        for (var account : order(round + WARM_UP)) {
          var password = account == Account.NOTHING_TYPED ? "" : WRONG;
          var begun = System.nanoTime();
          var answer =
              browsers
                  .get(account)
                  .submit(pages.get(account), "username", typed.get(account), "password", password);
          var took = System.nanoTime() - begun;
          if (round >= 0) {
            nanos.get(account)[round] = took;
          }
          pages.put(account, answer);
        }
      }
      for (var account : Account.values()) {
        assertThat(TimedPages.masked(pages.get(account), typed.get(account)))
            .as("the page of " + account)
            .contains("E-mailen eller adgangskoden er forkert")
            .isEqualTo(TimedPages.masked(pages.get(Account.UNKNOWN), typed.get(Account.UNKNOWN)));
      }
      nanos.values().forEach(Arrays::sort);
      var spread = TimedPages.middleHalf(nanos.get(Account.UNKNOWN));
      var medians = new EnumMap<Account, Long>(Account.class);
      nanos.forEach((account, sorted) -> medians.put(account, TimedPages.median(sorted)));
      for (var account : Account.values()) {
        assertThat(medians.get(account))
            .as(
                "median of %s in µs, of %s; the middle half of unknown ones is %d µs wide",
                account, medians, spread)
            .isCloseTo(medians.get(Account.UNKNOWN), within(spread));
      }
    }
  }

  private static Map<Account, String> accounts(Adgang adgang, OwnRealm realm) {
    var typed = new EnumMap<Account, String>(Account.class);
    for (var account : Account.values()) {
      var email = account.name().toLowerCase(Locale.ROOT) + "@" + realm.name() + ".dk";
      typed.put(account, email);
      if (account == Account.UNKNOWN) {
        continue;
      }
      var credentials =
          switch (account) {
            case WITHOUT_PASSWORD -> List.of();
            case OF_AN_OLDER_SYSTEM -> List.of(ImportedEmployees.hashed(Employee.USUAL_PASSWORD));
            default ->
                List.of(
                    Map.of(
                        "type", "password", "value", Employee.USUAL_PASSWORD, "temporary", false));
          };
      var id =
          adgang
              .admin()
              .post(
                  "/" + realm.name() + "/users",
                  Person.named(
                      "Freja",
                      "Lind",
                      email,
                      Map.of("enabled", account != Account.DISABLED, "credentials", credentials)))
              .createdId();
      if (account == Account.UNREADABLE) {
        makeUnreadable(adgang, realm, id);
      }
    }
    lockOut(adgang, realm, typed.get(Account.LOCKED_OUT));
    return typed;
  }

  private static void makeUnreadable(Adgang adgang, OwnRealm realm, String user) {
    var stored = adgang.admin().get("/" + realm.name() + "/users/" + user + "/credentials");
    var rows = "/realms/" + realm.name() + "/" + TestingRowsFactory.ID;
    new HttpBrowser()
        .post(
            adgang.server().url().resolve(rows),
            "user",
            user,
            "credential",
            stored.path(0).path("id").asText(),
            "data",
            "[",
            "secret",
            "[");
  }

  /**
   * The lockout lasts longer than the test; then nobody else is locked out, after any number of
   * tries.
   */
  private static void lockOut(Adgang adgang, OwnRealm realm, String email) {
    protect(adgang, realm, 1);
    var browser = new HttpBrowser();
    browser.submit(browser.open(login(adgang, realm)), "username", email, "password", WRONG);
    var id =
        adgang
            .admin()
            .get("/" + realm.name() + "/users?exact=true&email=" + AdminRest.encode(email))
            .path(0)
            .path("id")
            .asText();
    await()
        .until(
            () ->
                adgang
                    .admin()
                    .get("/" + realm.name() + "/attack-detection/brute-force/users/" + id)
                    .path("disabled")
                    .asBoolean());
    protect(adgang, realm, 1_000_000);
  }

  private static void protect(Adgang adgang, OwnRealm realm, int failures) {
    var path = "/" + realm.name();
    var settings = (ObjectNode) adgang.admin().get(path);
    settings.put("failureFactor", failures);
    settings.put("waitIncrementSeconds", HALF_A_DAY);
    settings.put("maxFailureWaitSeconds", HALF_A_DAY);
    settings.put("quickLoginCheckMilliSeconds", 0);
    adgang.admin().put(path, settings);
  }

  /** Each kind is the first one as often as the others. */
  private static List<Account> order(int round) {
    var all = new ArrayList<>(List.of(Account.values()));
    Collections.rotate(all, round);
    return all;
  }

  private static URI login(Adgang adgang, OwnRealm realm) {
    return adgang
        .server()
        .url()
        .resolve(
            "/realms/%s/protocol/openid-connect/auth?".formatted(realm.name())
                + HttpBrowser.form(
                    "client_id",
                    "adgang-web",
                    "redirect_uri",
                    "http://localhost:8025/app/callback",
                    "response_type",
                    "code",
                    "scope",
                    "openid",
                    "code_challenge",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                    "code_challenge_method",
                    "S256"));
  }
}
