package dk.adgang.testbed.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Mailbox;
import dk.adgang.testbed.wire.HttpSmsLogin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/** Employees who only want to log in; each has a second factor. */
final class OtherEmployees {

  private static final int OTHERS = 8;
  private static final int LOGINS_A_ROUND = 4;

  private final Adgang adgang;
  private final List<Employee> employees = new ArrayList<>();
  private final List<String> numbers = new ArrayList<>();
  private int next;

  OtherEmployees(Adgang adgang) {
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
    var login = HttpSmsLogin.of(adgang, employees.get(who));
    login.code(Mailbox.code(adgang.mailbox().to(numbers.get(who)).get(0)));
    assertThat(login.isDone()).as(login.page().body()).isTrue();
    return (System.nanoTime() - begun) / 1_000_000;
  }

  List<Long> whileClientsLookAtTheLoginPage(int many) throws Exception {
    var running = new AtomicBoolean(true);
    var took = new ArrayList<Long>();
    var clients =
        Collections.<Callable<Boolean>>nCopies(
            many,
            () -> {
              HttpSmsLogin.open(adgang);
              return running.get();
            });
    ManyClients.inEach(
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
