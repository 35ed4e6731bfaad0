package dk.adgang.admin.console.history;

import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.history.EmployeeHistory;
import dk.adgang.admin.history.EventCursor;
import dk.adgang.admin.history.HistoryReport;
import dk.adgang.common.DisplayText;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.keycloak.models.UserModel;

/** What has happened to an employee, on their page and on the pages of older events. */
public record HistoryPart(ConsoleContext context, UserModel employee) {

  /** The parameter that says where a page of older events begins. */
  public static final String BEFORE = "before";

  /** The page below that of the employee. */
  public static final String EVENTS = "/events";

  /**
   * Shows a page of events.
   *
   * @param before where it begins, as the page before it says; null for the newest events
   */
  public Response show(String before) {
    String page = ConsoleAddresses.EMPLOYEES + "/" + employee.getId();
    return context.show(
        "console-history.ftl",
        new HistoryView(
            context.frame(null),
            DisplayText.of(employee.getFirstName())
                .or(() -> DisplayText.of(employee.getUsername()))
                .orElseThrow(),
            context.addresses().at(page),
            read(EventCursor.of(before).orElse(EventCursor.NEWEST))));
  }

  /** Reads a part of it. */
  public HistoryView.Part read(EventCursor before) {
    HistoryReport report =
        new EmployeeHistory(
                context.session(), context.realm(), context.texts(), context.caller().known())
            .read(employee, before, EmployeeHistory.USUAL);
    return new HistoryView.Part(
        report.events().stream()
            .map(
                each ->
                    new HistoryView.Entry(
                        context.days().exactly(Instant.parse(each.at())), each.text()))
            .toList(),
        report.older() == null ? null : older(report.older()),
        report.keepsEvents() || report.keepsAdminEvents(),
        report.keepsEvents() && report.keepsAdminEvents());
  }

  private String older(String cursor) {
    return context
        .addresses()
        .builder(ConsoleAddresses.EMPLOYEES + "/" + employee.getId() + EVENTS)
        .queryParam(BEFORE, cursor)
        .build()
        .toString();
  }
}
