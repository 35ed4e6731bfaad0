package dk.adgang.testbed.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import dk.adgang.testbed.wire.HttpSmsLogin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Massive guessing of codes is refused, counted and locked; and nobody else has to wait. */
@WithAdgang
@Isolated("It takes the whole machine, and changes the realm's lockout.")
@Tag("attack")
@Tag("load")
final class ManyWrongCodesTest {

  private static final int CLIENTS = 64;
  private static final int CODES = 10_000;
  private static final int ROUNDS = 4;

  /** More SMS than an employee usually gets in an hour: a code for each client. */
  private static final Map<String, String> ENOUGH =
      Map.of(
          "adgang.sms.perEmployeeHour", "100",
          "adgang.sms.perEmployeeDay", "100",
          "adgang.sms.perNumberHour", "100",
          "adgang.sms.perNumberDay", "100");

  /** Clients, and wrong codes of each, without the lockout. */
  private static final int FEW = 16;

  private static final int EACH = 10;

  /** This many wrong codes lock; fewer when they come fast. */
  private static final long LOCKING = 5;

  private static final String WRONG = "forkert eller udløbet";
  private static final String LOCKED_OUT = "for mange gange";
  private static final String NOT_CHECKED = HttpSmsLogin.NOT_CHECKED;

  private JsonNode realm;

  @BeforeEach
  void keep(Adgang adgang) {
    realm = adgang.admin().get("/adgang");
    adgang.sms().set(ENOUGH);
  }

  @AfterEach
  void setRight(Adgang adgang) {
    adgang.admin().put("/adgang", realm);
    adgang.sms().right();
  }

  /**
   * Somebody who knows the password sends ten thousand wrong codes into 64 logins, a code waiting
   * in each. Another employee's login is timed meanwhile, in turns with its usual time, while as
   * many clients do something cheap: open the login page.
   */
  @Test
  void ten_thousand_from_64_clients_are_refused_counted_and_locked_and_nobody_waits(Adgang adgang)
      throws Exception {
    // The lockout lasts longer than the test.
    adgang
        .admin()
        .put(
            "/adgang",
            ((ObjectNode) realm.deepCopy())
                .put("minimumQuickLoginWaitSeconds", 900)
                .put("waitIncrementSeconds", 900));
    var victim = GuessedEmployee.in(adgang, "Gætteriet", CLIENTS);
    var others = new OtherEmployees(adgang);
    others.login();
    var usual = new ArrayList<Long>();
    var meanwhile = new ArrayList<Long>();
    var answers = new ArrayList<Page>();
    for (var round = 0; round < ROUNDS; round++) {
      usual.addAll(others.whileClientsLookAtTheLoginPage(CLIENTS));
      answers.addAll(victim.attack(CODES / ROUNDS, others, meanwhile));
    }

    assertThat(answers).hasSize(CODES).allMatch(page -> page.status() == 200 && page.has("code"));
    assertThat(answers).noneMatch(HttpSmsLogin::loggedIn);
    var wrong = victim.count("wrong");
    assertThat(wrong).as("codes that were looked at").isBetween(1L, LOCKING);
    assertThat(victim.events("invalid_user_credentials")).as("events of them").isEqualTo(wrong);
    assertThat(adgang.admin().get(victim.lockout()).path("numFailures").asLong()).isEqualTo(wrong);
    assertThat(adgang.admin().get(victim.lockout()).path("disabled").asBoolean()).isTrue();
    assertThat(answers)
        .allMatch(
            page -> Stream.of(WRONG, LOCKED_OUT, NOT_CHECKED).anyMatch(words -> said(page, words)));
    // The try that locks may count twice, as wrong and as locked, when Keycloak has counted it by
    // the time the page is made.
    var busy = answers.stream().filter(page -> said(page, NOT_CHECKED));
    assertThat(wrong + victim.count("locked") + busy.count()).isBetween((long) CODES, CODES + 1L);

    victim.sendRightOnes();
    assertThat(HttpSmsLogin.of(adgang, victim.employee()).isRefused().asksForCode())
        .as("the password leads on")
        .isFalse();
    assertThat(adgang.employees().sessions(victim.employee())).isZero();
    assertThat(adgang.mailbox().to(victim.number())).as("sms").hasSize(CLIENTS);

    var report = "usual %s, meanwhile %s (ms)".formatted(usual, meanwhile);
    assertThat(meanwhile).as(report).hasSizeGreaterThanOrEqualTo(ROUNDS);
    assertThat(median(meanwhile)).as(report).isLessThan(2 * median(usual));
  }

  /** The count in the database is enough, even without a lockout. */
  @Test
  void without_the_lockout_a_code_allows_five_wrong_ones_in_all(Adgang adgang) throws Exception {
    adgang
        .admin()
        .put("/adgang", ((ObjectNode) realm.deepCopy()).put("bruteForceProtected", false));
    var victim = GuessedEmployee.in(adgang, "Gætværk", FEW);

    var answers = victim.attack(FEW * EACH, null, new ArrayList<>());

    assertThat(answers).allMatch(page -> said(page, WRONG));
    assertThat(victim.count("wrong")).isEqualTo(FEW * EACH);
    victim.sendRightOnes();
    assertThat(adgang.employees().sessions(victim.employee())).isZero();
  }

  private static boolean said(Page page, String words) {
    return page.body().contains(words);
  }

  private static long median(List<Long> values) {
    var sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
