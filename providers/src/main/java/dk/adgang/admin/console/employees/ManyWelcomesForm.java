package dk.adgang.admin.console.employees;

import dk.adgang.admin.EventPath;
import dk.adgang.admin.access.EmployeeDeed;
import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.employees.EmployeeFilter;
import dk.adgang.common.RefusedException;
import dk.adgang.link.LinkService;
import dk.adgang.link.welcome.BulkWelcome;
import dk.adgang.link.welcome.WelcomeBatchReport;
import dk.adgang.password.StoredPassword;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    List<String> welcomable = ids.stream().filter(this::welcomable).toList();
    Set<String> full = context.caller().mails().without(welcomable);
    List<String> sent = welcomable.stream().filter(id -> !full.contains(id)).toList();
    if (sent.isEmpty()) {
      return context.leadTo(
          ConsoleAddresses.EMPLOYEES, full.isEmpty() ? "noneWelcomed" : "tooMany");
    }
    try {
      WelcomeBatchReport batch =
          new BulkWelcome(context.session(), context.realm()).ask(sent, null, null, null);
      context
          .visit()
          .events()
          .operation(OperationType.ACTION)
          .resourcePath(EventPath.of(context.session(), context.realm()))
          .representation(Map.of("id", batch.id(), "userIds", sent))
          .success();
      return context.leadTo(
          ConsoleAddresses.EMPLOYEES, sent.size() == ids.size() ? "welcomes" : "someWelcomed");
    } catch (RefusedException e) {
      context.session().getTransactionManager().setRollbackOnly();
      return context.leadTo(ConsoleAddresses.EMPLOYEES, "refused");
    }
  }

  /** Whether the reader may welcome somebody, and that somebody can be welcomed. */
  private boolean welcomable(String id) {
    UserModel employee = context.session().users().getUserById(context.realm(), id);
    if (employee == null || !context.caller().deeds().allows(EmployeeDeed.WELCOME, employee)) {
      return false;
    }
    try {
      new LinkService(context.session(), context.realm()).requireWelcomable(employee);
      return !StoredPassword.exists(employee);
    } catch (RefusedException e) {
      // The others get theirs; the answer says that some got none, and why.
      return false;
    }
  }
}
