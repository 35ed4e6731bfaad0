package dk.adgang.budget;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Counts in the database, so that a limit holds under parallel requests, on every node and over a
 * restart.
 */
public final class Budgets {

  private static final String HMAC = "HmacSHA256";

  /** Longer than any limit's stretch. */
  static final Duration KEPT = Duration.ofDays(2);

  private final EntityManager rows;

  private Budgets(KeycloakSession session) {
    this.rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /**
   * A budget that is used up.
   *
   * @param budget its name
   * @param pause how long until there is something in it again
   */
  public record Exhausted(String budget, Duration pause) {}

  /**
   * Takes one out of each of these budgets, or nothing out of any. What was taken stays taken,
   * whatever becomes of the caller's transaction: it is counted before it is done.
   *
   * @return the budget that has to be waited for longest; empty when all had something
   */
  public static Optional<Exhausted> take(
      KeycloakSession session, RealmModel realm, List<Budget> budgets) {
    List<String> hashes = hashes(session, realm, budgets);
    long now = Time.currentTimeMillis();
    return KeycloakModelUtils.runJobInTransactionWithResult(
        session.getKeycloakSessionFactory(),
        own -> {
          Turns.take(own, hashes);
          Budgets counted = new Budgets(own);
          Optional<Exhausted> exhausted = counted.exhausted(budgets, hashes, now);
          if (exhausted.isEmpty()) {
            hashes.forEach(hash -> counted.use(hash, now));
          }
          return exhausted;
        });
  }

  /** Says what {@link #take} would say now, and takes nothing. */
  public static Optional<Exhausted> look(
      KeycloakSession session, RealmModel realm, List<Budget> budgets) {
    return new Budgets(session)
        .exhausted(budgets, hashes(session, realm, budgets), Time.currentTimeMillis());
  }

  /** Removes what no longer counts, in every realm. */
  static void tidy(KeycloakSession session) {
    new Budgets(session)
        .rows
        .createQuery("delete from UseEntity u where u.usedAt < :before")
        .setParameter("before", Time.currentTimeMillis() - KEPT.toMillis())
        .executeUpdate();
  }

  private Optional<Exhausted> exhausted(List<Budget> budgets, List<String> hashes, long now) {
    Exhausted longest = null;
    for (int i = 0; i < budgets.size(); i++) {
      Duration pause = pause(budgets.get(i), hashes.get(i), Instant.ofEpochMilli(now));
      if (!pause.isZero() && (longest == null || pause.compareTo(longest.pause()) > 0)) {
        longest = new Exhausted(budgets.get(i).name(), pause);
      }
    }
    return Optional.ofNullable(longest);
  }

  private Duration pause(Budget budget, String hash, Instant now) {
    return budget.limits().stream()
        .map(limit -> limit.pause(back(hash, limit.most()), now))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** When the use was that is so many back; the newest one is 1 back. */
  private Optional<Instant> back(String hash, int many) {
    if (many == 0) {
      return Optional.empty();
    }
    return rows.createQuery(
            "select u.usedAt from UseEntity u where u.budget = :budget order by u.usedAt desc",
            Long.class)
        .setParameter("budget", hash)
        .setFirstResult(many - 1)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(Instant::ofEpochMilli);
  }

  private void use(String hash, long now) {
    UseEntity use = new UseEntity();
    use.id = UUID.randomUUID().toString();
    use.budget = hash;
    use.usedAt = now;
    rows.persist(use);
  }

  /** Keyed, so that a copy of the database does not tell whose e-mail or number it was. */
  private static List<String> hashes(
      KeycloakSession session, RealmModel realm, List<Budget> budgets) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.HS512).getSecretKey());
      return budgets.stream()
          .map(budget -> realm.getId() + ":" + budget.name() + ":" + budget.of())
          .map(text -> HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))))
          .toList();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + HMAC, e);
    }
  }
}
