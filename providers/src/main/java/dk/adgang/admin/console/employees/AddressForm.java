package dk.adgang.admin.console.employees;

import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.employees.EmployeeChange;
import dk.adgang.admin.employees.EmployeeChanges;
import dk.adgang.common.DisplayText;
import dk.adgang.common.FormFields;
import dk.adgang.common.RefusedException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * The page on which an administrator changes the address of an account that was used. Links to a
 * new password are mailed there, so that the reader proves their own second factor just before.
 */
final class AddressForm {

  private static final String TEMPLATE = "console-address.ftl";
  private static final String EMAIL = "email";

  private final ConsoleContext context;
  private final UserModel employee;

  AddressForm(ConsoleContext context, String id) {
    this.context = context;
    this.employee = EmployeeForm.find(context, id);
    if (!EmployeeForm.maySwitch(context, employee)) {
      throw new ForbiddenException("For administrators alone, and for accounts that were used");
    }
  }

  Response show() {
    return context.visit().isFresh()
        ? context.show(TEMPLATE, view(Objects.requireNonNullElse(employee.getEmail(), ""), null))
        : askAgain();
  }

  private Response askAgain() {
    return Response.seeOther(context.addresses().login(address(), true)).build();
  }

  private String address() {
    return page() + "/address";
  }

  private String page() {
    return ConsoleAddresses.EMPLOYEES + "/" + employee.getId();
  }

  private AddressView view(String typed, String error) {
    return new AddressView(
        context.frame(null),
        DisplayText.of(employee.getFirstName())
            .or(() -> DisplayText.of(employee.getUsername()))
            .orElseThrow(),
        typed,
        error,
        context.addresses().at(address()),
        context.addresses().at(page()));
  }

  Response change(MultivaluedMap<String, String> form) {
    if (!context.visit().isFresh()) {
      return askAgain();
    }
    String typed = Objects.requireNonNullElse(FormFields.one(form, EMAIL), "").strip();
    if (typed.equals(employee.getEmail())) {
      return context.leadTo(page(), "nothing");
    }
    try {
      new EmployeeChanges(context.session(), context.realm(), context.visit().events())
          .change(
              employee,
              new EmployeeChange(
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(typed),
                  Optional.empty(),
                  Optional.empty(),
                  null),
              true);
      return context.leadTo(page(), "switched");
    } catch (RefusedException e) {
      return context.showRefused(TEMPLATE, view(typed, context.words(e)));
    }
  }
}
