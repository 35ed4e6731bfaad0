package dk.adgang.admin.access;

import dk.adgang.common.RefusedException;
import dk.adgang.ratelimit.Budget;
import dk.adgang.ratelimit.RateLimiter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Counts the mails that a manager causes. Of others they are not counted. */
public final class MailAllowance {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Optional<String> manager;

  MailAllowance(KeycloakSession session, RealmModel realm, Optional<String> manager) {
    this.session = session;
    this.realm = realm;
    this.manager = manager;
  }

  /** Whether mails are counted; what was counted stays so, also when a transaction is undone. */
  public boolean isCounting() {
    return manager.isPresent();
  }

  /**
   * Counts a mail to each receiver. That takes as many statements as one mail, unless there are too
   * many: then each is counted by itself, so that some are sent.
   *
   * @param receivers the id of each employee, or the address of a new one
   * @return those of them who must not be mailed now
   */
  public Set<String> without(Collection<String> receivers) {
    if (manager.isEmpty() || receivers.isEmpty() || counts(receivers)) {
      return Set.of();
    }
    return receivers.size() == 1
        ? Set.copyOf(receivers)
        : receivers.stream()
            .filter(receiver -> !counts(List.of(receiver)))
            .collect(Collectors.toSet());
  }

  /**
   * Counts one mail.
   *
   * @param receiver the id of the employee, or the address of a new one
   * @throws RefusedException when there were too many
   */
  public void count(String receiver) throws RefusedException {
    if (!without(Set.of(receiver)).isEmpty()) {
      throw new RefusedException(
          "mails", "There were too many mails. Try again in an hour", "consoleTooManyMails");
    }
  }

  private boolean counts(Collection<String> receivers) {
    List<Budget> budgets =
        receivers.stream()
            .map(receiver -> receiver.toLowerCase(Locale.ROOT))
            .flatMap(receiver -> ManagerBudgets.mail(manager.orElseThrow(), receiver).stream())
            .toList();
    return RateLimiter.take(session, realm, budgets).isEmpty();
  }
}
