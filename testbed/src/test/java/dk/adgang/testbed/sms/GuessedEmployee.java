package dk.adgang.testbed.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Mailbox;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import dk.adgang.testbed.wire.HttpSmsLogin;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** The employee whose password somebody knows, and the logins that wait for a code. */
record GuessedEmployee(
    Adgang adgang,
    String employer,
    Employee employee,
    String number,
    List<HttpSmsLogin> logins,
    AtomicInteger next) {

  static GuessedEmployee in(Adgang adgang, String employerName, int clients) {
    var employer = adgang.employers().create(employerName, Map.of("adgang.sms", List.of("true")));
    var number = adgang.mailbox().newNumber();
    var employee = adgang.employees().createWithSms(employer, Employees.BUTIKSCHEF, number);
    var logins = new ArrayList<HttpSmsLogin>();
    for (var i = 0; i < clients; i++) {
      var login = HttpSmsLogin.of(adgang, employee);
      assertThat(login.asksForCode()).isTrue();
      logins.add(login);
    }
    return new GuessedEmployee(adgang, employer, employee, number, logins, new AtomicInteger());
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
   * @param others the employees who log in meanwhile; null for nobody
   * @param took gets the time of each of their logins
   */
  List<Page> attack(int many, OtherEmployees others, List<Long> took) throws Exception {
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
    ManyClients.inEach(
        clients,
        () -> {
          while (others != null && left.get() > 0) {
            var each = others.login();
            // Logins that end later were alone on the machine.
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
        new HttpBrowser().open(URI.create(adgang.server().managementUrl() + "/metrics")).body();
    var line =
        Pattern.compile(
                "^adgang_sms_%s_total\\{[^}]*employer=\"%s\"[^}]*} ([0-9.]+)"
                    .formatted(what, employer),
                Pattern.MULTILINE)
            .matcher(metrics);
    return line.find() ? Math.round(Double.parseDouble(line.group(1))) : 0;
  }
}
