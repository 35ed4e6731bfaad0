package dk.adgang.testbed.wire;

import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.fixture.Mailbox;
import dk.adgang.testbed.wire.Forms.Form;
import dk.adgang.testbed.wire.Forms.Guest;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The forms of a phone number and of the codes sent to it. */
final class SmsForms {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Forms forms;

  SmsForms(Forms forms) {
    this.forms = forms;
  }

  /** All of them. */
  List<Form> all() {
    return List.of(
        new Form(
            "number, added",
            "number",
            Employees.BUTIKSCHEF,
            guest -> List.of(),
            guest -> guest.choose("sms"),
            guest -> Map.of("number", guest.number, "step", "send"),
            List.of("number"),
            List.of(),
            guest -> guest.page().has("code")),
        new Form(
            "code for a new number",
            "code",
            Employees.BUTIKSCHEF,
            guest -> List.of(),
            guest -> {
              guest.choose("sms");
              if (guest.page().has("number")) {
                guest.submit("number", guest.number, "step", "send");
              }
            },
            guest -> Map.of("code", code(guest), "step", "verify"),
            List.of("code"),
            List.of(),
            guest -> guest.page().has("adgang-codes-form")),
        new Form(
            "code by sms",
            "code",
            Employees.BUTIKSCHEF,
            guest -> List.of(Factors.sms("{\"number\":\"%s\"}".formatted(guest.number))),
            guest -> guest.open("scope", "openid"),
            guest -> Map.of("code", code(guest), "step", "verify"),
            List.of("code"),
            List.of("remember-device"),
            guest -> guest.visit.isOver()));
  }

  private String code(Guest guest) {
    await().atMost(PATIENCE).until(() -> !forms.adgang().mailbox().to(guest.number).isEmpty());
    return Mailbox.code(forms.adgang().mailbox().to(guest.number).get(0));
  }
}
