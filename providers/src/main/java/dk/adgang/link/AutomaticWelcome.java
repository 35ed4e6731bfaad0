package dk.adgang.link;

import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import dk.adgang.password.StoredPassword;
import java.time.Duration;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Welcomes employees without a request for it: those who are created, and those whose account or
 * e-mail address is put right later.
 */
public final class AutomaticWelcome {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final LinkService service;

  public AutomaticWelcome(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.service = new LinkService(session, realm);
  }

  /**
   * Queues the welcome of an employee who was just created, after a pause in which the rest of them
   * settles. An employee who cannot be mailed yet is welcomed later.
   */
  public void created(UserModel employee, Duration settling) {
    if (!canBeWelcomed(employee)) {
      welcomeLater(employee);
    } else if (!comesByBroker(employee)) {
      service.welcomeNewcomer(employee, settling);
    }
  }

  /**
   * Updates the links of an employee after an administrator has changed the employee. A disabled
   * employee's links are retired. An employee without a password gets a welcome when the account is
   * enabled, or when the e-mail address is corrected.
   */
  public void changed(UserModel employee, Duration settling) {
    EmployeeMemory memory = new EmployeeMemory(session, realm, employee);
    LinkEntity newest =
        new LinkRepository(session).of(realm, employee).stream().findFirst().orElse(null);
    boolean open = newest != null && newest.state.mayWork();
    if (!canBeWelcomed(employee)) {
      if (open) {
        service.retire(employee, LinkRepository.DISABLED);
      }
      welcomeLater(employee);
      return;
    }
    boolean moved =
        newest != null
            && newest.addressHash != null
            && !newest.addressHash.equals(service.addressHash(employee));
    if (moved && open) {
      service.retire(employee, LinkRepository.MOVED);
    }
    boolean due = !memory.of(Fact.WELCOME_DUE).isEmpty();
    if (due) {
      memory.keep(Fact.WELCOME_DUE, List.of());
    }
    boolean unanswered =
        moved && newest.purpose == LinkPurpose.WELCOME && newest.state != LinkState.USED;
    if ((due || unanswered) && needsPassword(employee)) {
      service.welcomeNewcomer(employee, settling);
    }
  }

  /** Whether a mail can lead an employee to a login. */
  private static boolean canBeWelcomed(UserModel employee) {
    return employee.isEnabled() && employee.getEmail() != null && !employee.getEmail().isBlank();
  }

  /** Remembers that an employee who has no password is welcomed once that can be. */
  private void welcomeLater(UserModel employee) {
    EmployeeMemory memory = new EmployeeMemory(session, realm, employee);
    if (memory.of(Fact.WELCOME_DUE).isEmpty() && needsPassword(employee)) {
      memory.keep(Fact.WELCOME_DUE, List.of("true"));
    }
  }

  private boolean needsPassword(UserModel employee) {
    return !StoredPassword.exists(employee) && !comesByBroker(employee);
  }

  /** An employee who logs in at an identity provider needs no password here. */
  private boolean comesByBroker(UserModel employee) {
    return session.users().getFederatedIdentitiesStream(realm, employee).findAny().isPresent();
  }
}
