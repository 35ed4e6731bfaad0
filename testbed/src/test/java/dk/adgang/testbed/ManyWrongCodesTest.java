package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.PlainBrowser.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Guessing codes with all one has: refused, counted, locked; and nobody else waits for it. */
@AdgangTest
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

  /** So many lock; fewer where they come fast. */
  private static final long LOCKING = 5;

  private static final int OTHERS = 8;
  private static final int LOGINS_A_ROUND = 4;
  private static final String WRONG = "forkert eller udløbet";
  private static final String LOCKED_OUT = "for mange gange";
  private static final String NOT_CHECKED = PlainSmsLogin.NOT_CHECKED;

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
   * in each. What another employee's login usually takes is measured in turns with it, while as
   * many clients do what is not costly: open the login page.
   */
  @Test
  void ten_thousand_from_64_clients_are_refused_counted_and_locked_and_nobody_waits(Adgang adgang)
      throws Exception {
    // For longer than this takes.
    adgang
        .admin()
        .put(
            "/adgang",
            ((ObjectNode) realm.deepCopy())
                .put("minimumQuickLoginWaitSeconds", 900)
                .put("waitIncrementSeconds", 900));
    var victim = Victim.in(adgang, "Gætteriet", CLIENTS);
    var others = new Others(adgang);
    others.login();
    var usual = new ArrayList<Long>();
    var meanwhile = new ArrayList<Long>();
    var answers = new ArrayList<Page>();
    for (var round = 0; round < ROUNDS; round++) {
      usual.addAll(others.whileOthersLookAtTheLoginPage());
      answers.addAll(victim.attack(CODES / ROUNDS, others, meanwhile));
    }

    assertThat(answers).hasSize(CODES).allMatch(page -> page.status() == 200 && page.has("code"));
    assertThat(answers).noneMatch(PlainSmsLogin::loggedIn);
    var wrong = victim.count("wrong");
    assertThat(wrong).as("codes that were looked at").isBetween(1L, LOCKING);
    assertThat(victim.events("invalid_user_credentials")).as("events of them").isEqualTo(wrong);
    assertThat(adgang.admin().get(victim.lockout()).path("numFailures").asLong()).isEqualTo(wrong);
    assertThat(adgang.admin().get(victim.lockout()).path("disabled").asBoolean()).isTrue();
    assertThat(answers)
        .allMatch(
            page -> Stream.of(WRONG, LOCKED_OUT, NOT_CHECKED).anyMatch(words -> said(page, words)));
    // The one that locks is both, where Keycloak has counted it by the time the page is made.
    var busy = answers.stream().filter(page -> said(page, NOT_CHECKED));
    assertThat(wrong + victim.count("locked") + busy.count()).isBetween((long) CODES, CODES + 1L);

    victim.sendRightOnes();
    assertThat(PlainSmsLogin.of(adgang, victim.employee).isRefused().asksForCode())
        .as("the password leads on")
        .isFalse();
    assertThat(adgang.employees().sessions(victim.employee)).isZero();
    assertThat(adgang.mailbox().to(victim.number)).as("sms").hasSize(CLIENTS);

    var report = "usual %s, meanwhile %s (ms)".formatted(usual, meanwhile);
    assertThat(meanwhile).as(report).hasSizeGreaterThanOrEqualTo(ROUNDS);
    assertThat(median(meanwhile)).as(report).isLessThan(2 * median(usual));
  }

  /** What the database counts is enough, were there no lockout at all. */
  @Test
  void without_the_lockout_a_code_bears_five_wrong_ones_whoever_sends_them(Adgang adgang)
      throws Exception {
    adgang
        .admin()
        .put("/adgang", ((ObjectNode) realm.deepCopy()).put("bruteForceProtected", false));
    var victim = Victim.in(adgang, "Gætværk", FEW);

    var answers = victim.attack(FEW * EACH, null, new ArrayList<>());

    assertThat(answers).allMatch(page -> said(page, WRONG));
    assertThat(victim.count("wrong")).isEqualTo(FEW * EACH);
    victim.sendRightOnes();
    assertThat(adgang.employees().sessions(victim.employee)).isZero();
  }

  private static boolean said(Page page, String words) {
    return page.body().contains(words);
  }

  private static long median(List<Long> values) {
    var sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  /** Does something over and over in each of the clients, until it returns false in one. */
  private static void inEachClient(List<Callable<Boolean>> clients, Callable<Void> meanwhile)
      throws Exception {
    var threads = Executors.newFixedThreadPool(clients.size());
    try {
      var all = new ArrayList<Future<?>>();
      for (var client : clients) {
        all.add(
            threads.submit(
                () -> {
                  while (client.call()) {
                    // Once more.
                  }
                  return null;
                }));
      }
      meanwhile.call();
      for (var each : all) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** The employee whose password somebody knows, and the logins that wait for a code. */
  private record Victim(
      Adgang adgang,
      String employer,
      Employee employee,
      String number,
      List<PlainSmsLogin> logins,
      AtomicInteger next) {

    static Victim in(Adgang adgang, String employerName, int clients) {
      var employer =
          adgang.employees().createEmployer(employerName, Map.of("adgang.sms", List.of("true")));
      var number = adgang.mailbox().newNumber();
      var employee = adgang.employees().createWithSms(employer, Employees.BUTIKSCHEF, number);
      var logins = new ArrayList<PlainSmsLogin>();
      for (var i = 0; i < clients; i++) {
        var login = PlainSmsLogin.of(adgang, employee);
        assertThat(login.asksForCode()).isTrue();
        logins.add(login);
      }
      return new Victim(adgang, employer, employee, number, logins, new AtomicInteger());
    }

    /** The codes that were sent, those of the first login first. */
    private List<String> rightOnes() {
      var codes = new ArrayList<>(adgang.mailbox().to(number).stream().map(Mailbox::code).toList());
      Collections.reverse(codes);
      return codes;
    }

    /**
     * Sends wrong codes from all clients.
     *
     * @param others who log in meanwhile; null for nobody
     * @param took gets how long that took each of them
     */
    List<Page> attack(int many, Others others, List<Long> took) throws Exception {
      var right = rightOnes();
      var answers = Collections.synchronizedList(new ArrayList<Page>());
      var left = new AtomicInteger(many);
      var clients = new ArrayList<Callable<Boolean>>();
      for (var login : logins) {
        clients.add(
            () -> {
              if (left.getAndDecrement() <= 0) {
                return false;
              }
              String code;
              do {
                code = "%06d".formatted(next.getAndIncrement());
              } while (right.contains(code));
              answers.add(login.code(code).page());
              return true;
            });
      }
      inEachClient(
          clients,
          () -> {
            while (others != null && left.get() > 0) {
              var each = others.login();
              // Those that end later have had the machine to themselves.
              if (left.get() > 0) {
                took.add(each);
              }
            }
            return null;
          });
      return answers;
    }

    void sendRightOnes() {
      var right = rightOnes();
      for (var i = 0; i < logins.size(); i++) {
        logins.get(i).code(right.get(i)).isRefused();
      }
    }

    String lockout() {
      return "/adgang/attack-detection/brute-force/users/" + employee.id();
    }

    long events(String error) {
      var events = adgang.admin().get("/adgang/events?max=200&user=" + employee.id());
      var count = 0L;
      for (var event : events) {
        if (error.equals(event.path("error").asText()) && event.path("details").has("sms_number")) {
          count++;
        }
      }
      return count;
    }

    long count(String what) {
      var metrics =
          new PlainBrowser().open(URI.create(adgang.server().managementUrl() + "/metrics")).body();
      var line =
          Pattern.compile(
                  "^adgang_sms_%s_total\\{[^}]*employer=\"%s\"[^}]*} ([0-9.]+)"
                      .formatted(what, employer),
                  Pattern.MULTILINE)
              .matcher(metrics);
      return line.find() ? Math.round(Double.parseDouble(line.group(1))) : 0;
    }
  }

  /** Those who only want to log in; each has a second factor as well. */
  private static final class Others {

    private final Adgang adgang;
    private final List<Employee> employees = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private int next;

    Others(Adgang adgang) {
      this.adgang = adgang;
      for (var i = 0; i < OTHERS; i++) {
        numbers.add(adgang.mailbox().newNumber());
        employees.add(
            adgang
                .employees()
                .createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, numbers.get(i)));
      }
    }

    /** Returns how many milliseconds a login took, from the login page to the app. */
    long login() {
      var who = next++ % OTHERS;
      var begun = System.nanoTime();
      var login = PlainSmsLogin.of(adgang, employees.get(who));
      login.code(Mailbox.code(adgang.mailbox().to(numbers.get(who)).get(0)));
      assertThat(login.isDone()).as(login.page().body()).isTrue();
      return (System.nanoTime() - begun) / 1_000_000;
    }

    List<Long> whileOthersLookAtTheLoginPage() throws Exception {
      var running = new AtomicBoolean(true);
      var took = new ArrayList<Long>();
      var clients =
          Collections.<Callable<Boolean>>nCopies(
              CLIENTS,
              () -> {
                PlainSmsLogin.open(adgang);
                return running.get();
              });
      inEachClient(
          clients,
          () -> {
            try {
              for (var i = 0; i < LOGINS_A_ROUND; i++) {
                took.add(login());
              }
            } finally {
              running.set(false);
            }
            return null;
          });
      return took;
    }
  }
}
