package dk.adgang.admin.console.employees;

import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.console.visit.DayWords;
import dk.adgang.admin.employees.EmployeeLine;
import dk.adgang.common.DisplayText;
import dk.adgang.link.LinkReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One employee in a list.
 *
 * @param id of the account
 * @param name the first and last name; the address, or the id, where there is none
 * @param url the address of the employee's page
 * @param reason the reason in words; null when there is none
 * @param lastDay until when it may be put off, in the reader's words; null when it may not
 * @param methods the ids of the second factors
 * @param welcome the state of the newest welcome; null when there was none
 * @param welcomeAt when that came, in the reader's words; null when there was none
 * @param lastLogin in the reader's words; null when none is known
 */
public record EmployeeRowView(
    String id,
    String name,
    String email,
    String url,
    boolean enabled,
    String title,
    String employers,
    boolean required,
    DisplayText reason,
    String lastDay,
    List<String> methods,
    boolean skipped,
    boolean password,
    String welcome,
    String welcomeAt,
    String lastLogin) {

  static EmployeeRowView of(EmployeeLine line, ConsoleContext context) {
    return of(
        line,
        context.addresses().at(ConsoleAddresses.EMPLOYEES + "/" + line.id()),
        context.words(line.why()),
        context.days());
  }

  static EmployeeRowView of(EmployeeLine line, String url, String reason, DayWords days) {
    String name =
        Stream.of(line.firstName(), line.lastName())
            .filter(each -> each != null && !each.isBlank())
            .collect(Collectors.joining(" "));
    LinkReport welcome = line.welcome();
    return new EmployeeRowView(
        line.id(),
        Stream.of(name, line.email(), line.id())
            .filter(each -> each != null && !each.isBlank())
            .findFirst()
            .orElseThrow(),
        line.email() == null ? "" : line.email(),
        url,
        line.enabled(),
        String.join(", ", line.titles()),
        String.join(", ", line.employerNames()),
        line.required(),
        DisplayText.of(reason).orElse(null),
        Optional.ofNullable(line.graceUntil()).map(Instant::parse).map(days::lastDay).orElse(null),
        line.methods(),
        line.skipped(),
        line.password(),
        welcome == null ? null : welcome.state(),
        welcome == null ? null : days.of(welcome.newest()),
        Optional.ofNullable(line.lastLogin()).map(Instant::parse).map(days::of).orElse(null));
  }

  /** The name for a message. */
  public DisplayText shown() {
    return DisplayText.of(name).orElse(null);
  }
}
