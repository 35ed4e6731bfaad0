package dk.adgang.admin.imports;

import dk.adgang.admin.imports.ImportRowEntity.State;
import jakarta.persistence.EntityManager;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The rows of the imports. */
final class Imports {

  /** How many addresses one statement looks for. */
  private static final int AT_A_TIME = 1_000;

  private static final String IMPORT = "import";

  private final EntityManager rows;

  Imports(KeycloakSession session) {
    this.rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /** Stores a file, which is only looked at so far. */
  void store(ImportEntity file, List<ImportRow> right, List<ImportProblem> problems) {
    file.id = UUID.randomUUID().toString();
    file.sentAt = Time.currentTimeMillis();
    rows.persist(file);
    for (ImportRow row : right) {
      ImportRowEntity stored = row(file, row.line(), State.PENDING);
      stored.firstName = row.cell(ImportColumn.FIRST_NAME);
      stored.lastName = row.cell(ImportColumn.LAST_NAME);
      stored.email = row.cell(ImportColumn.EMAIL);
      stored.title = row.cell(ImportColumn.TITLE);
      stored.language = row.cell(ImportColumn.LANGUAGE);
      stored.phone = row.cell(ImportColumn.PHONE);
      rows.persist(stored);
    }
    for (ImportProblem problem : problems) {
      ImportRowEntity stored = row(file, problem.line(), State.FAILED);
      stored.email = "";
      stored.field = problem.column();
      stored.code = problem.code().name();
      stored.reason = problem.about();
      rows.persist(stored);
    }
  }

  private static ImportRowEntity row(ImportEntity file, long line, State state) {
    ImportRowEntity row = new ImportRowEntity();
    row.id = UUID.randomUUID().toString();
    row.importId = file.id;
    row.line = line;
    row.state = state.name();
    return row;
  }

  Optional<ImportEntity> find(RealmModel realm, String id) {
    return Optional.ofNullable(rows.find(ImportEntity.class, id))
        .filter(file -> file.realmId.equals(realm.getId()));
  }

  /** Has a file created; false where that was said before. */
  boolean start(String id) {
    return rows.createQuery(
                "update ImportEntity i set i.startedAt = :now where i.id = :import"
                    + " and i.startedAt = 0")
            .setParameter("now", Time.currentTimeMillis())
            .setParameter(IMPORT, id)
            .executeUpdate()
        == 1;
  }

  /** How many rows there are in each state. */
  Map<State, Long> counts(String id) {
    Map<State, Long> counts = new EnumMap<>(State.class);
    rows.createQuery(
            "select r.state, count(r) from ImportRowEntity r where r.importId = :import"
                + " group by r.state",
            Object[].class)
        .setParameter(IMPORT, id)
        .getResultList()
        .forEach(row -> counts.put(State.valueOf((String) row[0]), (Long) row[1]));
    return counts;
  }

  /** The first rows in a state, in the order of the file. */
  List<ImportRowEntity> first(String id, State state, int most) {
    return rows.createQuery(
            "select r from ImportRowEntity r where r.importId = :import and r.state = :state"
                + " order by r.line",
            ImportRowEntity.class)
        .setParameter(IMPORT, id)
        .setParameter("state", state.name())
        .setMaxResults(most)
        .getResultList();
  }

  /** The files that somebody has had created lately, newest first. */
  List<ImportEntity> begun(RealmModel realm, String sender, int most) {
    return rows.createQuery(
            "select i from ImportEntity i where i.realmId = :realm and i.senderId = :sender"
                + " and i.startedAt > 0 order by i.startedAt desc",
            ImportEntity.class)
        .setParameter("realm", realm.getId())
        .setParameter("sender", sender)
        .setMaxResults(most)
        .getResultList();
  }

  /** The ids of imports that were begun and have something to do, oldest first. */
  List<String> unfinished() {
    return rows.createQuery(
            "select i.id from ImportEntity i where i.startedAt > 0 and exists"
                + " (select 1 from ImportRowEntity r where r.importId = i.id"
                + " and r.state = 'PENDING') order by i.startedAt",
            String.class)
        .getResultList();
  }

  ImportEntity file(String id) {
    return rows.find(ImportEntity.class, id);
  }

  ImportRowEntity row(String id) {
    return rows.find(ImportRowEntity.class, id);
  }

  /** Takes a row to create it. Of two nodes one at most gets true. */
  boolean take(String row, State to) {
    return rows.createQuery(
                "update ImportRowEntity r set r.state = :to, r.phone = null where r.id = :row"
                    + " and r.state = 'PENDING'")
            .setParameter("to", to.name())
            .setParameter("row", row)
            .executeUpdate()
        == 1;
  }

  /** Notes why a row created nobody. */
  void failed(String row, String field, String reason) {
    if (take(row, State.FAILED)) {
      rows.createQuery(
              "update ImportRowEntity r set r.field = :field, r.code = :code, r.reason = :reason"
                  + " where r.id = :row")
          .setParameter("code", ImportProblem.Kind.REFUSED.name())
          .setParameter("field", field)
          .setParameter("reason", reason)
          .setParameter("row", row)
          .executeUpdate();
    }
  }

  /** Which of these addresses have an account, by name or address. */
  Set<String> taken(RealmModel realm, List<String> addresses) {
    Set<String> taken = new HashSet<>();
    for (int from = 0; from < addresses.size(); from += AT_A_TIME) {
      List<String> some = addresses.subList(from, Math.min(addresses.size(), from + AT_A_TIME));
      for (String field : List.of("email", "username")) {
        taken.addAll(
            rows.createQuery(
                    "select u.%1$s from UserEntity u where u.realmId = :realm and u.%1$s in :some"
                        .formatted(field),
                    String.class)
                .setParameter("realm", realm.getId())
                .setParameter("some", some)
                .getResultList());
      }
    }
    return taken;
  }

  /** Which of these addresses are of members of an employer, by name or address. */
  Set<String> members(String employer, List<String> addresses) {
    Set<String> members = new HashSet<>();
    for (int from = 0; from < addresses.size(); from += AT_A_TIME) {
      List<String> some = addresses.subList(from, Math.min(addresses.size(), from + AT_A_TIME));
      for (String field : List.of("email", "username")) {
        members.addAll(
            rows.createQuery(
                    ("select u.%1$s from UserEntity u, UserGroupMembershipEntity m,"
                            + " OrganizationEntity o where m.user = u and m.groupId = o.groupId"
                            + " and o.id = :employer and u.%1$s in :some")
                        .formatted(field),
                    String.class)
                .setParameter("employer", employer)
                .setParameter("some", some)
                .getResultList());
      }
    }
    return members;
  }

  /** Removes the files from before a moment, and those before another one that nobody began. */
  void tidy(long before, long notBegunBefore) {
    String old =
        "(select i.id from ImportEntity i where i.sentAt < :before"
            + " or (i.startedAt = 0 and i.sentAt < :notBegun))";
    rows.createQuery("delete from ImportRowEntity r where r.importId in " + old)
        .setParameter("before", before)
        .setParameter("notBegun", notBegunBefore)
        .executeUpdate();
    rows.createQuery(
            "delete from ImportEntity i where i.sentAt < :before"
                + " or (i.startedAt = 0 and i.sentAt < :notBegun)")
        .setParameter("before", before)
        .setParameter("notBegun", notBegunBefore)
        .executeUpdate();
  }

  /**
   * Removes the files of a sender that nobody began, so that they do not heap up.
   *
   * @return whether another one is still being worked off
   */
  boolean dropOthers(RealmModel realm, String sender) {
    rows.createQuery(
            "delete from ImportRowEntity r where r.importId in (select i.id from ImportEntity i"
                + " where i.realmId = :realm and i.senderId = :sender and i.startedAt = 0)")
        .setParameter("realm", realm.getId())
        .setParameter("sender", sender)
        .executeUpdate();
    rows.createQuery(
            "delete from ImportEntity i where i.realmId = :realm and i.senderId = :sender"
                + " and i.startedAt = 0")
        .setParameter("realm", realm.getId())
        .setParameter("sender", sender)
        .executeUpdate();
    return !rows.createQuery(
            "select i.id from ImportEntity i where i.realmId = :realm and i.senderId = :sender"
                + " and exists (select 1 from ImportRowEntity r where r.importId = i.id"
                + " and r.state = 'PENDING')",
            String.class)
        .setParameter("realm", realm.getId())
        .setParameter("sender", sender)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** Removes the files of a realm that is removed. */
  void forget(RealmModel realm) {
    rows.createQuery(
            "delete from ImportRowEntity r where r.importId in"
                + " (select i.id from ImportEntity i where i.realmId = :realm)")
        .setParameter("realm", realm.getId())
        .executeUpdate();
    rows.createQuery("delete from ImportEntity i where i.realmId = :realm")
        .setParameter("realm", realm.getId())
        .executeUpdate();
  }
}
