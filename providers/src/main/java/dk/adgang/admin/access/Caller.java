package dk.adgang.admin.access;

import dk.adgang.admin.access.ManagerRule.ManagerOf;
import dk.adgang.policy.ConsoleLogin;
import dk.adgang.secondfactor.LoginProofs;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;

/**
 * The person or program that asks for something, and the employers that they manage. Keycloak's
 * permissions count first; a manager has none of them, and may do what {@link ManagerRule} allows.
 * {@link DeedAccess}, {@link CreateAccess} and {@link SettingsAccess} say what that is.
 */
public final class Caller {

  /** As Keycloak says it. */
  static final String UNKNOWN = "User not found";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminPermissionEvaluator auth;
  private final ManagerGroups groups;
  private final Optional<ManagerOf> manager;

  private Caller(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator auth,
      UserModel user,
      Optional<Instant> proven) {
    this.session = session;
    this.realm = realm;
    this.auth = auth;
    this.groups = new ManagerGroups(session, realm);
    this.manager = user == null ? Optional.empty() : managerOf(user, proven);
  }

  /**
   * The caller of the admin REST. A manager's token must be meant for the console: one that an app
   * got for other purposes opens nothing here, whichever manager it belongs to. It must come from a
   * session in which a second factor was proven, unless it is that of a program.
   */
  public static Caller ofRest(
      KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth) {
    AdminAuth caller = auth.adminAuth();
    UserModel user = caller.getUser();
    if (!realm.equals(caller.getRealm()) || !caller.getToken().hasAudience(ConsoleLogin.CLIENT)) {
      return new Caller(session, realm, auth, null, Optional.empty());
    }
    if (user.getServiceAccountClientLink() != null) {
      return new Caller(session, realm, auth, user, Optional.empty());
    }
    Optional<Instant> proven =
        Optional.ofNullable(caller.getToken().getSessionId())
            .map(id -> session.sessions().getUserSession(realm, id))
            .flatMap(new LoginProofs(session, realm, user)::last);
    return new Caller(session, realm, auth, proven.isEmpty() ? null : user, proven);
  }

  /**
   * Somebody of the realm who opens the console.
   *
   * @param proven when they last proved a second factor; empty where the console is not open yet
   */
  public static Caller ofConsole(
      KeycloakSession session, RealmModel realm, UserModel user, Optional<Instant> proven) {
    return new Caller(
        session, realm, AdminPermissions.evaluator(session, realm, realm, user), user, proven);
  }

  /**
   * Somebody who opens the console of a realm, from their own realm or from master.
   *
   * @param visitors the realm of the account
   * @param client that of the console, in that realm
   * @param proven when they last proved a second factor
   */
  public static Caller ofVisitor(
      KeycloakSession session,
      RealmModel realm,
      RealmModel visitors,
      UserModel user,
      ClientModel client,
      Optional<Instant> proven) {
    // Somebody of another realm is no manager, whatever the account is a member of.
    return realm.equals(visitors)
        ? ofConsole(session, realm, user, proven)
        : new Caller(
            session,
            realm,
            AccountPermissions.of(session, realm, visitors, user, client),
            null,
            Optional.empty());
  }

  /**
   * Somebody whose request is worked off later, by what they may do then.
   *
   * @param sender their account, its realm, and the client; the token may be missing
   */
  public static Caller ofJob(KeycloakSession session, RealmModel realm, AdminAuth sender) {
    return new Caller(
        session,
        realm,
        JobPermissions.of(session, realm, sender),
        realm.equals(sender.getRealm()) ? sender.getUser() : null,
        Optional.empty());
  }

  private Optional<ManagerOf> managerOf(UserModel user, Optional<Instant> proven) {
    Set<String> employers =
        user.isEnabled() ? groups.managed(user, groups.employers(user)) : Set.of();
    return employers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ManagerOf(
                user.getId(),
                employers,
                groups.withSettings(user, groups.employers(user)),
                proven));
  }

  /** Whether there is anything for the caller: somebody to see. */
  public boolean seesAnybody() {
    return auth.users().canView() || manager.isPresent();
  }

  /**
   * Whether the caller may learn of an employer: a manager of one does not learn of another, where
   * an employee works for both.
   *
   * @param name the employer's name; null for none
   */
  public boolean knows(String name) {
    return name == null
        || auth.users().canView()
        || manager.map(each -> groups.names(each.employers()).contains(name)).orElse(true);
  }

  /** The answer about an employee who does not exist, or of whom the caller must not know. */
  public NotFoundException unknown() {
    if (manager.isEmpty()) {
      auth.users().requireQuery();
    }
    return new NotFoundException(UNKNOWN);
  }

  /**
   * The employers whose employees the caller may list.
   *
   * @return their ids; empty for all employees of the realm
   * @throws ForbiddenException when the caller may list none
   */
  public Optional<Set<String>> listed() {
    if (manager.isEmpty()) {
      auth.users().requireView();
    }
    return known();
  }

  /** The ids of the employers of which the caller may learn; empty for all. */
  public Optional<Set<String>> known() {
    return auth.users().canView() ? Optional.empty() : manager.map(ManagerOf::employers);
  }

  /** The caller as somebody who does something with one employee. */
  public DeedAccess deeds() {
    return new DeedAccess(auth, groups, manager);
  }

  /** The caller as somebody whose requests send mails. */
  public MailAllowance mails() {
    return new MailAllowance(
        session, realm, manager.filter(each -> !auth.users().canManage()).map(ManagerOf::id));
  }

  /** The caller as somebody who creates employees. */
  public CreateAccess creating() {
    return new CreateAccess(auth, manager);
  }

  /** The caller as somebody who sees and changes settings. */
  public SettingsAccess settings() {
    return new SettingsAccess(auth, manager);
  }

  /** The id of a manager's own account; empty for somebody else. */
  public Optional<String> manager() {
    return manager.map(ManagerOf::id);
  }

  /** Whether the caller may change all employees of the realm, as no manager may. */
  public boolean administersEmployees() {
    return auth.users().canManage();
  }

  /**
   * The employers of which the caller is a manager.
   *
   * @return their ids; empty for somebody else
   */
  public Set<String> managed() {
    return manager.map(ManagerOf::employers).orElse(Set.of());
  }
}
