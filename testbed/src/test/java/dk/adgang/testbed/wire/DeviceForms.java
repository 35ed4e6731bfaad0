package dk.adgang.testbed.wire;

import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.Forms.Form;
import dk.adgang.testbed.wire.Forms.Guest;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The forms by which a device without a keyboard is let in. */
final class DeviceForms {

  private final Forms forms;

  DeviceForms(Forms forms) {
    this.forms = forms;
  }

  /** All of them. */
  List<Form> all() {
    return List.of(
        new Form(
            "code of a device",
            "device-user-code",
            Employees.SALGSASSISTENT,
            guest -> List.of(),
            guest -> {
              begin(guest);
              guest.visit.go(forms.realm().url().resolve("device"));
            },
            guest -> Map.of("device_user_code", guest.device.path("user_code").asText()),
            List.of(),
            List.of("device_user_code"),
            guest -> guest.page().has("password")),
        new Form(
            "a device is let in",
            "kc-oauth",
            Employees.SALGSASSISTENT,
            guest -> List.of(),
            guest -> {
              guest.device = null;
              begin(guest);
              guest.visit.go(URI.create(guest.device.path("verification_uri_complete").asText()));
              if (guest.page().has("password")) {
                guest.submit("username", guest.email, "password", Employee.USUAL_PASSWORD);
              }
              if (guest.page().has("adgang-skip")) {
                guest.submit("skip", "true");
              }
            },
            guest -> Map.of("code", guest.page().value("code"), "accept", "Ja"),
            List.of(),
            List.of("code", "accept"),
            guest -> guest.page().at().getPath().endsWith("/device/status")));
  }

  private void begin(Guest guest) {
    if (guest.visit == null) {
      guest.start();
    }
    if (guest.device == null) {
      guest.device =
          forms
              .realm()
              .ask(
                  "protocol/openid-connect/auth/device",
                  "client_id",
                  MatrixRealm.DEVICE,
                  "scope",
                  "openid");
    }
  }
}
