package dk.adgang.admin.console.employees;

import dk.adgang.admin.console.visit.ConsoleFrameView;
import dk.adgang.admin.console.visit.DayWords;
import dk.adgang.link.LinkReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The values that {@code console-employee.ftl} shows.
 *
 * @param row what the list says of the employee too
 * @param stored the fields as they are stored
 * @param fields the fields that can be changed, as they are or as they were sent
 * @param errors what is wrong, in words, by the field
 * @param titles the titles in use
 * @param links the employee's links, newest first
 * @param mayWelcome whether the reader may mail a link to a first password
 * @param mayReset whether the reader may mail a link to a new password
 * @param mayChange whether the reader may do everything else
 * @param mayMove whether the address can be corrected
 * @param self whether it is the reader's own page
 */
public record EmployeeView(
    ConsoleFrameView frame,
    EmployeeRowView row,
    Map<String, String> stored,
    Map<String, String> fields,
    Map<String, String> errors,
    List<String> titles,
    List<LinkView> links,
    boolean mayWelcome,
    boolean mayReset,
    boolean mayChange,
    boolean mayMove,
    boolean self) {

  /** The fault of a field in words; null when it has no fault. */
  public String error(String field) {
    return errors.get(field);
  }

  /**
   * One link.
   *
   * @param purpose {@code WELCOME} or {@code RESET}
   * @param state the name of its state
   * @param sent when it was sent or queued, in the reader's words
   * @param at when the newest thing happened to it, in the reader's words
   */
  public record LinkView(String purpose, String state, String sent, String at) {

    static LinkView of(LinkReport link, DayWords days) {
      return new LinkView(
          link.purpose(),
          link.state(),
          days.of(Instant.parse(link.sentAt() == null ? link.queuedAt() : link.sentAt())),
          days.of(link.newest()));
    }
  }
}
