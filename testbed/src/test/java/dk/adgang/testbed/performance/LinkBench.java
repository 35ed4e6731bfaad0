package dk.adgang.testbed.performance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.Database;
import dk.adgang.testbed.Folders;
import dk.adgang.testbed.KeycloakServer;
import dk.adgang.testbed.Ports;
import dk.adgang.testbed.Postgres;
import dk.adgang.testbed.Project;
import dk.adgang.testbed.TestServers;
import dk.adgang.testbed.UserError;
import dk.adgang.testbed.inbox.MoodyMailServer;
import dk.adgang.testbed.inbox.MoodyMailServer.Mood;
import dk.adgang.testbed.wire.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Measures for {@code script/bench links}: many welcomes at once, with each database, to a mail
 * server on the same machine that takes everything.
 */
public final class LinkBench {

  private static final List<Integer> SIZES = List.of(1_000, 10_000);
  private static final int AT_ONCE = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final MeasuredServer measured;
  private final MoodyMailServer mails;
  private final AdminRest admin;

  private LinkBench(KeycloakServer server, MoodyMailServer mails) {
    this.measured = new MeasuredServer(server);
    this.mails = mails;
    this.admin = new AdminRest(server.url());
  }

  public static void main(String[] arguments) {
    System.out.println(
        "database   welcomes  answer ms  seconds  mails/s  CPU ms a mail  RSS MB  live MB");
    var sizes = arguments.length == 0 ? SIZES : Stream.of(arguments).map(Integer::valueOf).toList();
    var folder = Project.find().target().resolve("bench-database");
    Folders.delete(folder);
    measure(new Database.Folder(folder), sizes);
    try (var postgres = Postgres.start()) {
      measure(postgres, sizes);
    }
    Folders.delete(folder);
    System.exit(0);
  }

  private static void measure(Database database, List<Integer> sizes) {
    try (var mails = new MoodyMailServer(Mood.WELL);
        var server =
            TestServers.forBench(
                Project.find(), Ports.free(), database, List.of("--log-level=WARN"))) {
      var bench = new LinkBench(server, mails);
      bench.sendMailsTo(mails.port());
      var employees = bench.employees(sizes.stream().mapToInt(Integer::intValue).max().orElse(0));
      // Keycloak's cache of users (10,000 unless set otherwise) is as full then as these sizes make
      // it: what a size takes beside it can be compared.
      bench.welcome(employees);
      for (var size : sizes) {
        System.out.println(
            "%-10s ".formatted(database.kind()) + bench.welcome(employees.subList(0, size)));
      }
    }
  }

  private void sendMailsTo(int port) {
    var realm = (ObjectNode) admin.get("/" + KeycloakServer.REALM);
    realm.withObject("/smtpServer").put("port", Integer.toString(port));
    // Otherwise each employee would be welcomed when it is made.
    realm.putArray("eventsListeners");
    admin.put("/" + KeycloakServer.REALM, realm);
  }

  /** Makes this many employees, and returns their ids. */
  private List<String> employees(int count) {
    var ids = new ArrayList<String>();
    for (var from = 0; from < count; from += AT_ONCE) {
      var users = new ArrayList<Map<String, Object>>();
      for (var i = from; i < Math.min(count, from + AT_ONCE); i++) {
        var email = "freja.%d@kaffehuset.example".formatted(i);
        users.add(Person.named("Freja", "Lind", email, Map.of()));
      }
      var answer =
          admin.post("/adgang/partialImport", Map.of("ifResourceExists", "FAIL", "users", users));
      for (JsonNode each : answer.body().path("results")) {
        ids.add(each.path("id").asText());
      }
    }
    return ids;
  }

  /** Welcomes them, and prints the cost. */
  private String welcome(List<String> ids) {
    var before = mails.count();
    var cpu = measured.cpuMillis();
    var begin = System.nanoTime();
    admin.post("/adgang/adgang/welcomes", Map.of("userIds", ids));
    var answered = System.nanoTime();
    var live = 0L;
    while (mails.count() < before + ids.size()) {
      if (live == 0 && mails.count() >= before + ids.size() / 2) {
        live = measured.liveMegabytes();
      }
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new UserError("%d of %d mails came.".formatted(mails.count() - before, ids.size()));
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    var seconds = (System.nanoTime() - begin) / 1e9;
    return String.format(
        Locale.ROOT,
        "%8d %10.0f %8.1f %8.1f %14.1f %7d %8d",
        ids.size(),
        (answered - begin) / 1e6,
        seconds,
        ids.size() / seconds,
        (measured.cpuMillis() - cpu) / (double) ids.size(),
        measured.rssMegabytes(),
        live);
  }
}
