package dk.adgang.sms;

import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The codes that were sent. What limits guessing and sending is in the database, so that it holds
 * on every node, under parallel requests and over a restart.
 */
final class SmsCodes {

  /** How long a code works. */
  static final Duration LIFETIME = Duration.ofMinutes(5);

  /** How many wrong codes one sent code bears. */
  static final int TRIES = 5;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeycloakSession session;
  private final EntityManager rows;

  SmsCodes(KeycloakSession session) {
    this.session = session;
    this.rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /** A new code, and the id of its row. */
  record Issued(String id, OneTimeCode code) {}

  /**
   * Makes a code for one employee, login and number. Codes sent earlier in this login stop working.
   */
  Issued issue(RealmModel realm, UserModel employee, String loginId, PhoneNumber number) {
    long now = Time.currentTimeMillis();
    rows.createQuery(
            "update SmsCodeEntity c set c.expiresAt = :now"
                + " where c.userId = :user and c.loginId = :login and c.expiresAt > :now")
        .setParameter("now", now)
        .setParameter("user", employee.getId())
        .setParameter("login", loginId)
        .executeUpdate();
    OneTimeCode code = OneTimeCode.random(RANDOM::nextInt);
    SmsCodeEntity row = new SmsCodeEntity();
    row.id = UUID.randomUUID().toString();
    row.realmId = realm.getId();
    row.userId = employee.getId();
    row.loginId = loginId;
    row.hash = code.hash(key(realm), bound(row.id, number));
    row.sentAt = now;
    row.expiresAt = now + LIFETIME.toMillis();
    rows.persist(row);
    rows.flush();
    return new Issued(row.id, code);
  }

  /** Whether the code of this row can still be used by its login. */
  boolean open(String id, String loginId) {
    return id != null
        && !rows.createQuery(
                "select c.id from SmsCodeEntity c where c.id = :id and c.loginId = :login"
                    + " and c.usedAt is null and c.expiresAt > :now and c.tries < :tries",
                String.class)
            .setParameter("id", id)
            .setParameter("login", loginId)
            .setParameter("now", Time.currentTimeMillis())
            .setParameter("tries", TRIES)
            .getResultList()
            .isEmpty();
  }

  /**
   * Uses up a code. Of any number of requests at the same moment one at most gets true: each
   * statement locks the row and looks at it anew. The try is counted before the code is looked at.
   *
   * @param id the row, from the login's own notes
   * @param typed what the employee typed
   */
  boolean use(RealmModel realm, String id, String loginId, PhoneNumber number, OneTimeCode typed) {
    long now = Time.currentTimeMillis();
    int counted =
        rows.createQuery(
                "update SmsCodeEntity c set c.tries = c.tries + 1 where c.id = :id and c.loginId = :login"
                    + " and c.usedAt is null and c.expiresAt > :now and c.tries < :tries")
            .setParameter("id", id)
            .setParameter("login", loginId)
            .setParameter("now", now)
            .setParameter("tries", TRIES)
            .executeUpdate();
    if (counted == 0) {
      return false;
    }
    String hash =
        rows.createQuery("select c.hash from SmsCodeEntity c where c.id = :id", String.class)
            .setParameter("id", id)
            .getSingleResult();
    if (!typed.matches(key(realm), bound(id, number), hash)) {
      return false;
    }
    return rows.createQuery(
                "update SmsCodeEntity c set c.usedAt = :now where c.id = :id and c.usedAt is null")
            .setParameter("now", now)
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  /** When codes were sent in this login, oldest first. */
  List<Instant> sentInLogin(UserModel employee, String loginId) {
    return instants(
        rows.createQuery(
                "select c.sentAt from SmsCodeEntity c where c.userId = :user and c.loginId = :login"
                    + " order by c.sentAt",
                Long.class)
            .setParameter("user", employee.getId())
            .setParameter("login", loginId)
            .getResultList());
  }

  /** When codes were sent to the employee since then, in any login, oldest first. */
  List<Instant> sentSince(UserModel employee, Instant since) {
    return instants(
        rows.createQuery(
                "select c.sentAt from SmsCodeEntity c where c.userId = :user and c.sentAt > :since"
                    + " order by c.sentAt",
                Long.class)
            .setParameter("user", employee.getId())
            .setParameter("since", since.toEpochMilli())
            .getResultList());
  }

  /** Removes rows that no longer limit anything. */
  void tidy(UserModel employee, Instant before) {
    rows.createQuery("delete from SmsCodeEntity c where c.userId = :user and c.sentAt < :before")
        .setParameter("user", employee.getId())
        .setParameter("before", before.toEpochMilli())
        .executeUpdate();
  }

  void forget(UserModel employee) {
    rows.createQuery("delete from SmsCodeEntity c where c.userId = :user")
        .setParameter("user", employee.getId())
        .executeUpdate();
  }

  private static List<Instant> instants(List<Long> millis) {
    return millis.stream().map(Instant::ofEpochMilli).toList();
  }

  /** The realm's own symmetric key: it never leaves the server, and every node has it. */
  private byte[] key(RealmModel realm) {
    return session
        .keys()
        .getActiveKey(realm, KeyUse.SIG, Algorithm.HS512)
        .getSecretKey()
        .getEncoded();
  }

  private static String bound(String id, PhoneNumber number) {
    return id + ":" + number.e164();
  }
}
