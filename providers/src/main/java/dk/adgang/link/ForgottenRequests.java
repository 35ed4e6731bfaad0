package dk.adgang.link;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Counts requests for forgotten passwords, of accounts that exist and of others alike, on every
 * node.
 */
final class ForgottenRequests {

  private static final String HMAC = "HmacSHA256";

  private final KeycloakSession session;
  private final EntityManager rows;

  ForgottenRequests(KeycloakSession session) {
    this.session = session;
    this.rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /**
   * Counts one request.
   *
   * @param typed what was typed as user name or e-mail
   * @param address the network address it came from
   * @return whether it may be answered with a mail
   */
  boolean count(RealmModel realm, String typed, String address) {
    long now = Time.currentTimeMillis();
    long since = now - ForgottenLimits.HOUR.toMillis();
    ForgottenEntity row = new ForgottenEntity();
    row.id = UUID.randomUUID().toString();
    row.realmId = realm.getId();
    row.account = hash(realm, "account", typed.strip().toLowerCase(Locale.ROOT));
    row.address = hash(realm, "address", address);
    row.askedAt = now;
    List<Instant> account =
        rows
            .createQuery(
                "select f.askedAt from ForgottenEntity f where f.account = :account"
                    + " and f.answered = true and f.askedAt > :since",
                Long.class)
            .setParameter("account", row.account)
            .setParameter("since", since)
            .getResultList()
            .stream()
            .map(Instant::ofEpochMilli)
            .toList();
    long fromAddress =
        rows.createQuery(
                "select count(f) from ForgottenEntity f where f.address = :address"
                    + " and f.askedAt > :since",
                Long.class)
            .setParameter("address", row.address)
            .setParameter("since", since)
            .getSingleResult();
    row.answered = ForgottenLimits.allow(account, fromAddress, Instant.ofEpochMilli(now));
    rows.persist(row);
    rows.flush();
    return row.answered;
  }

  /** Removes what no longer counts, in every realm. */
  void tidy() {
    rows.createQuery("delete from ForgottenEntity f where f.askedAt < :before")
        .setParameter("before", Time.currentTimeMillis() - ForgottenLimits.HOUR.toMillis())
        .executeUpdate();
  }

  private String hash(RealmModel realm, String what, String text) {
    try {
      SecretKey key =
          session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.HS512).getSecretKey();
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      String bound = realm.getId() + ":" + what + ":" + text;
      return HexFormat.of().formatHex(mac.doFinal(bound.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + HMAC, e);
    }
  }
}
