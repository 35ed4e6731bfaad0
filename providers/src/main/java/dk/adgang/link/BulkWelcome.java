package dk.adgang.link;

import dk.adgang.link.LinkService.Refused;
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

  /** The header that brings a caller's own name for a request. */
  public static final String KEY = "Idempotency-Key";

  private static final int LONGEST_KEY = 255;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final WelcomeBatches batches;

  public BulkWelcome(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.batches = new WelcomeBatches(session);
  }

  /**
   * Queues welcomes. Ids that mean nobody are reported later, and stop nothing.
   *
   * @param userIds each is counted once, however often it stands there
   * @param clientId as in {@link LinkService#welcome}
   * @param redirectUri as in {@link LinkService#welcome}
   * @param idempotencyKey the same key with the same request asks for nothing new; null for none
   * @return how far it has come
   * @throws Refused when the request as a whole makes no sense; nothing is queued then
   */
  public WelcomeBatchReport ask(
      List<String> userIds, String clientId, String redirectUri, String idempotencyKey)
      throws Refused {
    if (userIds.isEmpty() || userIds.size() > MOST) {
      throw new Refused("userIds", "Name 1 to " + MOST + " employees");
    }
    if (idempotencyKey != null && idempotencyKey.isBlank()) {
      throw new Refused(KEY, "It is empty: give a key, or leave the header out");
    }
    if (idempotencyKey != null && idempotencyKey.length() > LONGEST_KEY) {
      throw new Refused(KEY, "At most " + LONGEST_KEY + " characters");
    }
    new LinkService(session, realm).check(clientId, redirectUri);
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
      throw new Refused(KEY, "This key was used for another request");
    }
    return report(before.get());
  }

  /** Returns how far a request has come; empty when there is none of that id. */
  public Optional<WelcomeBatchReport> find(String id) {
    return batches.find(realm, id).map(this::report);
  }

  private WelcomeBatchReport report(BatchEntity batch) {
    return batches.report(batch, Instant.ofEpochMilli(Time.currentTimeMillis()));
  }
}
