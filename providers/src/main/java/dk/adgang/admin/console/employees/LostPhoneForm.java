package dk.adgang.admin.console.employees;

import dk.adgang.admin.EmployeeActions;
import dk.adgang.admin.access.EmployeeDeed;
import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.common.DisplayText;
import dk.adgang.common.RefusedException;
import dk.adgang.password.StoredPassword;
import dk.adgang.secondfactor.EnrolledFactors;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.UserModel;

/**
 * The page before a second factor is taken away. The password alone lets in afterwards, so that the
 * reader proves their own second factor just before.
 */
final class LostPhoneForm {

  private static final String BLOCK = "block";

  private final ConsoleContext context;
  private final UserModel employee;

  LostPhoneForm(ConsoleContext context, String id) {
    this.context = context;
    this.employee = EmployeeForm.find(context, id);
    context.caller().deeds().require(EmployeeDeed.CHANGE, employee);
  }

  Response show() {
    if (!clearable()) {
      return page();
    }
    return context.visit().isFresh() ? page() : askAgain();
  }

  private Response askAgain() {
    return Response.seeOther(context.addresses().login(address(), true)).build();
  }

  private String address() {
    return ConsoleAddresses.EMPLOYEES + "/" + employee.getId() + "/lost-phone";
  }

  private Response page() {
    return context.show(
        "console-lost-phone.ftl",
        new LostPhoneView(
            context.frame(null),
            DisplayText.of(employee.getFirstName())
                .or(() -> DisplayText.of(employee.getUsername()))
                .orElseThrow(),
            context.addresses().at(address()),
            context.addresses().at(ConsoleAddresses.EMPLOYEES + "/" + employee.getId()),
            !StoredPassword.inDirectory(employee),
            clearable()));
  }

  private boolean clearable() {
    return new EnrolledFactors(context.session(), context.realm(), employee).clearable();
  }

  Response clear(MultivaluedMap<String, String> form) {
    if (!context.visit().isFresh()) {
      return askAgain();
    }
    if (!clearable()) {
      // Somebody else was faster: the page says so, and that nothing else was done either.
      return page();
    }
    try {
      new EmployeeActions(context.session(), context.realm(), context.visit().events())
          .clearSecondFactor(employee, form.containsKey(BLOCK));
      return context.leadTo(
          ConsoleAddresses.EMPLOYEES + "/" + employee.getId(),
          form.containsKey(BLOCK) ? "blocked" : "cleared");
    } catch (RefusedException e) {
      context.session().getTransactionManager().setRollbackOnly();
      return context.leadTo(ConsoleAddresses.EMPLOYEES + "/" + employee.getId(), "refused");
    }
  }
}
