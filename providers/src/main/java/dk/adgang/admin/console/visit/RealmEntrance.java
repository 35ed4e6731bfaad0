package dk.adgang.admin.console.visit;

import dk.adgang.admin.access.Caller;
import dk.adgang.admin.console.visitor.AdministeredRealm;
import dk.adgang.admin.console.visitor.ConsoleClient;
import dk.adgang.admin.console.visitor.ConsoleVisitor;
import dk.adgang.admin.console.visitor.VisitorsRealm;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The entrance of a realm's own people. Its login asks everybody for a second factor. */
record RealmEntrance(KeycloakSession session, VisitorsRealm visitors, ShutPages shut)
    implements ConsoleEntrance {

  @Override
  public ConsoleArrival arrive(String page, boolean form) {
    RealmModel realm = visitors.realm();
    ClientModel client = ConsoleClient.of(session, realm);
    if (!realm.isEnabled() || !client.isEnabled() || !ConsoleClient.isOurs(client)) {
      return ConsoleArrival.of(shut.closed(Response.Status.FORBIDDEN, "consoleSwitchedOff"));
    }
    Optional<ConsoleVisitor> visitor = ConsoleVisitor.read(session, visitors, client);
    if (visitor.isEmpty()) {
      return login(page, form, false);
    }
    AdministeredRealm administered = new AdministeredRealm(realm);
    Caller caller = visitor.get().in(administered);
    if (!caller.seesAnybody()) {
      return ConsoleArrival.of(
          shut.notForYou(visitor.get().user(), shut.addresses().logoutToConsole()));
    }
    if (!visitor.get().isForConsole()) {
      return login(page, form, false);
    }
    return ConsoleVisit.of(visitor.get(), administered, caller)
        .map(ConsoleArrival::of)
        .orElseGet(() -> login(page, form, true));
  }

  private ConsoleArrival login(String page, boolean form, boolean anew) {
    return ConsoleArrival.of(shut.login(page, form, anew));
  }
}
