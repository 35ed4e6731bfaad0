package dk.adgang.admin.access;

import dk.adgang.admin.access.ManagerRule.ManagerOf;
import dk.adgang.common.RefusedException;
import dk.adgang.ratelimit.RateLimiter;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The mails that a caller causes: those of a manager are counted. */
public final class ManagerMails {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminPermissionEvaluator auth;
  private final Optional<ManagerOf> manager;

  ManagerMails(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator auth,
      Optional<ManagerOf> manager) {
    this.session = session;
    this.realm = realm;
    this.auth = auth;
    this.manager = manager;
  }

  /**
   * Counts a mail that a manager causes.
   *
   * @param receiver the id of the employee, or the address of a new one
   * @throws RefusedException when there were too many
   */
  public void count(String receiver) throws RefusedException {
    if (!auth.users().canManage()
        && manager.isPresent()
        && RateLimiter.take(
                session,
                realm,
                ManagerBudgets.mail(manager.orElseThrow().id(), receiver.toLowerCase(Locale.ROOT)))
            .isPresent()) {
      throw new RefusedException(
          "mails", "There were too many mails. Try again in an hour", "consoleTooManyMails");
    }
  }
}
