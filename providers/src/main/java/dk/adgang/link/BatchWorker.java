package dk.adgang.link;

import dk.adgang.budget.Turns;
import dk.adgang.work.Steadily;
import java.util.List;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Works off requests for many welcomes, some employees a transaction: a server that goes down in
 * between goes on where it was, and nobody is mailed twice.
 */
final class BatchWorker implements Steadily.Round {

  private static final int STEP = 50;

  private final KeycloakSessionFactory factory;

  BatchWorker(KeycloakSessionFactory factory) {
    this.factory = factory;
  }

  @Override
  public void run(Steadily steadily) {
    List<String> unfinished = inTransaction(session -> new Batches(session).unfinished());
    for (String id : unfinished) {
      while (!steadily.stopped() && inTransaction(session -> step(session, id))) {
        // Each step is a transaction of its own.
      }
    }
  }

  /** Returns whether there may be more to do. */
  private static boolean step(KeycloakSession session, String id) {
    Batches batches = new Batches(session);
    BatchEntity batch = batches.find(id);
    if (batch == null || batch.done >= batch.total) {
      return false;
    }
    int from = batch.done;
    int to = Math.min(batch.total, from + STEP);
    if (!batches.take(id, from, to)) {
      return false;
    }
    RealmModel realm = session.realms().getRealm(batch.realmId);
    if (realm == null) {
      return false;
    }
    session.getContext().setRealm(realm);
    List<String> userIds = batch.userIds.lines().toList().subList(from, to);
    // All of them now, in one order: each link takes its employee's turn again.
    Turns.take(session, userIds);
    MailedLinks links = new MailedLinks(session, realm);
    for (String userId : userIds) {
      UserModel employee = session.users().getUserById(realm, userId);
      if (employee == null || employee.getServiceAccountClientLink() != null) {
        batches.failed(id, userId, "There is no such employee");
        continue;
      }
      try {
        links.welcome(employee, batch.clientId, batch.redirectUri, id);
      } catch (MailedLinks.Refused e) {
        batches.failed(id, userId, e.getMessage());
      }
    }
    return true;
  }

  private <T> T inTransaction(Function<KeycloakSession, T> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(factory, work::apply);
  }
}
