package dk.adgang.admin.console.employees;

import de.siegmar.fastcsv.writer.CsvWriter;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.employees.EmployeeFilter;
import dk.adgang.admin.employees.EmployeeLine;
import dk.adgang.admin.employees.EmployeeList;
import dk.adgang.common.DanishTime;
import dk.adgang.link.LinkReport;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The list as a file for a spreadsheet: semicolons, and UTF-8 with the mark by which spreadsheets
 * know it. It is written some employees at a time, and never all of it is in memory.
 */
final class EmployeeDownload {

  /** As tables sort it, and in the time of the shops. */
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(DanishTime.ZONE);

  private static final String MARK = "\uFEFF";

  private static final List<String> HEADINGS =
      List.of(
          "firstName",
          "lastName",
          "email",
          "consoleTitle",
          "consoleEmployer",
          "consoleState",
          "consoleFactor",
          "consoleWhy",
          "consoleWelcome",
          "consoleLastLogin");

  private final ConsoleContext context;

  EmployeeDownload(ConsoleContext context) {
    this.context = context;
  }

  Response show(EmployeeFilter filter) {
    Optional<Set<String>> listed = context.caller().listed();
    KeycloakSessionFactory factory = context.session().getKeycloakSessionFactory();
    String realmId = context.realm().getId();
    List<String> headings = HEADINGS.stream().map(context::text).toList();
    StreamingOutput written =
        output -> write(output, headings, first -> page(factory, realmId, listed, filter, first));
    return Response.ok(written)
        .type("text/csv; charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"medarbejdere.csv\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  /** A transaction for each page: a reader who takes their time holds no connection. */
  private static List<EmployeeLine> page(
      KeycloakSessionFactory factory,
      String realmId,
      Optional<Set<String>> listed,
      EmployeeFilter filter,
      int first) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        factory,
        own -> {
          RealmModel realm = own.realms().getRealm(realmId);
          own.getContext().setRealm(realm);
          return new EmployeeList(own, realm).page(listed, filter.from(first, EmployeeFilter.MOST));
        });
  }

  private void write(
      OutputStream output, List<String> headings, IntFunction<List<EmployeeLine>> pages) {
    try (Writer text = new OutputStreamWriter(output, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(text)) {
      text.write(MARK);
      csv.writeRecord(headings);
      List<EmployeeLine> some;
      int first = 0;
      do {
        some = pages.apply(first);
        some.forEach(each -> csv.writeRecord(cells(each)));
        first += EmployeeFilter.MOST;
      } while (some.size() == EmployeeFilter.MOST);
    } catch (IOException e) {
      throw new UncheckedIOException("The reader has hung up", e);
    }
  }

  private List<String> cells(EmployeeLine line) {
    LinkReport welcome = line.welcome();
    return Stream.of(
            line.firstName(),
            line.lastName(),
            line.email(),
            String.join(", ", line.titles()),
            String.join(", ", line.employerNames()),
            context.text(line.enabled() ? "consoleActive" : "consoleEnded"),
            factor(line),
            context.words(line.why()),
            welcome == null
                ? ""
                : context.text(
                    "consoleWelcome." + welcome.state(), MOMENT.format(welcome.newest())),
            line.lastLogin() == null ? "" : MOMENT.format(Instant.parse(line.lastLogin())))
        .map(SafeCell::of)
        .toList();
  }

  private String factor(EmployeeLine line) {
    if (!line.methods().isEmpty()) {
      return String.join(
          ", ",
          line.methods().stream()
              .map(method -> context.text("secondFactor." + method + ".title"))
              .toList());
    }
    if (line.required()) {
      return context.text("consoleFactorMissing");
    }
    return context.text(line.skipped() ? "consoleFactorSkipped" : "consoleFactorNone");
  }
}
