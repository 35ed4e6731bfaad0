package dk.adgang.admin.history;

import dk.adgang.common.DisplayText;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The people and programs that did something with an employee, as a reader may know them. A manager
 * learns the names of colleagues at the own employers alone: another name could tell who else
 * employs the employee.
 */
final class Actors {

  private static final String FOUND =
      "select u.id, u.firstName, u.lastName, u.serviceAccountClientLink from UserEntity u"
          + " where u.realmId = :realm and u.id in :ids";

  private static final String KNOWN =
      " and (u.serviceAccountClientLink is not null"
          + " or exists (select 1 from UserGroupMembershipEntity m, OrganizationEntity o"
          + " where m.user = u and m.groupId = o.groupId and o.id in :employers))";

  private final Map<String, Actor> found;

  private Actors(Map<String, Actor> found) {
    this.found = found;
  }

  /**
   * Somebody who did something.
   *
   * @param name null for a program
   */
  record Actor(String name) {}

  /**
   * Reads them by one statement.
   *
   * @param known the ids of the employers that the reader may know; empty for all
   */
  static Actors of(
      KeycloakSession session, RealmModel realm, Set<String> ids, Optional<Set<String>> known) {
    if (ids.isEmpty() || known.filter(Set::isEmpty).isPresent()) {
      return new Actors(Map.of());
    }
    EntityManager rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    TypedQuery<Object[]> query =
        rows.createQuery(known.isPresent() ? FOUND + KNOWN : FOUND, Object[].class)
            .setParameter("realm", realm.getId())
            .setParameter("ids", List.copyOf(ids));
    known.ifPresent(employers -> query.setParameter("employers", List.copyOf(employers)));
    Map<String, Actor> found = new HashMap<>();
    for (Object[] row : query.getResultList()) {
      if (row[3] != null) {
        found.put((String) row[0], new Actor(null));
      } else {
        String name = name((String) row[1], (String) row[2]);
        if (!name.isEmpty()) {
          found.put((String) row[0], new Actor(name));
        }
      }
    }
    return new Actors(found);
  }

  private static String name(String first, String last) {
    return Stream.of(first, last)
        .map(DisplayText::line)
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** Finds one; empty for somebody whom the reader does not learn of. */
  Optional<Actor> of(String id) {
    return Optional.ofNullable(id).map(found::get);
  }
}
