package dk.adgang.admin.history;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The events about one employee as Keycloak stores them: one statement reads each table. */
record StoredEvents(KeycloakSession session, RealmModel realm, String employee) {

  private static final String OLDER =
      " and (e.time < :time or (e.time = :time and e.id < :id)) order by e.time desc, e.id desc";

  private static final String OF_USERS =
      "select e.id, e.time, e.type, e.error, e.detailsJsonLongValue, e.detailsJson"
          + " from EventEntity e where e.realmId = :realm and e.userId = :user"
          + " and e.type not in :silent"
          + OLDER;

  /** The beginning of a path is compared as it is: an id of a directory may hold wildcards. */
  private static final String OF_ADMINISTRATORS =
      "select e.id, e.time, e.operationType, e.resourcePath, e.authRealmId, e.authUserId,"
          + " e.detailsJson from AdminEventEntity e where e.realmId = :realm and e.error is null"
          + " and (e.resourcePath in :paths or substring(e.resourcePath, 1, :length) = :below)"
          + " and e.resourcePath <> :question"
          + OLDER;

  /** An event of the employee. */
  record OfUser(String id, long time, String type, String error, String details) {}

  /** An event of somebody about the employee. */
  record OfAdministrator(
      String id,
      long time,
      String operation,
      String path,
      String byRealm,
      String by,
      String details) {}

  List<OfUser> ofUsers(EventCursor before, int max) {
    return rows()
        .createQuery(OF_USERS, Object[].class)
        .setParameter("realm", realm.getId())
        .setParameter("user", employee)
        .setParameter("silent", UserEventRule.SILENT)
        .setParameter("time", before.time())
        .setParameter("id", before.id())
        .setMaxResults(max)
        .getResultStream()
        .map(
            row ->
                new OfUser(
                    (String) row[0],
                    (Long) row[1],
                    (String) row[2],
                    (String) row[3],
                    // Long values have a column of their own since Keycloak 23.
                    (String) Objects.requireNonNullElse(row[4], row[5] == null ? "" : row[5])))
        .toList();
  }

  List<OfAdministrator> ofAdministrators(EventCursor before, int max) {
    String below = AdminEventRule.account(employee) + "/";
    return rows()
        .createQuery(OF_ADMINISTRATORS, Object[].class)
        .setParameter("realm", realm.getId())
        .setParameter(
            "paths",
            Stream.concat(
                    Stream.of(AdminEventRule.account(employee)),
                    AdminEventRule.deeds(employee).stream())
                .toList())
        .setParameter("length", below.length())
        .setParameter("below", below)
        // A question to the owner may be another employer's.
        .setParameter("question", below + "join")
        .setParameter("time", before.time())
        .setParameter("id", before.id())
        .setMaxResults(max)
        .getResultStream()
        .map(
            row ->
                new OfAdministrator(
                    (String) row[0],
                    (Long) row[1],
                    (String) row[2],
                    (String) row[3],
                    (String) row[4],
                    (String) row[5],
                    (String) row[6]))
        .toList();
  }

  private EntityManager rows() {
    return session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }
}
