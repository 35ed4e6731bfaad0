package dk.adgang.admin.console.employees;

import dk.adgang.admin.access.EmployeeDeed;
import dk.adgang.admin.console.history.HistoryPart;
import dk.adgang.admin.console.history.LinkStateView;
import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.console.visit.EmployerOptions.Choice;
import dk.adgang.admin.employees.EmployeeList;
import dk.adgang.admin.history.EventCursor;
import dk.adgang.admin.reminders.NotReminded.Why;
import dk.adgang.admin.reminders.Reminders;
import dk.adgang.link.LinkService;
import dk.adgang.secondfactor.EnrolledFactors;
import dk.adgang.secondfactor.ProposedNumber;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** Gathers the values of the page of one employee. */
record EmployeeShow(ConsoleContext context, UserModel employee) {

  static final String FIRST = "firstName";
  static final String LAST = "lastName";
  static final String EMAIL = "email";
  static final String TITLE = "title";
  static final String LANGUAGE = "language";

  /** The page below that of the employee that tells the state of the newest link. */
  static final String LINK = "/link";

  /** The fields that can be changed, as they are stored. */
  Map<String, String> fields() {
    Map<String, String> fields = new HashMap<>();
    fields.put(FIRST, Objects.requireNonNullElse(employee.getFirstName(), ""));
    fields.put(LAST, Objects.requireNonNullElse(employee.getLastName(), ""));
    fields.put(EMAIL, Objects.requireNonNullElse(employee.getEmail(), ""));
    fields.put(TITLE, Objects.requireNonNullElse(employee.getFirstAttribute(TITLE), ""));
    fields.put(
        LANGUAGE, Objects.requireNonNullElse(employee.getFirstAttribute(UserModel.LOCALE), ""));
    return fields;
  }

  EmployeeView view(
      Map<String, String> fields, Map<String, String> errors, String done, boolean moves) {
    String page = ConsoleAddresses.EMPLOYEES + "/" + employee.getId();
    List<LinkStateView> links = links();
    Optional<Why> reminder =
        allows(EmployeeDeed.REMIND) ? reminders().against(employee) : Optional.of(Why.NOT_ALLOWED);
    return new EmployeeView(
        context.frame(done),
        EmployeeRowView.of(
            new EmployeeList(context.session(), context.realm())
                .line(employee, context.caller().listed()),
            context),
        fields(),
        fields,
        errors,
        EmployeeListForm.titles(context),
        languages(),
        new ProposedNumber(context.session(), context.realm(), employee).masked().orElse(null),
        links,
        context.addresses().at(page + LINK),
        new HistoryPart(context, employee).read(EventCursor.NEWEST),
        allows(EmployeeDeed.WELCOME),
        allows(EmployeeDeed.RESET),
        reminder.isEmpty(),
        reminder.filter(Why.TODAY::equals).isPresent(),
        allows(EmployeeDeed.CHANGE),
        moves,
        new EnrolledFactors(context.session(), context.realm(), employee).clearable(),
        EmployeeForm.maySwitch(context, employee),
        isSelf());
  }

  /** The state of the newest link alone, for the module that asks again. */
  Response newestLink() {
    return links().stream()
        .findFirst()
        .map(newest -> Response.ok(newest, MediaType.APPLICATION_JSON_TYPE))
        .orElseGet(Response::noContent)
        .header("Cache-Control", "no-store")
        .build();
  }

  private List<LinkStateView> links() {
    return new LinkService(context.session(), context.realm())
        .of(employee).stream().map(link -> LinkStateView.of(link, context)).toList();
  }

  /** One that is stored stays to be chosen, so that saving the page does not change it. */
  private List<Choice> languages() {
    List<Choice> choices = new ArrayList<>(NewEmployeeForm.languages(context));
    String stored = fields().get(LANGUAGE);
    if (choices.stream().noneMatch(each -> each.value().equals(stored))) {
      choices.add(
          0,
          stored.isEmpty()
              ? new Choice("", context.text("consoleLanguageUsual"))
              : new Choice(stored, stored));
    }
    return choices;
  }

  Reminders reminders() {
    return new Reminders(
        context.session(), context.realm(), context.caller(), context.visit().events());
  }

  private boolean allows(EmployeeDeed deed) {
    return !isSelf() && context.caller().deeds().allows(deed, employee);
  }

  boolean isSelf() {
    return employee.getId().equals(context.visit().user().getId());
  }
}
