package dk.adgang.admin.console.employees;

import dk.adgang.admin.console.history.HistoryView;
import dk.adgang.admin.console.history.LinkStateView;
import dk.adgang.admin.console.visit.ConsoleFrameView;
import dk.adgang.admin.console.visit.EmployerOptions.Choice;
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
 * @param languages the languages of mails to choose from
 * @param proposedNumber the last digits of the mobile number that is proposed; null for none
 * @param links the employee's links, newest first
 * @param linkUrl the address that tells the state of the newest link
 * @param history the newest events
 * @param mayWelcome whether the reader may mail a link to a first password
 * @param mayReset whether the reader may mail a link to a new password
 * @param mayRemind whether the reader may mail a reminder to add a second factor, now
 * @param remindedToday whether they may, and there was one today
 * @param mayChange whether the reader may do everything else
 * @param mayMove whether the address can be corrected
 * @param clearable whether there is a second factor to take away
 * @param maySwitch whether the reader may change the address of a used account, on its own page
 * @param self whether it is the reader's own page
 */
public record EmployeeView(
    ConsoleFrameView frame,
    EmployeeRowView row,
    Map<String, String> stored,
    Map<String, String> fields,
    Map<String, String> errors,
    List<String> titles,
    List<Choice> languages,
    String proposedNumber,
    List<LinkStateView> links,
    String linkUrl,
    HistoryView.Part history,
    boolean mayWelcome,
    boolean mayReset,
    boolean mayRemind,
    boolean remindedToday,
    boolean mayChange,
    boolean mayMove,
    boolean clearable,
    boolean maySwitch,
    boolean self) {

  /** The fault of a field in words; null when it has no fault. */
  public String error(String field) {
    return errors.get(field);
  }

  /** The newest link; null before the first one. */
  public LinkStateView newest() {
    return links.isEmpty() ? null : links.get(0);
  }
}
