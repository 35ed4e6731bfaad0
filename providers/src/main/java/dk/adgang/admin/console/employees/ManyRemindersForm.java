package dk.adgang.admin.console.employees;

import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.reminders.ReminderReport;
import dk.adgang.admin.reminders.Reminders;
import dk.adgang.common.RefusedException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Reminds those who were chosen from the list to add a second factor. */
final class ManyRemindersForm {

  private static final String ID = "id";

  private final ConsoleContext context;

  ManyRemindersForm(ConsoleContext context) {
    this.context = context;
  }

  Response send(MultivaluedMap<String, String> form) {
    List<String> ids = form.getOrDefault(ID, List.of()).stream().distinct().toList();
    if (ids.isEmpty() || ids.size() > Reminders.MOST) {
      return context.leadTo(ConsoleAddresses.EMPLOYEES, "noneChosen");
    }
    try {
      ReminderReport report =
          new Reminders(
                  context.session(), context.realm(), context.caller(), context.visit().events())
              .remind(ids);
      return Response.seeOther(
              RemindedView.in(context.addresses().builder(ConsoleAddresses.EMPLOYEES), report)
                  .build())
          .build();
    } catch (RefusedException e) {
      context.session().getTransactionManager().setRollbackOnly();
      return context.leadTo(ConsoleAddresses.EMPLOYEES, "refused");
    }
  }
}
