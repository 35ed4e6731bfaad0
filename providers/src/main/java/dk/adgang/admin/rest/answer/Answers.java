package dk.adgang.admin.rest.answer;

import dk.adgang.ratelimit.RowLocks;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The rows of the answers. */
final class Answers {

  /** How long an answer is given again. */
  static final Duration KEPT = Duration.ofDays(2);

  private final KeycloakSession session;
  private final EntityManager rows;

  Answers(KeycloakSession session) {
    this.session = session;
    this.rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /**
   * Returns the row of a key, and holds it until the end of the transaction: another request with
   * the key waits, on every node, and then sees what became of this one.
   *
   * <p>A key has a row of its own to hold. {@link RowLocks} has few rows, which the request takes
   * later for other things, in transactions of their own too: those would wait for this one.
   */
  AnswerEntity hold(RealmModel realm, String key) {
    String realmId = realm.getId();
    KeycloakModelUtils.runJobInTransaction(
        session.getKeycloakSessionFactory(), own -> new Answers(own).prepare(realmId, key));
    return Objects.requireNonNull(
        rows.find(AnswerEntity.class, key, LockModeType.PESSIMISTIC_WRITE), "made a moment ago");
  }

  private void prepare(String realmId, String key) {
    // Two requests at the same moment must not both make the row.
    RowLocks.take(session, List.of(key));
    long now = Time.currentTimeMillis();
    AnswerEntity row = rows.find(AnswerEntity.class, key);
    if (row == null) {
      row = new AnswerEntity();
      row.key = key;
      row.realmId = realmId;
      row.answeredAt = now;
      rows.persist(row);
    } else if (row.answeredAt < now - KEPT.toMillis()) {
      row.request = null;
      row.status = 0;
      row.answeredAt = now;
    }
  }

  /** Removes the answers that are not given any more. */
  void tidy() {
    rows.createQuery("delete from AnswerEntity a where a.answeredAt < :before")
        .setParameter("before", Time.currentTimeMillis() - KEPT.toMillis())
        .executeUpdate();
  }

  /** Removes the answers of a realm. */
  void forget(RealmModel realm) {
    rows.createQuery("delete from AnswerEntity a where a.realmId = :realm")
        .setParameter("realm", realm.getId())
        .executeUpdate();
  }
}
