package dk.adgang.admin;

import dk.adgang.common.RefusedException;
import dk.adgang.link.LinkReport;
import dk.adgang.link.LinkService;
import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import dk.adgang.password.StoredPassword;
import dk.adgang.secondfactor.EnrolledFactors;
import dk.adgang.trusteddevice.RememberedDevices;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * The actions of a manager or administrator on an employee, each with its admin event. They ask for
 * no permission: the caller has done that.
 */
public final class EmployeeActions {

  /** The facts that {@link #forget} may forget. */
  public static final Set<Fact> EVERYTHING =
      Set.copyOf(EnumSet.of(Fact.SKIPPED, Fact.REQUIRED_SINCE));

  private static final String BLOCK = "block";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminEventBuilder events;

  /**
   * Prepares the actions of one request.
   *
   * @param events of the resource type USER, by the person who acts
   */
  public EmployeeActions(KeycloakSession session, RealmModel realm, AdminEventBuilder events) {
    this.session = session;
    this.realm = realm;
    this.events = events;
  }

  /** Queues a welcome mail, as {@link LinkService#welcome(UserModel, String, String)}. */
  public LinkReport welcome(UserModel employee, String clientId, String redirectUri)
      throws RefusedException {
    LinkReport link = new LinkService(session, realm).welcome(employee, clientId, redirectUri);
    done(OperationType.ACTION, link);
    return link;
  }

  /**
   * Queues a mail with a link to a new password.
   *
   * @param endSessions whether the employee is logged out everywhere now
   * @param block whether the old password works no more
   * @throws RefusedException when there can be no link; nothing was done then
   */
  public LinkReport resetPassword(
      UserModel employee, String clientId, String redirectUri, boolean endSessions, boolean block)
      throws RefusedException {
    requireTakeable(employee, block);
    LinkReport link = new LinkService(session, realm).reset(employee, clientId, redirectUri);
    if (block) {
      access().takePassword(employee);
    }
    if (endSessions) {
      access().endSessions(employee);
    }
    done(OperationType.ACTION, Map.of("link", link, "endSessions", endSessions, BLOCK, block));
    return link;
  }

  /**
   * Takes away every second factor, recovery codes included, and logs the employee out everywhere.
   *
   * @param block whether the password is taken away too, and a link to a new one mailed
   * @return what was taken away
   * @throws RefusedException when there can be no link; nothing was done then
   */
  public ClearedFactors clearSecondFactor(UserModel employee, boolean block)
      throws RefusedException {
    requireTakeable(employee, block);
    if (block) {
      new LinkService(session, realm).reset(employee, null, null);
      access().takePassword(employee);
    }
    List<String> removed = new EnrolledFactors(session, realm, employee).clear();
    RememberedDevices.forget(employee);
    access().endSessions(employee);
    ClearedFactors cleared = new ClearedFactors(removed, block);
    done(OperationType.ACTION, cleared);
    return cleared;
  }

  /**
   * Forgets what is remembered of the employee: a skip is asked again, days of grace begin anew.
   *
   * @param facts some of {@link #EVERYTHING}
   * @return what was forgotten
   */
  public MemoryReport forget(UserModel employee, Set<Fact> facts) {
    EmployeeMemory memory = new EmployeeMemory(session, realm, employee);
    MemoryReport forgotten = MemoryReport.of(memory, facts);
    facts.forEach(each -> memory.keep(each, List.of()));
    events.detail(
        "facts", facts.stream().sorted().map(Fact::shortName).collect(Collectors.joining(" ")));
    done(OperationType.DELETE, forgotten);
    return forgotten;
  }

  private void done(OperationType operation, Object representation) {
    events
        .operation(operation)
        .resourcePath(EventPath.of(session, realm))
        .representation(representation)
        .success();
  }

  /** Nothing that is stored here ends a password that a directory keeps. */
  private static void requireTakeable(UserModel employee, boolean block) throws RefusedException {
    if (block && StoredPassword.inDirectory(employee)) {
      throw new RefusedException(
          BLOCK, "The employee's password is kept in a directory. Disable the employee instead");
    }
  }

  private EmployeeAccess access() {
    return new EmployeeAccess(session, realm);
  }
}
