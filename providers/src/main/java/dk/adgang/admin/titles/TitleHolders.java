package dk.adgang.admin.titles;

import dk.adgang.admin.access.Caller;
import dk.adgang.admin.access.EmployeeDeed;
import dk.adgang.policy.HeldTitles;
import dk.adgang.policy.PolicyReader;
import dk.adgang.policy.Title;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.keycloak.component.ComponentModel;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;
import org.keycloak.models.utils.UserModelDelegate;
import org.keycloak.storage.ReadOnlyException;

/**
 * The employees who have a title, changed many at a time: a realm may have ten thousand, and
 * Keycloak's own way would read and write each by itself.
 */
final class TitleHolders {

  private static final int AT_A_TIME = 1_000;

  /** A directory's own word for what may be changed, and the one for nothing. */
  private static final String EDIT_MODE = "editMode";

  private static final String READ_ONLY = "READ_ONLY";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final EntityManager rows;
  private final OrganizationModel employer;

  /**
   * Prepares a change.
   *
   * @param employer the employer whose employees are meant; null for all of the realm
   */
  TitleHolders(KeycloakSession session, RealmModel realm, OrganizationModel employer) {
    this.session = session;
    this.realm = realm;
    this.employer = employer;
    this.rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /**
   * A title of an employee, as it is stored.
   *
   * @param directory the id of the directory that the employee comes from; null for none
   * @param attribute the id of the row
   */
  record Holder(
      String id, String username, String email, String directory, String attribute, String title) {}

  /** Finds who has the title in a spelling other than the new one. */
  List<Holder> find(Title from, String to) {
    List<String> spellings =
        HeldTitles.of(session, realm).spellings(from).stream()
            .filter(text -> !text.equals(to))
            .toList();
    if (spellings.isEmpty()) {
      return List.of();
    }
    TypedQuery<Object[]> query =
        rows.createQuery(
                "select u.id, u.username, u.email, u.federationLink, a.id, a.value"
                    + " from UserAttributeEntity a join a.user u"
                    + " where a.name = :name and a.value in :titles and u.realmId = :realm"
                    + " and u.serviceAccountClientLink is null"
                    + (employer == null
                        ? ""
                        : " and exists (select 1 from UserGroupMembershipEntity m,"
                            + " OrganizationEntity o where m.user = u"
                            + " and m.groupId = o.groupId and o.id = :employer)")
                    + " order by u.id",
                Object[].class)
            .setParameter("name", PolicyReader.TITLE)
            .setParameter("titles", spellings)
            .setParameter("realm", realm.getId());
    if (employer != null) {
      query.setParameter("employer", employer.getId());
    }
    return query.getResultList().stream()
        .map(
            row ->
                new Holder(
                    (String) row[0],
                    (String) row[1],
                    (String) row[2],
                    (String) row[3],
                    (String) row[4],
                    (String) row[5]))
        // A database may compare without regard to case.
        .filter(holder -> Title.of(holder.title).filter(from::equals).isPresent())
        .toList();
  }

  /** Whether a directory keeps the employee's title, and takes no other. */
  boolean isReadOnly(Holder holder) {
    ComponentModel directory =
        holder.directory == null ? null : realm.getComponent(holder.directory);
    return directory != null && READ_ONLY.equals(directory.get(EDIT_MODE));
  }

  /**
   * Demands that a manager may change each of them. Those who are in nothing but the employer's own
   * group of all employees, and have no role but everybody's, need no closer look.
   */
  void requireChange(List<Holder> holders, Caller caller) {
    Set<String> ids = holders.stream().map(Holder::id).collect(Collectors.toSet());
    Set<String> special = new HashSet<>();
    if (realm.isAdminPermissionsEnabled()) {
      // By a fine-grained permission anybody may be an administrator.
      special.addAll(ids);
    } else {
      chunks(List.copyOf(ids)).forEach(some -> special.addAll(special(some, caller)));
    }
    special.stream()
        .map(id -> session.users().getUserById(realm, id))
        .filter(Objects::nonNull)
        .forEach(employee -> caller.deeds().require(EmployeeDeed.CHANGE, employee));
  }

  private List<String> special(List<String> ids, Caller caller) {
    return rows.createQuery(
            "select u.id from UserEntity u where u.id in :ids and (u.id = :self"
                + " or exists (select 1 from UserGroupMembershipEntity m where m.user = u"
                + " and m.groupId not in (select o.groupId from OrganizationEntity o"
                + " where o.id in :managed))"
                + " or exists (select 1 from UserRoleMappingEntity r where r.user = u"
                + " and r.roleId <> :everybody))",
            String.class)
        .setParameter("ids", ids)
        .setParameter("self", caller.manager().orElse(""))
        .setParameter("managed", caller.managed())
        .setParameter("everybody", realm.getDefaultRole().getId())
        .getResultList();
  }

  /**
   * Gives them the new title.
   *
   * @return the ids of those who have it now; others come from a directory that took no other
   */
  Set<String> change(List<Holder> holders, String to) {
    List<Holder> own = holders.stream().filter(holder -> holder.directory == null).toList();
    for (List<Holder> some : chunks(own)) {
      rows.createQuery("update UserAttributeEntity a set a.value = :to where a.id in :rows")
          .setParameter("to", to)
          .setParameter("rows", some.stream().map(Holder::attribute).toList())
          .executeUpdate();
    }
    UserCache cache = session.getProvider(UserCache.class);
    if (cache != null) {
      // Of each by itself: a request that reads one just now would otherwise keep the old title.
      own.forEach(holder -> cache.evict(realm, new Evicted(holder)));
    }
    Set<String> changed = own.stream().map(Holder::id).collect(Collectors.toSet());
    holders.stream()
        .filter(holder -> holder.directory != null && changeInDirectory(holder, to))
        .forEach(holder -> changed.add(holder.id));
    return changed;
  }

  /** By Keycloak's own way, which tells the directory. */
  private boolean changeInDirectory(Holder holder, String to) {
    UserModel employee = session.users().getUserById(realm, holder.id);
    if (employee == null) {
      return false;
    }
    try {
      employee.setAttribute(
          PolicyReader.TITLE,
          employee
              .getAttributeStream(PolicyReader.TITLE)
              .map(title -> title.equals(holder.title) ? to : title)
              .toList());
      return true;
    } catch (ReadOnlyException e) {
      return false;
    }
  }

  private static <T> List<List<T>> chunks(List<T> all) {
    return IntStream.range(0, (all.size() + AT_A_TIME - 1) / AT_A_TIME)
        .mapToObj(i -> all.subList(i * AT_A_TIME, Math.min(all.size(), (i + 1) * AT_A_TIME)))
        .toList();
  }

  /** The names under which Keycloak keeps an employee in memory; nothing else is asked for. */
  private static final class Evicted extends UserModelDelegate {

    private final Holder holder;

    Evicted(Holder holder) {
      super(null);
      this.holder = holder;
    }

    @Override
    public String getId() {
      return holder.id;
    }

    @Override
    public String getUsername() {
      return holder.username;
    }

    @Override
    public String getEmail() {
      return holder.email;
    }
  }
}
