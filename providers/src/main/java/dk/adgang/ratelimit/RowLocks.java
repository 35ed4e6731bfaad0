package dk.adgang.ratelimit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;

/**
 * Lets one request at a time, on all nodes, read something and write the result. There is a fixed
 * number of rows to lock, made with the table, so that no two requests try to make the same row.
 */
public final class RowLocks {

  private static final int ROWS = 64;

  private RowLocks() {}

  /**
   * Waits until nobody else holds any of these, and holds them until the end of the transaction.
   * Keep that short, and ask no mail server, directory, app or other outside system meanwhile.
   *
   * @param names of what is looked at; some names share a row, which costs a wait and no more
   */
  public static void take(KeycloakSession session, List<String> names) {
    EntityManager rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    names.stream()
        .map(name -> Math.floorMod(name.hashCode(), ROWS))
        // The locks are taken in one order, or two requests could wait for each other.
        .sorted()
        .distinct()
        .forEach(row -> rows.find(TurnEntity.class, row, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * The same for all changes of one employee. From then on the employee is read from the database:
   * a copy in memory may be older than this request's turn.
   */
  public static void take(KeycloakSession session, UserModel employee) {
    afresh(employee);
    take(session, List.of(employee.getId()));
  }

  /**
   * Has an employee read from the database from now on. That may ask a directory, so it has to come
   * before any lock.
   */
  public static void afresh(UserModel employee) {
    if (employee instanceof CachedUserModel kept) {
      kept.invalidate();
    }
  }
}
