package dk.adgang.admin.console.employees;

import dk.adgang.admin.access.EmployeeDeed;
import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.employees.EmployeeFilter;
import dk.adgang.common.RefusedException;
import dk.adgang.link.welcome.BulkWelcome;
import dk.adgang.link.welcome.WelcomeBatchReport;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** Mails the welcome to those who were chosen from the list. */
final class ManyWelcomesForm {

  private static final String ID = "id";

  private final ConsoleContext context;

  ManyWelcomesForm(ConsoleContext context) {
    this.context = context;
  }

  Response send(MultivaluedMap<String, String> form) {
    List<String> ids = form.getOrDefault(ID, List.of()).stream().distinct().toList();
    if (ids.isEmpty() || ids.size() > EmployeeFilter.MOST) {
      return context.leadTo(ConsoleAddresses.EMPLOYEES, "noneChosen");
    }
    List<String> allowed = new ArrayList<>();
    try {
      for (String id : ids) {
        UserModel employee = context.session().users().getUserById(context.realm(), id);
        if (employee != null && context.caller().deeds().allows(EmployeeDeed.WELCOME, employee)) {
          context.caller().mails().count(id);
          allowed.add(id);
        }
      }
      if (allowed.isEmpty()) {
        return context.leadTo(ConsoleAddresses.EMPLOYEES, "noneChosen");
      }
      WelcomeBatchReport batch =
          new BulkWelcome(context.session(), context.realm()).ask(allowed, null, null, null);
      context
          .visit()
          .events()
          .operation(OperationType.ACTION)
          .resourcePath(context.session().getContext().getUri())
          .representation(Map.of("id", batch.id(), "total", batch.total()))
          .success();
      return context.leadTo(ConsoleAddresses.EMPLOYEES, "welcomes");
    } catch (RefusedException e) {
      context.session().getTransactionManager().setRollbackOnly();
      return context.leadTo(ConsoleAddresses.EMPLOYEES, "tooMany");
    }
  }
}
