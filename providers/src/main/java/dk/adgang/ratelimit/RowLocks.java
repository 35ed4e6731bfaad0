package dk.adgang.ratelimit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;

/**
 * Lets one request at a time look at something and write what follows from it, on all nodes. There
 * is a fixed number of rows to hold, made with the table: no request has to make one, which two
 * could do at the same moment.
 */
public final class RowLocks {

  private static final int ROWS = 64;

  private RowLocks() {}

  /**
   * Waits until nobody else holds any of these, and holds them until the end of the transaction.
   * Keep that short: nobody outside, no mail server, no directory, no app, is asked meanwhile.
   *
   * @param names of what is looked at; some names share a row, which costs a wait and no more
   */
  public static void take(KeycloakSession session, List<String> names) {
    EntityManager rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    names.stream()
        .map(name -> Math.floorMod(name.hashCode(), ROWS))
        // In one order, or two requests could wait for each other.
        .sorted()
        .distinct()
        .forEach(row -> rows.find(TurnEntity.class, row, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * The same for all that is done with one employee. What is read of them from then on comes from
   * the database: what was kept in memory may have changed before it was this request's turn.
   */
  public static void take(KeycloakSession session, UserModel employee) {
    afresh(employee);
    take(session, List.of(employee.getId()));
  }

  /**
   * Has an employee read from the database from now on. That may ask a directory, so that it comes
   * before anything is held.
   */
  public static void afresh(UserModel employee) {
    if (employee instanceof CachedUserModel kept) {
      kept.invalidate();
    }
  }
}
