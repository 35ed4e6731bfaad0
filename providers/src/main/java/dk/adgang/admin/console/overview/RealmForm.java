package dk.adgang.admin.console.overview;

import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.setup.RealmSetup;
import dk.adgang.admin.setup.SetupOutcome;
import dk.adgang.admin.setup.SetupRefusedException;
import dk.adgang.admin.setup.SetupTurn;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;

/** The check of the realm as a page, and the setup after a look at what it changes. */
final class RealmForm {

  private static final String TEMPLATE = "console-realm.ftl";

  /** The prefix of the fields that decide about what an administrator made differently. */
  private static final String CHOICE = "choice.";

  private final ConsoleContext context;

  RealmForm(ConsoleContext context) {
    this.context = context;
    if (!context.caller().settings().seesRealm()) {
      throw new NotFoundException("For administrators alone");
    }
  }

  Response show(String done) {
    return context.show(TEMPLATE, view(done, null, Map.of(), null));
  }

  /** Shows what a setup would change. */
  Response plan() {
    context.caller().settings().requireSetup();
    return context.show(TEMPLATE, view(null, planned(Map.of()), Map.of(), null));
  }

  private SetupOutcome planned(Map<String, String> choices) {
    return new RealmSetup(context.session(), context.realm()).plan(choices);
  }

  /** Has the realm set up. */
  Response make(MultivaluedMap<String, String> form) {
    context.caller().settings().requireSetup();
    if (!context.visit().isFresh()) {
      return Response.seeOther(context.addresses().login(ConsoleAddresses.REALM + "/setup", true))
          .build();
    }
    Map<String, String> choices = new HashMap<>();
    form.forEach(
        (name, values) -> {
          if (name.startsWith(CHOICE) && values.contains("replace")) {
            choices.put(name.substring(CHOICE.length()), "replace");
          }
        });
    if (RealmSetup.misunderstood(context.session(), context.realm(), choices).isPresent()) {
      return plan();
    }
    try {
      SetupOutcome outcome =
          new SetupTurn(context.session(), context.realm(), context.visit().events()).make(choices);
      return context.leadTo(
          ConsoleAddresses.REALM, outcome.changes().isEmpty() ? "nothing" : "setup");
    } catch (SetupTurn.Busy e) {
      return refused(choices, context.text("consoleRealmBusy"));
    } catch (SetupRefusedException e) {
      return refused(choices, context.text("consoleRealmRefused", e.part(), e.getMessage()));
    }
  }

  private Response refused(Map<String, String> choices, String sentence) {
    return context.show(TEMPLATE, view(null, planned(choices), choices, sentence));
  }

  private RealmView view(
      String done, SetupOutcome plan, Map<String, String> choices, String error) {
    return new RealmView(
        context.frame(done),
        context.addresses().at(ConsoleAddresses.REALM + "/setup"),
        context.caller().settings().maySetUp()
            ? context.addresses().at(ConsoleAddresses.REALM + "/setup")
            : null,
        new RealmSetup(context.session(), context.realm()).state(),
        plan,
        choices,
        error);
  }
}
