package dk.adgang.admin.console.employees;

import dk.adgang.admin.EmployeeActions;
import dk.adgang.admin.access.EmployeeDeed;
import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.employees.EmployeeChange;
import dk.adgang.admin.employees.EmployeeChanges;
import dk.adgang.admin.reminders.NotReminded;
import dk.adgang.common.FormFields;
import dk.adgang.common.RefusedException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** The page of one employee, and its buttons. */
final class EmployeeForm {

  private static final String TEMPLATE = "console-employee.ftl";

  /** The place of a refusal that is of no field. */
  private static final String BUTTON = "button";

  /** The field by which somebody says that they mean it. */
  private static final String SURE = "sure";

  /** The prefix of a field that says what another one was when the page was opened. */
  private static final String WAS = "was.";

  private final ConsoleContext context;
  private final UserModel employee;
  private final EmployeeShow show;

  EmployeeForm(ConsoleContext context, String id) {
    this.context = context;
    this.employee = find(context, id);
    this.show = new EmployeeShow(context, employee);
  }

  /** Finds an employee whom the reader may see. */
  static UserModel find(ConsoleContext context, String id) {
    UserModel employee = context.session().users().getUserById(context.realm(), id);
    if (employee == null) {
      throw context.caller().unknown();
    }
    context.caller().deeds().require(EmployeeDeed.SEE, employee);
    return employee;
  }

  Response show(String done) {
    return context.show(TEMPLATE, view(show.fields(), Map.of(), done));
  }

  /** The state of the newest link alone. */
  Response newestLink() {
    return show.newestLink();
  }

  private EmployeeView view(Map<String, String> fields, Map<String, String> errors, String done) {
    return show.view(fields, errors, done, changes().mayMove(employee));
  }

  /** Whether the reader may change the address of an account that was used. */
  static boolean maySwitch(ConsoleContext context, UserModel employee) {
    return !employee.getId().equals(context.visit().user().getId())
        && context.caller().deeds().administers(employee)
        && !new EmployeeChanges(context.session(), context.realm(), context.visit().events())
            .mayMove(employee);
  }

  /**
   * Changes the fields in which the form differs from the page that was opened. A field that
   * somebody else has changed meanwhile is not overwritten.
   */
  Response change(MultivaluedMap<String, String> form) {
    requireOther();
    context.caller().deeds().require(EmployeeDeed.CHANGE, employee);
    Map<String, String> stored = show.fields();
    Map<String, String> typed = new HashMap<>(stored);
    Map<String, String> changed = new HashMap<>();
    for (String field : stored.keySet()) {
      String now = FormFields.one(form, field);
      String before = FormFields.one(form, WAS + field);
      if (now != null && !now.strip().equals(before)) {
        typed.put(field, now.strip());
        changed.put(field, now.strip());
        if (before != null && !before.equals(stored.get(field))) {
          return context.show(
              TEMPLATE, view(typed, Map.of(field, context.text("consoleChangedMeanwhile")), null));
        }
      }
    }
    Optional<String> meant =
        form.containsKey(SURE) || !changed.containsKey(EmployeeShow.TITLE)
            ? Optional.empty()
            : NewEmployeeForm.meant(context, changed.get(EmployeeShow.TITLE));
    if (meant.isPresent()) {
      String question =
          context.text("consoleTitleSaveAgain", changed.get(EmployeeShow.TITLE), meant.get());
      return context.show(
          TEMPLATE, view(typed, Map.of(EmployeeShow.TITLE, question, SURE, SURE), null));
    }
    try {
      if (changed.containsKey(EmployeeShow.EMAIL)) {
        // Of a used account it is changed on a page of its own, which asks for a fresh proof.
        changes().requireUnused(employee);
        context.caller().mails().count(changed.get(EmployeeShow.EMAIL));
      }
      save(
          new EmployeeChange(
              Optional.ofNullable(changed.get(EmployeeShow.FIRST)),
              Optional.ofNullable(changed.get(EmployeeShow.LAST)),
              Optional.ofNullable(changed.get(EmployeeShow.EMAIL)),
              Optional.ofNullable(changed.get(EmployeeShow.TITLE)),
              Optional.ofNullable(changed.get(EmployeeShow.LANGUAGE)),
              null));
      return done("changed");
    } catch (RefusedException e) {
      // A refusal that is about no field, as of too many mails, stands above the form.
      String field = typed.containsKey(e.field()) ? e.field() : BUTTON;
      return context.showRefused(TEMPLATE, view(typed, Map.of(field, context.words(e)), null));
    }
  }

  private void save(EmployeeChange change) throws RefusedException {
    changes().change(employee, change, context.caller().deeds().administers(employee));
  }

  /**
   * Presses one of the buttons.
   *
   * @param deed its name in the address
   */
  Response act(String deed, MultivaluedMap<String, String> form) {
    requireOther();
    if (deed.equals("end") && !form.containsKey(SURE)) {
      return context.show(
          TEMPLATE, view(show.fields(), Map.of(BUTTON, context.text("consoleEndUnsure")), null));
    }
    try {
      switch (deed) {
        case "welcome" -> {
          context.caller().deeds().require(EmployeeDeed.WELCOME, employee);
          context.caller().mails().count(employee.getId());
          actions().welcome(employee, null, null);
        }
        case "reset" -> {
          context.caller().deeds().require(EmployeeDeed.RESET, employee);
          boolean ends = form.containsKey("endSessions");
          if (ends) {
            context.caller().deeds().require(EmployeeDeed.CHANGE, employee);
          }
          context.caller().mails().count(employee.getId());
          actions().resetPassword(employee, null, null, ends, false);
        }
        case "remind" -> {
          context.caller().deeds().require(EmployeeDeed.REMIND, employee);
          remind();
        }
        case "end", "begin" -> {
          context.caller().deeds().require(EmployeeDeed.CHANGE, employee);
          if (deed.equals("begin") && changes().beginsWithMail(employee)) {
            context.caller().mails().count(employee.getId());
          }
          save(enabled(deed.equals("begin")));
        }
        default -> {
          context.caller().deeds().require(EmployeeDeed.CHANGE, employee);
          actions().forget(employee, EmployeeActions.EVERYTHING);
        }
      }
      return done(deed);
    } catch (RefusedException e) {
      return context.showRefused(
          TEMPLATE, view(show.fields(), Map.of(BUTTON, context.words(e)), null));
    }
  }

  private void remind() throws RefusedException {
    for (NotReminded refused : show.reminders().remind(List.of(employee.getId())).notReminded()) {
      throw RefusedException.worded(
          BUTTON, context.text("consoleNotReminded." + refused.reason(), 1));
    }
  }

  private static EmployeeChange enabled(boolean enabled) {
    return new EmployeeChange(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        enabled);
  }

  /** Nobody ends or changes their own account here, an administrator neither. */
  private void requireOther() {
    if (show.isSelf()) {
      throw new ForbiddenException("This is the own account");
    }
  }

  private Response done(String what) {
    return context.leadTo(ConsoleAddresses.EMPLOYEES + "/" + employee.getId(), what);
  }

  private EmployeeActions actions() {
    return new EmployeeActions(context.session(), context.realm(), context.visit().events());
  }

  private EmployeeChanges changes() {
    return new EmployeeChanges(context.session(), context.realm(), context.visit().events());
  }
}
