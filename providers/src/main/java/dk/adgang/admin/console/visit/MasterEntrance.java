package dk.adgang.admin.console.visit;

import dk.adgang.admin.console.visitor.AdministeredRealm;
import dk.adgang.admin.console.visitor.ConsoleClient;
import dk.adgang.admin.console.visitor.ConsoleVisitor;
import dk.adgang.admin.console.visitor.VisitorsRealm;
import dk.adgang.common.AdgangRealm;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The entrance of administrators of master to a realm. Master does not use Adgang: its login is
 * Keycloak's own, and asks only those for a second factor who have one.
 *
 * <p>Nobody learns anything of a realm before they have logged in and proven a second factor, and
 * then of those realms alone in which they may see the employees.
 *
 * @param name of the realm, as the address has it
 */
record MasterEntrance(KeycloakSession session, VisitorsRealm master, ShutPages shut, String name)
    implements ConsoleEntrance {

  /**
   * An administrator of master who has proven a second factor.
   *
   * @param elsewhere the answer to everybody else; null with a visitor
   */
  record Recognised(Optional<ConsoleVisitor> visitor, Response elsewhere) {}

  @Override
  public ConsoleArrival arrive(String page, boolean form) {
    Recognised recognised = recognise(session, master, shut, page, form);
    if (recognised.visitor().isEmpty()) {
      return ConsoleArrival.of(recognised.elsewhere());
    }
    return Optional.ofNullable(session.realms().getRealmByName(name))
        .filter(realm -> realm.getName().equals(name))
        .flatMap(realm -> visit(recognised.visitor().get(), realm))
        .map(ConsoleArrival::of)
        .orElseGet(() -> ConsoleArrival.of(shut.unknownRealm()));
  }

  /**
   * Recognises a visitor of master, for a page of any realm.
   *
   * @throws NotFoundException when somebody has switched the console of master off just now
   */
  static Recognised recognise(
      KeycloakSession session, VisitorsRealm master, ShutPages shut, String page, boolean form) {
    ClientModel client = ConsoleClient.ofMaster(master.realm()).orElseThrow(NotFoundException::new);
    // Keycloak asks for it where it asks for roles, and shows it on pages: on all of them, so that
    // none tells whether roles were asked for.
    session.getContext().setClient(client);
    Optional<ConsoleVisitor> visitor =
        ConsoleVisitor.read(session, master, client).filter(ConsoleVisitor::isForConsole);
    if (visitor.isEmpty()) {
      return new Recognised(Optional.empty(), shut.login(page, form, false));
    }
    return visitor.get().proven().isEmpty()
        ? new Recognised(Optional.empty(), shut.unproven(visitor.get().user(), page))
        : new Recognised(visitor, null);
  }

  /** Returns a visit of a realm; empty where it is not for this visitor, or none of ours. */
  static Optional<ConsoleVisit> visit(ConsoleVisitor visitor, RealmModel realm) {
    if (!realm.isEnabled() || !AdgangRealm.uses(realm)) {
      return Optional.empty();
    }
    AdministeredRealm administered = new AdministeredRealm(realm);
    return ConsoleVisit.of(visitor, administered, visitor.in(administered));
  }
}
