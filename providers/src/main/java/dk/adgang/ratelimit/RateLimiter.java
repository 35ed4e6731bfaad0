package dk.adgang.ratelimit;

import dk.adgang.RealmHmac;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Counts in the database, so that a limit holds under parallel requests, on every node and over a
 * restart.
 *
 * <p>Uses are written first and counted afterwards, in another transaction: two statements, and
 * nobody waits for anybody while there is enough for all. Of several requests at the same moment,
 * the one that counts last sees the uses of all that were let through, so that they can never be
 * more than the limit. A request that finds too many waits for its turn, counts again, and takes
 * its uses back where there are still too many: so the last place goes to one of those that wanted
 * it, and not to none.
 */
public final class RateLimiter {

  /** Longer than any limit's stretch. */
  static final Duration KEPT = Duration.ofDays(2);

  private final EntityManager rows;

  private RateLimiter(KeycloakSession session) {
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
   * What came of taking.
   *
   * @param ticket names what was taken, for {@link AttemptTickets}; null when nothing was
   * @param exhausted the budget that has to be waited for longest; null when all had something
   */
  public record Taken(String ticket, Exhausted exhausted) {}

  /**
   * Takes one out of each of these budgets, or nothing out of any. What was taken stays taken,
   * whatever becomes of the caller's transaction: it is counted before it is done.
   *
   * @return the budget that has to be waited for longest; empty when all had something
   */
  public static Optional<Exhausted> take(
      KeycloakSession session, RealmModel realm, List<Budget> budgets) {
    return Optional.ofNullable(takeTicket(session, realm, budgets, 0).exhausted());
  }

  /**
   * Like {@link #take}, for something that is tried afterwards: a code that is typed.
   *
   * @param tries how many tries what was taken bears
   */
  public static Taken takeTicket(
      KeycloakSession session, RealmModel realm, List<Budget> budgets, int tries) {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    List<String> hashes = hashes(session, realm, budgets);
    List<String> ids = hashes.stream().map(hash -> UUID.randomUUID().toString()).toList();
    Instant now = now();
    KeycloakModelUtils.runJobInTransaction(
        factory, own -> new RateLimiter(own).write(ids, hashes, now, tries));
    boolean enough =
        KeycloakModelUtils.runJobInTransactionWithResult(
            factory, own -> new RateLimiter(own).exceeded(budgets, hashes, now, 0).isEmpty());
    Optional<Exhausted> exhausted =
        enough
            ? Optional.empty()
            : KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                own -> {
                  RowLocks.take(own, hashes);
                  return new RateLimiter(own).takeBack(budgets, ids, hashes, now);
                });
    return new Taken(exhausted.isEmpty() ? ids.get(0) : null, exhausted.orElse(null));
  }

  /** Says what {@link #take} would say now, and takes nothing. */
  public static Optional<Exhausted> look(
      KeycloakSession session, RealmModel realm, List<Budget> budgets) {
    RateLimiter counted = new RateLimiter(session);
    List<String> hashes = hashes(session, realm, budgets);
    Instant now = now();
    return counted.longest(counted.exceeded(budgets, hashes, now, 1), budgets, hashes, now);
  }

  /** Removes what no longer counts, in every realm. */
  static void tidy(KeycloakSession session) {
    new RateLimiter(session)
        .rows
        .createQuery("delete from UseEntity u where u.usedAt < :before")
        .setParameter("before", now().minus(KEPT).toEpochMilli())
        .executeUpdate();
  }

  /** One statement, however many budgets. The first use is the one that can be tried. */
  private void write(List<String> ids, List<String> hashes, Instant now, int tries) {
    String values =
        IntStream.range(0, ids.size())
            .mapToObj(i -> "(:id%d, :budget%d, :at, %s)".formatted(i, i, i == 0 ? ":tries" : "0"))
            .collect(Collectors.joining(", "));
    Query insert =
        rows.createQuery("insert into UseEntity (id, budget, usedAt, tries) values " + values)
            .setParameter("at", now.toEpochMilli())
            .setParameter("tries", tries);
    for (int i = 0; i < ids.size(); i++) {
      insert.setParameter("id" + i, ids.get(i)).setParameter("budget" + i, hashes.get(i));
    }
    insert.executeUpdate();
  }

  /**
   * Which budgets do not hold. One statement, however many budgets and limits.
   *
   * @param more how many uses to count on top of those that are written
   * @return the places in the list
   */
  private List<Integer> exceeded(
      List<Budget> budgets, List<String> hashes, Instant now, long more) {
    List<Duration> stretches =
        budgets.stream()
            .flatMap(budget -> budget.limits().stream())
            .map(Limit::per)
            .distinct()
            .sorted()
            .toList();
    if (stretches.isEmpty()) {
      return List.of();
    }
    Map<String, Map<Duration, Long>> used = used(hashes, stretches, now);
    return IntStream.range(0, budgets.size())
        .filter(
            i ->
                !budgets
                    .get(i)
                    .holds(
                        per ->
                            more
                                + used.getOrDefault(hashes.get(i), Map.of()).getOrDefault(per, 0L)))
        .boxed()
        .toList();
  }

  /** How many uses there were of each budget, within each stretch of time. */
  private Map<String, Map<Duration, Long>> used(
      List<String> hashes, List<Duration> stretches, Instant now) {
    String counts =
        IntStream.range(0, stretches.size())
            .mapToObj(i -> "sum(case when u.usedAt > :since%d then 1 else 0 end)".formatted(i))
            .collect(Collectors.joining(", "));
    int longest = stretches.size() - 1;
    TypedQuery<Object[]> query =
        rows.createQuery(
                ("select u.budget, %s from UseEntity u where u.budget in :budgets"
                        + " and u.usedAt > :since%d group by u.budget")
                    .formatted(counts, longest),
                Object[].class)
            .setParameter("budgets", hashes);
    for (int i = 0; i < stretches.size(); i++) {
      query.setParameter("since" + i, now.minus(stretches.get(i)).toEpochMilli());
    }
    Map<String, Map<Duration, Long>> used = new HashMap<>();
    for (Object[] row : query.getResultList()) {
      Map<Duration, Long> within = new HashMap<>();
      for (int i = 0; i < stretches.size(); i++) {
        within.put(stretches.get(i), ((Number) row[i + 1]).longValue());
      }
      used.put((String) row[0], within);
    }
    return used;
  }

  /**
   * Looks again, now that nobody else decides about the same, and takes the uses back if need be.
   */
  private Optional<Exhausted> takeBack(
      List<Budget> budgets, List<String> ids, List<String> hashes, Instant now) {
    List<Integer> exceeded = exceeded(budgets, hashes, now, 0);
    if (exceeded.isEmpty()) {
      return Optional.empty();
    }
    rows.createQuery("delete from UseEntity u where u.id in :ids")
        .setParameter("ids", ids)
        .executeUpdate();
    return longest(exceeded, budgets, hashes, now);
  }

  /** Which of the exceeded budgets has to be waited for longest. */
  private Optional<Exhausted> longest(
      List<Integer> exceeded, List<Budget> budgets, List<String> hashes, Instant now) {
    return exceeded.stream()
        .map(i -> new Exhausted(budgets.get(i).name(), pause(budgets.get(i), hashes.get(i), now)))
        .max(Comparator.comparing(Exhausted::pause));
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

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }

  /** Keyed, so that a copy of the database does not tell whose e-mail or number it was. */
  private static List<String> hashes(
      KeycloakSession session, RealmModel realm, List<Budget> budgets) {
    RealmHmac keyed = RealmHmac.of(session, realm);
    return budgets.stream()
        .map(budget -> keyed.hex(realm.getId() + ":" + budget.name() + ":" + budget.of()))
        .toList();
  }
}
