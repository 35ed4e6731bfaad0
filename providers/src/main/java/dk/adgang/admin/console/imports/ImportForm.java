package dk.adgang.admin.console.imports;

import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.console.visit.EmployerOptions;
import dk.adgang.admin.imports.EmployeeImport;
import dk.adgang.admin.imports.ImportProblem;
import dk.adgang.admin.imports.ImportReport;
import dk.adgang.common.RefusedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.OrganizationModel;

/** Many employees at once: a file or pasted cells, the look at them, and how far they have come. */
final class ImportForm {

  /** How often the page asks how far it has come, in seconds. */
  private static final int EVERY = 2;

  private final ConsoleContext context;
  private final EmployerOptions employers;

  ImportForm(ConsoleContext context) {
    this.context = context;
    this.employers = new EmployerOptions(context);
    context.caller().creating().requireAny();
  }

  Response show() {
    return context.show("console-import.ftl", view("", null));
  }

  private ImportView view(String employer, String error) {
    return new ImportView(
        context.frame(null),
        context.addresses().at(ConsoleAddresses.IMPORT),
        employers.all(),
        employer,
        error,
        files().lately().stream()
            .map(
                file ->
                    new ImportView.Begun(
                        context.addresses().at(page(file.id())),
                        context.days().exactly(file.startedAt()),
                        file.total(),
                        file.done()))
            .toList());
  }

  /**
   * Stores a file to be looked at.
   *
   * @param employer the alias that was chosen; null for none
   */
  Response send(byte[] bytes, String employer) {
    String typed = Objects.requireNonNullElse(employer, "");
    if (!employers.isChosen(employer)) {
      return context.show(
          "console-import.ftl", view(typed, context.text("consoleEmployerUnknown")));
    }
    Optional<OrganizationModel> chosen = employers.named(employer);
    context.caller().creating().require(chosen.orElse(null));
    try {
      ImportReport stored = files().store(bytes, chosen.orElse(null));
      return Response.seeOther(URI.create(context.addresses().at(page(stored.id())))).build();
    } catch (RefusedException e) {
      return context.showRefused("console-import.ftl", view(typed, context.words(e)));
    }
  }

  static String page(String id) {
    return ConsoleAddresses.IMPORT + "/" + id;
  }

  /** Shows what will come of a file, or has come; while it is worked off, again and again. */
  Response state(String id) {
    EmployeeImport files = files();
    ImportReport report = files.look(id).orElseThrow(NotFoundException::new);
    boolean begun = files.begun(id);
    Response page =
        context.show(
            "console-import-state.ftl",
            new ImportStateView(
                context.frame(null),
                context.addresses().at(page(id)),
                context.addresses().at(ConsoleAddresses.IMPORT),
                context.addresses().at(ConsoleAddresses.ASKED),
                begun,
                context.caller().administersEmployees(),
                report,
                report.problems().stream().map(this::words).toList(),
                report.near().stream().map(ImportStateView.Near::of).toList(),
                files.sample(id).stream().map(ImportStateView.Row::of).toList()));
    return begun && !report.done()
        ? Response.fromResponse(page).header("Refresh", EVERY).build()
        : page;
  }

  private ImportStateView.Problem words(ImportProblem problem) {
    return new ImportStateView.Problem(
        problem.line(),
        problem.column(),
        context.text(
            "consoleImportProblem." + problem.code(),
            Objects.requireNonNullElse(problem.about(), "")));
  }

  Response start(String id) {
    if (files().start(id).isEmpty()) {
      throw new NotFoundException();
    }
    return Response.seeOther(URI.create(context.addresses().at(page(id)))).build();
  }

  private EmployeeImport files() {
    return new EmployeeImport(
        context.session(), context.realm(), context.caller(), context.visit().auth());
  }
}
