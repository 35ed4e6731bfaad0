package dk.adgang.testbed.performance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.KeycloakServer;
import dk.adgang.testbed.Ports;
import dk.adgang.testbed.Postgres;
import dk.adgang.testbed.Project;
import dk.adgang.testbed.TestServers;
import dk.adgang.testbed.UserError;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.inbox.MoodyMailServer;
import dk.adgang.testbed.inbox.MoodyMailServer.Mood;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import dk.adgang.testbed.wire.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures for {@code script/bench console}: the pages of an administrator in a realm with many
 * employees and employers, and an import, with PostgreSQL.
 */
public final class ConsoleBench {

  private static final int EMPLOYEES = 50_000;
  private static final int EMPLOYERS = 500;
  private static final int ROWS = 10_000;
  private static final int WARM_UP = 5;
  private static final int TIMES = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Totp APP = Totp.ofTest();
  private static final String ADDRESS = "anders.admin@stor.example";

  private static final List<String> PAGES =
      List.of(
          "employees",
          "employees?first=40000",
          "employees?search=freja.4711",
          "employees?filter=missing",
          "employees?filter=failed",
          "employees?filter=never",
          "employees?title=kok",
          "employees?sort=created",
          "employees/person-4711",
          "new-employee",
          "titles",
          "titles/EMPLOYER",
          "titles/realm",
          "settings",
          "settings/EMPLOYER",
          "overview",
          "realm");

  private final KeycloakServer server;
  private final AdminRest admin;

  private ConsoleBench(KeycloakServer server) {
    this.server = server;
    this.admin = new AdminRest(server.url());
  }

  public static void main(String[] arguments) {
    var employees = arguments.length > 0 ? Integer.parseInt(arguments[0]) : EMPLOYEES;
    var employers = arguments.length > 1 ? Integer.parseInt(arguments[1]) : EMPLOYERS;
    try (var mails = new MoodyMailServer(Mood.WELL);
        var postgres = Postgres.start();
        var server =
            TestServers.forBench(
                Project.find(), Ports.free(), postgres, List.of("--log-level=WARN"))) {
      var bench = new ConsoleBench(server);
      bench.sendMailsTo(mails.port());
      new CrowdedRealm(bench.admin, postgres).fill(employees, employers);
      System.out.printf("%d employees, %d employers%n", employees, employers);
      bench.pages();
      bench.importRows();
    }
    System.exit(0);
  }

  private void sendMailsTo(int port) {
    var realm = (ObjectNode) admin.get("/" + KeycloakServer.REALM);
    realm.withObject("/smtpServer").put("port", Integer.toString(port));
    admin.put("/" + KeycloakServer.REALM, realm);
  }

  private void pages() {
    var browser = administrator();
    var found = "/organizations?search=butik-7&exact=true";
    var employer = admin.get("/" + KeycloakServer.REALM + found).path(0).path("id").asText();
    System.out.printf("%-34s %9s %9s %8s%n", "page", "median ms", "worst ms", "kB");
    for (var page : PAGES) {
      var millis = new double[TIMES];
      var length = 0;
      for (var i = -WARM_UP; i < TIMES; i++) {
        var begin = System.nanoTime();
        var shown = opened(browser, page.replace("EMPLOYER", employer));
        if (i >= 0) {
          millis[i] = (System.nanoTime() - begin) / 1e6;
          length = shown.body().length();
        }
      }
      Arrays.sort(millis);
      System.out.printf(
          "%-34s %9.0f %9.0f %8d%n", page, millis[TIMES / 2], millis[TIMES - 1], length / 1024);
    }
  }

  private Page opened(HttpBrowser browser, String page) {
    var shown = browser.open(at(page));
    if (shown.status() != 200 || shown.document().selectFirst(".console-nav") == null) {
      throw new UserError(page + ": " + shown.status() + " " + shown.document().text());
    }
    return shown;
  }

  private URI at(String page) {
    return server.url().resolve("/realms/" + KeycloakServer.REALM + "/adgang/console/" + page);
  }

  /** A browser in which an administrator of the realm has logged in to the console. */
  private HttpBrowser administrator() {
    var realm = "/" + KeycloakServer.REALM;
    var id =
        admin
            .post(
                realm + "/users",
                Person.named(
                    "Anders", "Admin", ADDRESS, Map.of("credentials", List.of(Factors.app(APP)))))
            .createdId();
    admin.put(
        realm + "/users/" + id + "/reset-password",
        Map.of("type", "password", "value", Employee.USUAL_PASSWORD, "temporary", false));
    var client =
        admin.get(realm + "/clients?clientId=realm-management").path(0).path("id").asText();
    var role = admin.get(realm + "/clients/" + client + "/roles/realm-admin");
    admin.post(realm + "/users/" + id + "/role-mappings/clients/" + client, List.of(role));
    var browser = new HttpBrowser();
    var login = browser.open(at("employees"));
    var code = browser.submit(login, "username", ADDRESS, "password", Employee.USUAL_PASSWORD);
    browser.submit(code, "otp", APP.codeAt(Instant.now()));
    return browser;
  }

  private void importRows() {
    var measured = new MeasuredServer(server);
    System.out.printf("%-34s %9s %9s %8s%n", "import", "seconds", "rows/s", "live MB");
    System.out.printf("%-34s %9s %9s %8d%n", "before", "", "", measured.liveMegabytes());
    var file = new StringBuilder("Fornavn;Efternavn;E-mail;Titel\n");
    for (var i = 0; i < ROWS; i++) {
      file.append("Sara;Nummer%d;sara.%d@stor.example;Kok\n".formatted(i, i));
    }
    var begin = System.nanoTime();
    var look = send("?dryRun=true&employer=" + CrowdedRealm.employer(7), file.toString());
    row("look", begin, look.path("pending").asInt(), measured);
    begin = System.nanoTime();
    var id = send("?employer=" + CrowdedRealm.employer(7), file.toString()).path("id").asText();
    var half = false;
    while (true) {
      var report = admin.get("/" + KeycloakServer.REALM + "/adgang/employees/import/" + id);
      var created = report.path("created").asInt();
      if (report.path("done").asBoolean()) {
        row("created", begin, created, measured);
        return;
      }
      if (!half && created >= ROWS / 2) {
        half = true;
        row("half of them", begin, created, measured);
      }
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new UserError("The import did not end: " + report);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private static void row(String what, long begin, int rows, MeasuredServer measured) {
    var seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        "%-34s %9.1f %9.0f %8d%n",
        rows + " rows, " + what, seconds, rows / seconds, measured.liveMegabytes());
  }

  private JsonNode send(String query, String file) {
    var request =
        HttpRequest.newBuilder(
                server
                    .url()
                    .resolve(
                        "/admin/realms/"
                            + KeycloakServer.REALM
                            + "/adgang/employees/import"
                            + query))
            .header("Authorization", "Bearer " + admin.bearer())
            .header("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofString(file))
            .build();
    try {
      var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new UserError("The file is refused: " + answer.statusCode() + " " + answer.body());
      }
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("Interrupted", e);
    }
  }
}
