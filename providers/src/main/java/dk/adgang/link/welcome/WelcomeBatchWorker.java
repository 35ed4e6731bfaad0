package dk.adgang.link.welcome;

import dk.adgang.common.DisplayText;
import dk.adgang.common.RefusedException;
import dk.adgang.job.BackgroundJob;
import dk.adgang.link.LinkService;
import dk.adgang.link.welcome.WelcomeBatchTurns.Batch;
import dk.adgang.ratelimit.RowLocks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.StorageUnavailableUserModelDelegate;

/**
 * Works off requests for many welcomes, some employees a transaction: a server that goes down in
 * between goes on where it was, and nobody is mailed twice. A request that fails, as when the
 * directory of its realm is down, holds up no other.
 */
public final class WelcomeBatchWorker implements BackgroundJob.Round {

  private static final Logger LOG = Logger.getLogger(WelcomeBatchWorker.class);

  private static final int STEP = 50;

  private final KeycloakSessionFactory factory;
  private final WelcomeBatchTurns turns = new WelcomeBatchTurns();

  public WelcomeBatchWorker(KeycloakSessionFactory factory) {
    this.factory = factory;
  }

  @Override
  public void run(BackgroundJob job) {
    int realms = turns.form(inTransaction(session -> new WelcomeBatches(session).unfinished()));
    for (int i = 0; i < Math.min(realms, WelcomeBatchTurns.AT_ONCE); i++) {
      job.aside(() -> work(job));
    }
  }

  private void work(BackgroundJob job) {
    while (!job.stopped()) {
      Optional<Batch> next = turns.next(now());
      if (next.isEmpty()) {
        return;
      }
      Batch batch = next.get();
      try {
        // Each step is a transaction of its own.
        turns.worked(batch, inTransaction(session -> step(session, batch.id())));
      } catch (RuntimeException e) {
        Duration pause = turns.failed(batch, now());
        if (!job.stopped()) {
          LOG.warnf(
              "Welcomes %s of realm %s cannot be sent now, and are tried again in %d s: %s",
              batch.id(), batch.realm(), pause.toSeconds(), cause(e));
          LOG.debug("Welcomes cannot be sent now", e);
        }
      }
    }
  }

  /** One line, because a stack trace at each try would bury the rest of the log. */
  private static String cause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return DisplayText.line(cause.toString());
  }

  /** Returns whether there may be more to do. */
  private static boolean step(KeycloakSession session, String id) {
    WelcomeBatches batches = new WelcomeBatches(session);
    BatchEntity batch = batches.find(id);
    if (batch == null || batch.done >= batch.total) {
      return false;
    }
    int from = batch.done;
    int to = Math.min(batch.total, from + STEP);
    RealmModel realm = session.realms().getRealm(batch.realmId);
    if (realm == null) {
      return batches.take(id, from, batch.total);
    }
    session.getContext().setRealm(realm);
    List<String> userIds = batch.userIds.lines().toList().subList(from, to);
    // This comes before any row is locked, because a directory that does not answer must keep
    // nobody waiting.
    List<UserModel> employees = new ArrayList<>();
    for (String userId : userIds) {
      UserModel employee = session.users().getUserById(realm, userId);
      if (employee instanceof StorageUnavailableUserModelDelegate) {
        // Keycloak shows all people of such a directory as disabled; one of them is enough to know.
        throw new IllegalStateException("the directory of its employees does not answer");
      }
      employees.add(employee);
    }
    if (!batches.take(id, from, to)) {
      return false;
    }
    // Locks all of them now, in one order; each link locks its employee again.
    RowLocks.take(session, userIds);
    LinkService links = new LinkService(session, realm);
    for (int i = 0; i < userIds.size(); i++) {
      UserModel employee = employees.get(i);
      if (employee == null || employee.getServiceAccountClientLink() != null) {
        batches.failed(id, userIds.get(i), "There is no such employee");
        continue;
      }
      try {
        links.welcome(employee, batch.clientId, batch.redirectUri, id);
      } catch (RefusedException e) {
        batches.failed(id, userIds.get(i), e.getMessage());
      }
    }
    return true;
  }

  private <T> T inTransaction(Function<KeycloakSession, T> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(factory, work::apply);
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
