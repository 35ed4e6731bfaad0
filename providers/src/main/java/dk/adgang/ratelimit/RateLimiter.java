package dk.adgang.ratelimit;

import dk.adgang.common.RealmHmac;
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
 * its uses back where there are still too many: so one of those requests gets the last place,
 * rather than none.
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
   * The outcome of taking.
   *
   * @param ticket the id of the use that was taken, for {@link AttemptTickets}; null when none was
   * @param exhausted the budget that has to be waited for longest; null when all had something
   */
  public record Taken(String ticket, Exhausted exhausted) {}

  /**
   * Takes one out of each of these budgets, or nothing out of any. A use that was taken stays
   * taken, also when the caller's transaction is rolled back: it is counted before the thing is
   * done.
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
   * @param tries how many tries the ticket allows
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

  /** Returns the answer that {@link #take} would give now, without taking anything. */
  public static Optional<Exhausted> look(
      KeycloakSession session, RealmModel realm, List<Budget> budgets) {
    RateLimiter counted = new RateLimiter(session);
    List<String> hashes = hashes(session, realm, budgets);
    Instant now = now();
    return counted.longest(counted.exceeded(budgets, hashes, now, 1), budgets, hashes, now);
  }

  /**
   * Returns how many uses there were, for a page that shows it.
   *
   * @param budget the first of its limits says within what time
   */
  public static long used(KeycloakSession session, RealmModel realm, Budget budget) {
    Duration per = budget.limits().get(0).per();
    return new RateLimiter(session)
        .used(hashes(session, realm, List.of(budget)), List.of(per), now()).values().stream()
            .mapToLong(within -> within.getOrDefault(per, 0L))
            .sum();
  }

  /** Removes uses that no longer count, in every realm. */
  static void tidy(KeycloakSession session) {
    new RateLimiter(session)
        .rows
        .createQuery("delete from UseEntity u where u.usedAt < :before")
        .setParameter("before", now().minus(KEPT).toEpochMilli())
        .executeUpdate();
  }

  /** Writes the uses of all budgets in one statement. The first use carries the tries. */
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
   * Returns the budgets that do not hold. It is one statement for any number of budgets and limits.
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
   * Looks again, now that nobody else decides about the same budgets, and takes the uses back if
   * need be.
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

  /** Returns the exceeded budget with the longest wait. */
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

  /** Returns the moment of the use that is so many back; the newest one is 1 back. */
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

  /**
   * The hashes are keyed, so that a copy of the database does not tell whose e-mail or number it
   * was.
   */
  private static List<String> hashes(
      KeycloakSession session, RealmModel realm, List<Budget> budgets) {
    RealmHmac keyed = RealmHmac.of(session, realm);
    return budgets.stream()
        .map(budget -> keyed.hex(realm.getId() + ":" + budget.name() + ":" + budget.of()))
        .toList();
  }
}
