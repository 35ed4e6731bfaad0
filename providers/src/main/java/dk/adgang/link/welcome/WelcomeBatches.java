package dk.adgang.link.welcome;

import dk.adgang.common.Sha256;
import dk.adgang.link.LinkEntity;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The rows of the requests for many welcomes. */
public final class WelcomeBatches {

  static final String PENDING = "PENDING";

  private final EntityManager rows;

  public WelcomeBatches(KeycloakSession session) {
    this.rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /** Queues a request; its ids are not looked up yet. */
  BatchEntity queue(
      RealmModel realm, String key, List<String> userIds, String clientId, String redirectUri) {
    BatchEntity batch = new BatchEntity();
    batch.id = UUID.randomUUID().toString();
    batch.realmId = realm.getId();
    batch.key = key == null ? null : Sha256.hex(realm.getId() + ":" + key);
    batch.userIds = String.join("\n", userIds);
    batch.clientId = clientId;
    batch.redirectUri = redirectUri;
    batch.request = requestHash(userIds, clientId, redirectUri);
    batch.total = userIds.size();
    batch.queuedAt = Time.currentTimeMillis();
    rows.persist(batch);
    rows.flush();
    return batch;
  }

  static String requestHash(List<String> userIds, String clientId, String redirectUri) {
    return Sha256.hex(String.join("\n", userIds) + "\n" + clientId + "\n" + redirectUri);
  }

  /** The request that was made with this key before. */
  Optional<BatchEntity> withKey(RealmModel realm, String key) {
    return rows.createQuery("select b from BatchEntity b where b.key = :key", BatchEntity.class)
        .setParameter("key", Sha256.hex(realm.getId() + ":" + key))
        .getResultStream()
        .findFirst();
  }

  Optional<BatchEntity> find(RealmModel realm, String id) {
    return Optional.ofNullable(rows.find(BatchEntity.class, id))
        .filter(batch -> batch.realmId.equals(realm.getId()));
  }

  /** The requests that are not worked off, oldest first. */
  List<WelcomeBatchTurns.Batch> unfinished() {
    return rows.createQuery(
            "select b.realmId, b.id from BatchEntity b where b.done < b.total order by b.queuedAt",
            Object[].class)
        .getResultStream()
        .map(row -> new WelcomeBatchTurns.Batch((String) row[0], (String) row[1]))
        .toList();
  }

  BatchEntity find(String id) {
    return rows.find(BatchEntity.class, id);
  }

  /**
   * Takes the next employees of a request. Of two nodes one at most gets true; the other one has
   * nothing to do.
   */
  boolean take(String id, int from, int to) {
    return rows.createQuery(
                "update BatchEntity b set b.done = :to where b.id = :id and b.done = :from")
            .setParameter("to", to)
            .setParameter("id", id)
            .setParameter("from", from)
            .executeUpdate()
        == 1;
  }

  void failed(String batchId, String userId, String reason) {
    BatchFailureEntity failure = new BatchFailureEntity();
    failure.id = UUID.randomUUID().toString();
    failure.batchId = batchId;
    failure.userId = userId;
    failure.reason = reason;
    rows.persist(failure);
  }

  WelcomeBatchReport report(BatchEntity batch, Instant now) {
    Map<String, Long> states = new TreeMap<>();
    rows.createQuery("select l from LinkEntity l where l.batchId = :batch", LinkEntity.class)
        .setParameter("batch", batch.id)
        .getResultStream()
        .forEach(link -> states.merge(link.stateAt(now).name(), 1L, Long::sum));
    if (batch.done < batch.total) {
      states.put(PENDING, (long) batch.total - batch.done);
    }
    List<WelcomeBatchReport.Failure> failures =
        rows.createQuery(
                "select f from BatchFailureEntity f where f.batchId = :batch order by f.userId",
                BatchFailureEntity.class)
            .setParameter("batch", batch.id)
            .getResultStream()
            .map(f -> new WelcomeBatchReport.Failure(f.userId, f.reason))
            .toList();
    return new WelcomeBatchReport(
        batch.id, Instant.ofEpochMilli(batch.queuedAt).toString(), batch.total, states, failures);
  }

  /** Removes the requests from before a moment. */
  public void tidy(Instant before) {
    rows.createQuery(
            "delete from BatchFailureEntity f where f.batchId in"
                + " (select b.id from BatchEntity b where b.queuedAt < :before)")
        .setParameter("before", before.toEpochMilli())
        .executeUpdate();
    rows.createQuery("delete from BatchEntity b where b.queuedAt < :before")
        .setParameter("before", before.toEpochMilli())
        .executeUpdate();
  }
}
