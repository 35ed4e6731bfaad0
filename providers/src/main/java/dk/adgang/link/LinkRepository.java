package dk.adgang.link;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The rows of the links. Each change of state is one statement that looks at the state it changes,
 * so that two requests or two nodes never both win.
 */
public final class LinkRepository {

  private static final List<LinkState> ALIVE =
      List.of(LinkState.QUEUED, LinkState.SENT, LinkState.OPENED);

  /** Why a link was retired: there is a newer one. */
  public static final String NEWER = "newer link";

  /** Why a link was retired: the employee created a password on another way. */
  public static final String HAS_PASSWORD = "employee has a password";

  /** Why a link was retired: it was for an address that the employee had before. */
  static final String MOVED = "address was changed";

  /** Why a link was retired: the employee cannot log in any more. */
  static final String DISABLED = "employee is gone or disabled";

  /** A queued link that has an end is on its way: its mail may be there before our note of it. */
  private static final List<LinkState> WORKING = ALIVE;

  private final EntityManager rows;

  public LinkRepository(KeycloakSession session) {
    this.rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /**
   * Retires every link of an employee that still works or is on its way, in the caller's
   * transaction.
   *
   * @param reason why, in a few words
   * @return those that were retired, as they were before
   */
  List<LinkEntity> retire(RealmModel realm, UserModel employee, String reason) {
    // The database says which these are: a row that was loaded before may have changed since.
    List<LinkEntity> older =
        rows.createQuery(
                "select l from LinkEntity l where l.realmId = :realm and l.userId = :user"
                    + " and l.state in :alive order by l.queuedAt desc, l.id",
                LinkEntity.class)
            .setParameter("realm", realm.getId())
            .setParameter("user", employee.getId())
            .setParameter("alive", ALIVE)
            .getResultList();
    if (!older.isEmpty()) {
      rows.createQuery(
              "update LinkEntity l set l.state = :retired, l.endedAt = :now, l.reason = :reason"
                  + " where l.realmId = :realm and l.userId = :user and l.state in :alive")
          .setParameter("retired", LinkState.RETIRED)
          .setParameter("now", now())
          .setParameter("reason", reason)
          .setParameter("realm", realm.getId())
          .setParameter("user", employee.getId())
          .setParameter("alive", ALIVE)
          .executeUpdate();
    }
    return older;
  }

  /**
   * Queues a link, in the caller's transaction.
   *
   * @param addressHash a keyed hash of the address that it is for
   */
  LinkEntity queue(RealmModel realm, UserModel employee, LinkOrder order, String addressHash) {
    LinkEntity link = new LinkEntity();
    link.id = UUID.randomUUID().toString();
    link.realmId = realm.getId();
    link.userId = employee.getId();
    link.purpose = order.purpose();
    link.state = LinkState.QUEUED;
    link.automatic = order.automatic();
    link.batchId = order.batchId();
    link.clientId = order.clientId();
    link.redirectUri = order.redirectUri();
    link.addressHash = addressHash;
    link.queuedAt = now();
    rows.persist(link);
    rows.flush();
    return link;
  }

  /** The mail is being written: the link works from now on, should it arrive. */
  public void expires(String id, Instant expiresAt) {
    rows.createQuery("update LinkEntity l set l.expiresAt = :expires where l.id = :id")
        .setParameter("expires", expiresAt.toEpochMilli())
        .setParameter("id", id)
        .executeUpdate();
  }

  /**
   * Notes what became of a try to mail the link. One that was retired meanwhile stays retired.
   *
   * @param state what it is now
   * @return whether the link was still waiting for it
   */
  public boolean tried(String id, LinkState state, int attempts, String reason) {
    boolean over = state == LinkState.FAILED || state == LinkState.RETIRED;
    return rows.createQuery(
                "update LinkEntity l set l.state = :state, l.attempts = :attempts, l.reason = :reason,"
                    + " l.sentAt = :sent, l.endedAt = :ended where l.id = :id and l.state = :queued")
            .setParameter("state", state)
            .setParameter("attempts", attempts)
            .setParameter("reason", reason)
            .setParameter("sent", state == LinkState.SENT ? (Long) now() : null)
            .setParameter("ended", over ? (Long) now() : null)
            .setParameter("id", id)
            .setParameter("queued", LinkState.QUEUED)
            .executeUpdate()
        == 1;
  }

  /** Notes why none of a realm's queued links is sent at the moment. */
  public void waiting(RealmModel realm, String reason) {
    rows.createQuery(
            "update LinkEntity l set l.reason = :reason where l.realmId = :realm"
                + " and l.state = :queued and (l.reason is null or l.reason <> :reason)")
        .setParameter("reason", reason)
        .setParameter("realm", realm.getId())
        .setParameter("queued", LinkState.QUEUED)
        .executeUpdate();
  }

  /** Notes that a link was opened; false when it was before. */
  public boolean opened(String id) {
    return rows.createQuery(
                "update LinkEntity l set l.state = :opened, l.openedAt = :now"
                    + " where l.id = :id and l.state = :sent and l.expiresAt > :now")
            .setParameter("opened", LinkState.OPENED)
            .setParameter("now", now())
            .setParameter("id", id)
            .setParameter("sent", LinkState.SENT)
            .executeUpdate()
        == 1;
  }

  /** Uses up a link. Of any number of requests at the same moment one at most gets true. */
  boolean use(String id) {
    return rows.createQuery(
                "update LinkEntity l set l.state = :used, l.endedAt = :now"
                    + " where l.id = :id and l.state in :working and l.expiresAt > :now")
            .setParameter("used", LinkState.USED)
            .setParameter("now", now())
            .setParameter("id", id)
            .setParameter("working", WORKING)
            .executeUpdate()
        == 1;
  }

  /** A link works again whose password was not stored, unless there is a newer one. */
  void giveBack(LinkEntity link) {
    boolean newest =
        rows.createQuery(
                    "select count(l) from LinkEntity l where l.realmId = :realm"
                        + " and l.userId = :user and l.queuedAt > :queued",
                    Long.class)
                .setParameter("realm", link.realmId)
                .setParameter("user", link.userId)
                .setParameter("queued", link.queuedAt)
                .getSingleResult()
            == 0;
    rows.createQuery(
            "update LinkEntity l set l.state = :state, l.endedAt = :ended, l.reason = :reason"
                + " where l.id = :id and l.state = :used")
        .setParameter("state", newest ? LinkState.OPENED : LinkState.RETIRED)
        .setParameter("ended", newest ? null : (Long) now())
        .setParameter("reason", newest ? null : NEWER)
        .setParameter("id", link.id)
        .setParameter("used", LinkState.USED)
        .executeUpdate();
  }

  public Optional<LinkEntity> find(RealmModel realm, String id) {
    return rows.createQuery(
            "select l from LinkEntity l where l.id = :id and l.realmId = :realm", LinkEntity.class)
        .setParameter("id", id)
        .setParameter("realm", realm.getId())
        .getResultStream()
        .findFirst();
  }

  /** All links of an employee, newest first. */
  List<LinkEntity> of(RealmModel realm, UserModel employee) {
    return rows.createQuery(
            "select l from LinkEntity l where l.realmId = :realm and l.userId = :user"
                + " order by l.queuedAt desc, l.id",
            LinkEntity.class)
        .setParameter("realm", realm.getId())
        .setParameter("user", employee.getId())
        .getResultList();
  }

  /** Whether the employee whose link it is has been sent none since. */
  boolean isNewest(RealmModel realm, LinkEntity link) {
    return rows.createQuery(
                "select count(l) from LinkEntity l where l.realmId = :realm and l.userId = :user"
                    + " and l.id <> :id and l.queuedAt >= :queued",
                Long.class)
            .setParameter("realm", realm.getId())
            .setParameter("user", link.userId)
            .setParameter("id", link.id)
            .setParameter("queued", link.queuedAt)
            .getSingleResult()
        == 0;
  }

  /** Removes links that were over before a moment. */
  void tidy(Instant before) {
    rows.createQuery(
            "delete from LinkEntity l where l.endedAt < :before"
                + " or (l.endedAt is null and l.expiresAt < :before)")
        .setParameter("before", before.toEpochMilli())
        .executeUpdate();
  }

  void forget(UserModel employee) {
    rows.createQuery("delete from LinkEntity l where l.userId = :user")
        .setParameter("user", employee.getId())
        .executeUpdate();
  }

  void forget(RealmModel realm) {
    rows.createQuery("delete from LinkEntity l where l.realmId = :realm")
        .setParameter("realm", realm.getId())
        .executeUpdate();
  }

  private static long now() {
    return Time.currentTimeMillis();
  }
}
