package dk.adgang.link.welcome;

import dk.adgang.common.RefusedException;
import dk.adgang.common.RequestKey;
import dk.adgang.link.LinkOrderCheck;
import dk.adgang.link.LinkService;
import dk.adgang.ratelimit.RowLocks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Welcomes for many employees at once: accepted whole, worked off afterwards. */
public final class BulkWelcome {

  /** How many employees one request may name. */
  public static final int MOST = 10_000;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final WelcomeBatches batches;

  public BulkWelcome(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.batches = new WelcomeBatches(session);
  }

  /**
   * Queues welcomes. Unknown ids are reported later, and do not stop the others.
   *
   * @param userIds each one counts once, also when it is repeated
   * @param clientId as in {@link LinkService#welcome}
   * @param redirectUri as in {@link LinkService#welcome}
   * @param idempotencyKey a repeated request with the same key queues nothing new; null for none
   * @return how far it has come
   * @throws RefusedException when the request as a whole makes no sense; then nothing is queued
   */
  public WelcomeBatchReport ask(
      List<String> userIds, String clientId, String redirectUri, String idempotencyKey)
      throws RefusedException {
    if (userIds.isEmpty() || userIds.size() > MOST) {
      throw new RefusedException("userIds", "Name 1 to " + MOST + " employees");
    }
    RequestKey.check(idempotencyKey);
    new LinkOrderCheck(session, realm).of(clientId, redirectUri);
    List<String> each = userIds.stream().distinct().toList();
    if (idempotencyKey != null) {
      // Two requests with one key at the same moment: the second one finds the first one's row.
      RowLocks.take(session, List.of(realm.getId() + ":" + idempotencyKey));
    }
    Optional<BatchEntity> before =
        idempotencyKey == null ? Optional.empty() : batches.withKey(realm, idempotencyKey);
    if (before.isEmpty()) {
      return report(batches.queue(realm, idempotencyKey, each, clientId, redirectUri));
    }
    if (!before.get().request.equals(WelcomeBatches.requestHash(each, clientId, redirectUri))) {
      throw new RefusedException(RequestKey.HEADER, "This key was used for another request");
    }
    return report(before.get());
  }

  /** Returns how far a request has come; empty when no request has that id. */
  public Optional<WelcomeBatchReport> find(String id) {
    return batches.find(realm, id).map(this::report);
  }

  private WelcomeBatchReport report(BatchEntity batch) {
    return batches.report(batch, Instant.ofEpochMilli(Time.currentTimeMillis()));
  }
}
