package dk.adgang.testbed.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.Database;
import dk.adgang.testbed.DatabaseNotes;
import dk.adgang.testbed.Ports;
import dk.adgang.testbed.RealmAddresses;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Mailbox;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.inbox.Inbox;
import dk.adgang.testbed.realm.ComparedLogins;
import dk.adgang.testbed.realm.ComparedLogins.Way;
import dk.adgang.testbed.wire.CodeFlow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statements of a warm login, beside Keycloak's own, as the database logs them. */
@WithAdgang
final class StatementsTest {

  private static final int WARM_UP = 5;
  private static final int LOGINS = 11;

  /** An employee gets only a few SMS an hour. */
  private static final int SMS_WARM_UP = 2;

  private static final int SMS_LOGINS = 5;

  /** Three for the code; the page that asks for it looks once for the employer's logo. */
  private static final int MOST_FOR_SMS = 4;

  @Test
  void a_login_without_and_with_sms_needs_few_statements(Adgang adgang, @TempDir Path folder) {
    var ports = Ports.free();
    var database = new TracedFolder(new Database.Folder(folder.resolve("database")));
    adgang.server().copyImportedDatabaseTo(folder.resolve("database"));
    try (var inbox = Inbox.start(ports.inbox(), ports.smtp());
        var server =
            adgang
                .server()
                .another(ports, database, adgang.project().target().resolve("statements.log"))) {
      var admin = new AdminRest(server.url());
      new RealmAddresses(admin).move(DatabaseNotes.IN_REALM_FILE, ports);
      var employees = new Employees(admin);
      var mailbox = new Mailbox(inbox);
      var logins = new ComparedLogins(server.url(), admin);
      // Which events are written down is for the realm to say; Keycloak writes one row for each.
      admin.put("/adgang/events/config", Map.of("eventsEnabled", false));

      var skipped = employees.createWithPassword(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
      logins.skip(skipped);
      var stock = database.aLogin(WARM_UP, LOGINS, () -> logins.logIn(Way.STOCK, skipped));
      var ours = database.aLogin(WARM_UP, LOGINS, () -> logins.logIn(Way.OURS, skipped));
      assertThat(stock).as("statements of Keycloak's own login").isNotEmpty();
      assertThat(more(ours, stock)).as("more than Keycloak's own").isEmpty();

      var phone = employees.createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
      var number = mailbox.newNumber();
      // One browser for all logins, because each new one would be reported by mail.
      var known = new AtomicReference<>(logins.enrolSms(phone, number, mailbox));
      var sms = new AtomicInteger(1);
      var withSms =
          database.aLogin(
              SMS_WARM_UP,
              SMS_LOGINS,
              () -> {
                var login = known.updateAndGet(CodeFlow::later);
                login.givePassword(phone);
                var code = mailbox.codeTo(number, sms.incrementAndGet());
                login.submit("step", "verify", "code", code);
                login.tokens();
              });
      // The employee has no second factor, because Keycloak's own flow leads nobody past one.
      var added = more(withSms, stock);
      assertThat(added.values().stream().mapToInt(Integer::intValue).sum())
          .as("more than Keycloak's own: %s", added)
          .isLessThanOrEqualTo(MOST_FOR_SMS);
    }
  }

  /** The additional statements, and how many there are of each. */
  private static Map<String, Integer> more(List<String> of, List<String> than) {
    var counts = new TreeMap<String, Integer>();
    of.forEach(statement -> counts.merge(statement, 1, Integer::sum));
    than.forEach(statement -> counts.merge(statement, -1, Integer::sum));
    counts.values().removeIf(count -> count <= 0);
    return counts;
  }
}
