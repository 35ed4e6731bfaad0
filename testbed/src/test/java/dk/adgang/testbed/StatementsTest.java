package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.ComparedLogins.Way;
import dk.adgang.testbed.inbox.Inbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a warm login asks the database, beside what Keycloak itself asks: as the database logs. */
@AdgangTest
final class StatementsTest {

  private static final int WARM_UP = 5;
  private static final int LOGINS = 11;

  /** Of those there are few an hour. */
  private static final int SMS_WARM_UP = 2;

  private static final int SMS_LOGINS = 5;
  private static final int MOST_FOR_SMS = 3;

  /** H2 writes each statement that it executes into its trace, as a comment and the text. */
  private static final Pattern STATEMENT = Pattern.compile("(?m)^/\\*SQL[^*]*\\*/(.*)$");

  private static final Pattern COUNTED =
      Pattern.compile("(?i)^\\s*(select|insert|update|delete|merge)\\b.*");

  /** What other threads ask now and then, whether anybody logs in or not. */
  private static final Pattern BACKGROUND =
      Pattern.compile("(?i)^(?!insert).*(adgang_mail|adgang_batch|jgroups)");

  @Test
  void a_login_without_and_with_sms(Adgang adgang, @TempDir Path folder) {
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
      // One browser: a new one each time would be told about by mail each time.
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
      // Keycloak's own flow leads nobody past a second factor: it is somebody without one.
      var added = more(withSms, stock);
      assertThat(added.values().stream().mapToInt(Integer::intValue).sum())
          .as("more than Keycloak's own: %s", added)
          .isLessThanOrEqualTo(MOST_FOR_SMS);
    }
  }

  /** Which statements there are more of, and how many more. */
  private static Map<String, Integer> more(List<String> of, List<String> than) {
    var counts = new TreeMap<String, Integer>();
    of.forEach(statement -> counts.merge(statement, 1, Integer::sum));
    than.forEach(statement -> counts.merge(statement, -1, Integer::sum));
    counts.values().removeIf(count -> count <= 0);
    return counts;
  }

  /** A database that writes down what it is asked. */
  private record TracedFolder(Database.Folder folder) implements Database {

    @Override
    public String kind() {
      return folder.kind();
    }

    @Override
    public Map<String, String> environment() {
      return Map.of(
          "KC_DB_URL",
          folder.environment().get("KC_DB_URL") + ";TRACE_LEVEL_FILE=2;TRACE_MAX_FILE_SIZE=1000");
    }

    /** The statements of a warm login that is done again and again: those of the median one. */
    List<String> aLogin(int warmUp, int logins, Runnable login) {
      for (var i = 0; i < warmUp; i++) {
        login.run();
      }
      var all = new ArrayList<List<String>>();
      for (var i = 0; i < logins; i++) {
        var before = statements().size();
        login.run();
        var after = statements();
        all.add(after.subList(before, after.size()));
      }
      all.sort(Comparator.comparingInt(List::size));
      return all.get(logins / 2);
    }

    private List<String> statements() {
      try (var files = Files.list(folder.folder())) {
        var trace = files.filter(file -> file.toString().endsWith(".trace.db")).findFirst();
        if (trace.isEmpty()) {
          return List.of();
        }
        return STATEMENT
            .matcher(Files.readString(trace.get()))
            .results()
            .map(found -> found.group(1).replaceAll("\\s*\\{1:.*", ""))
            .filter(COUNTED.asMatchPredicate())
            .filter(statement -> !BACKGROUND.matcher(statement).find())
            .collect(Collectors.toList());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
