package dk.adgang.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The facts that are remembered about many employees, in one statement.
 *
 * @param texts by the id of the employee and the id of the fact
 */
public record Memories(Map<String, Map<String, List<String>>> texts) {

  /**
   * Reads them.
   *
   * @param employees their ids
   */
  public static Memories of(
      KeycloakSession session, RealmModel realm, Collection<String> employees) {
    Map<String, Map<String, List<String>>> texts = new HashMap<>();
    session
        .getProvider(JpaConnectionProvider.class)
        .getEntityManager()
        .createQuery(
            "select m from MemoryEntity m where m.userId in :users and m.realmId = :realm",
            MemoryEntity.class)
        .setParameter("users", employees)
        .setParameter("realm", realm.getId())
        .getResultStream()
        .forEach(
            row ->
                texts
                    .computeIfAbsent(row.userId, id -> new HashMap<>())
                    .computeIfAbsent(row.name, name -> new ArrayList<>())
                    .add(row.text));
    return new Memories(texts);
  }

  /** The texts that are remembered of an employee; empty when there are none. */
  public List<String> of(String employee, Fact fact) {
    return texts.getOrDefault(employee, Map.of()).getOrDefault(fact.id(), List.of());
  }
}
