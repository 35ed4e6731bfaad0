package dk.adgang.testbed.wire;

import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.wire.Forms.Form;
import dk.adgang.testbed.wire.Forms.Guest;
import java.util.List;
import java.util.Map;

/** The forms of a name and a password. */
final class PasswordForms {

  private final Forms forms;

  PasswordForms(Forms forms) {
    this.forms = forms;
  }

  /** All of them. */
  List<Form> all() {
    return List.of(
        new Form(
            "login",
            "kc-form-login",
            Employees.BUTIKSCHEF,
            guest -> List.of(),
            Guest::start,
            guest -> Map.of("username", guest.email, "password", Employee.USUAL_PASSWORD),
            List.of("username", "password"),
            List.of("credentialId", "rememberMe", "tryAnotherWay", "authenticationExecution"),
            guest -> guest.page().has("adgang-choose")),
        new Form(
            "forgotten",
            "kc-reset-password-form",
            Employees.BUTIKSCHEF,
            guest -> List.of(),
            guest -> {
              guest.start();
              guest.visit.go(
                  forms
                      .realm()
                      .url()
                      .resolve("login-actions/reset-credentials?client_id=adgang-web"));
            },
            guest -> Map.of("username", guest.email),
            List.of(),
            List.of("username"),
            guest -> guest.page().body().contains("Hvis kontoen findes")),
        new Form(
            "new password by link",
            "password-new",
            Employees.SALGSASSISTENT,
            guest -> List.of(),
            guest -> {
              if (guest.visit == null) {
                forms.realm().send(guest.id, false);
                var employee =
                    new Employee(
                        guest.id,
                        guest.email,
                        "Freja",
                        Forms.EMPLOYER,
                        "",
                        Employee.USUAL_PASSWORD);
                guest.visit =
                    HttpVisit.of(new HttpLink(forms.adgang().mailbox().resetTo(employee).link()));
              }
              guest.visit.open();
            },
            guest -> Map.of("password-new", "kaffe-til-to-9"),
            List.of("password-new"),
            List.of("username", "logout-sessions"),
            guest -> guest.visit.isOver()),
        new Form(
            "new password in the account",
            "password-new",
            Employees.SALGSASSISTENT,
            guest -> List.of(),
            guest -> {
              guest.open("scope", "openid", "kc_action", "UPDATE_PASSWORD");
              if (guest.page().has("adgang-skip")) {
                guest.submit("skip", "true");
              }
            },
            guest -> Map.of("password-new", "kaffe-til-to-9", "logout-sessions", "on"),
            List.of("password-new"),
            List.of("logout-sessions"),
            guest -> guest.visit.isOver()));
  }
}
