package dk.adgang.admin.console.visit;

import dk.adgang.admin.console.visitor.AskedLanguage;
import dk.adgang.admin.console.visitor.ConsoleVisitor;
import dk.adgang.admin.console.visitor.VisitorsRealm;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The door of master: the page that lists the realms of an administrator. */
public final class RealmsGate {

  private final KeycloakSession session;
  private final VisitorsRealm master;
  private final ConsoleAddresses addresses;
  private final ShutPages shut;

  public RealmsGate(KeycloakSession session, VisitorsRealm master) {
    this.session = session;
    this.master = master;
    this.addresses = ConsoleAddresses.ofList(master);
    this.shut = new ShutPages(session, master, addresses);
  }

  /** The addresses of master that are about no realm yet. */
  public ConsoleAddresses addresses() {
    return addresses;
  }

  /**
   * Says why a page does not open.
   *
   * @param why the key of the reason
   */
  public Response closed(Response.Status status, String why) {
    return shut.closed(status, why);
  }

  /** Shows the realms of somebody who may open one at least. */
  public Response list() {
    Optional<String> language = new AskedLanguage(session).speak(master);
    MasterEntrance.Recognised recognised =
        MasterEntrance.recognise(session, master, shut, ConsoleAddresses.REALMS, false);
    if (recognised.visitor().isEmpty()) {
      return recognised.elsewhere();
    }
    ConsoleVisitor visitor = recognised.visitor().get();
    visitor.speak(language);
    List<ConsoleRealmsView.Realm> realms =
        session
            .realms()
            .getRealmsStream()
            .filter(realm -> MasterEntrance.visit(visitor, realm).isPresent())
            .map(this::realm)
            .sorted(
                Comparator.comparing(ConsoleRealmsView.Realm::shown, String.CASE_INSENSITIVE_ORDER))
            .toList();
    return realms.isEmpty()
        ? shut.notForYou(visitor.user(), addresses.logoutToConsole())
        : session
            .getProvider(LoginFormsProvider.class)
            .setUser(visitor.user())
            .setAttribute(
                "page", new ConsoleRealmsView(visitor.shown(), realms, addresses.logout()))
            .createForm("console-realms.ftl");
  }

  private ConsoleRealmsView.Realm realm(RealmModel realm) {
    return new ConsoleRealmsView.Realm(
        RealmWords.of(realm), ConsoleAddresses.in(master, realm.getName()).at(""));
  }
}
