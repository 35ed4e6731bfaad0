package dk.adgang.memory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableList;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;

/**
 * The facts that are remembered about one employee, in a table of our own. The employee's record
 * belongs to others: an HR system that writes it erases attributes that it does not know, and a
 * read-only directory takes none.
 *
 * <p>Facts that were read are kept with Keycloak's cached user, so that a warm login asks nothing
 * of the database, and are forgotten with that user, on every node.
 */
public final class EmployeeMemory {

  private static final String KEPT = "adgang.memory";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel employee;

  public EmployeeMemory(KeycloakSession session, RealmModel realm, UserModel employee) {
    this.session = session;
    this.realm = realm;
    this.employee = employee;
  }

  /** The texts that are remembered, in no order; empty when there are none. */
  public List<String> of(Fact fact) {
    return all().getOrDefault(fact.id(), List.of());
  }

  /**
   * Remembers these texts, in place of those that were remembered before.
   *
   * @param texts of at most 1024 characters each; an empty list forgets the fact
   */
  public void keep(Fact fact, List<String> texts) {
    EntityManager rows = rows();
    rows.createQuery(
            "delete from MemoryEntity m"
                + " where m.userId = :user and m.realmId = :realm and m.name = :name")
        .setParameter("user", employee.getId())
        .setParameter("realm", realm.getId())
        .setParameter("name", fact.id())
        .executeUpdate();
    for (String text : texts) {
      rows.persist(
          new MemoryEntity(
              UUID.randomUUID().toString(), realm.getId(), employee.getId(), fact.id(), text));
    }
    // Keycloak itself evicts a user that this request has already changed; such a user is not
    // cached.
    if (employee instanceof CachedUserModel cached) {
      cached.invalidate();
    }
  }

  /** All facts. A user that Keycloak loads anew after a change has no facts kept with it. */
  @SuppressWarnings("unchecked") // Keycloak's map has no types.
  private Map<String, List<String>> all() {
    if (!(employee instanceof CachedUserModel cached) || cached.isMarkedForEviction()) {
      return read();
    }
    Object kept = cached.getCachedWith().get(KEPT);
    if (kept == null) {
      kept = read();
      cached.getCachedWith().put(KEPT, kept);
    }
    return (Map<String, List<String>>) kept;
  }

  private Map<String, List<String>> read() {
    return rows()
        .createQuery(
            "select m from MemoryEntity m where m.userId = :user and m.realmId = :realm",
            MemoryEntity.class)
        .setParameter("user", employee.getId())
        .setParameter("realm", realm.getId())
        .getResultStream()
        .collect(groupingBy(row -> row.name, mapping(row -> row.text, toUnmodifiableList())));
  }

  /** Forgets an employee who was removed. */
  static void forget(KeycloakSession session, UserModel employee) {
    rows(session)
        .createQuery("delete from MemoryEntity m where m.userId = :user")
        .setParameter("user", employee.getId())
        .executeUpdate();
  }

  /** Forgets all employees of a realm that was removed. */
  static void forget(KeycloakSession session, RealmModel realm) {
    rows(session)
        .createQuery("delete from MemoryEntity m where m.realmId = :realm")
        .setParameter("realm", realm.getId())
        .executeUpdate();
  }

  private EntityManager rows() {
    return rows(session);
  }

  private static EntityManager rows(KeycloakSession session) {
    return session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }
}
