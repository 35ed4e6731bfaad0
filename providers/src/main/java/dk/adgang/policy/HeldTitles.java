package dk.adgang.policy;

import dk.adgang.common.keycloak.FirstRows;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The titles that employees of a realm have, each once. One statement, whose answer has a limit:
 * the database goes through the attributes, and no employee is read.
 */
public final class HeldTitles {

  /** More titles are not read: in a realm with as many they tell nothing about a list. */
  private static final int MOST = 1_000;

  /**
   * Keycloak's type of a directory's settings, and the setting that says whether its people are
   * imported.
   */
  private static final String DIRECTORIES = "org.keycloak.storage.UserStorageProvider";

  private static final String IMPORTS = "importEnabled";

  private static final String OF_EMPLOYERS =
      " and exists (select 1 from UserGroupMembershipEntity m, OrganizationEntity o"
          + " where m.user = a.user and m.groupId = o.groupId and o.id in :employers)";

  private static final String NAME = "name";
  private static final String REALM = "realm";

  private final EntityManager rows;
  private final RealmModel realm;
  private final List<String> texts;
  private final Set<Title> titles = new HashSet<>();
  private final boolean complete;

  private HeldTitles(KeycloakSession session, RealmModel realm, Optional<Set<String>> employers) {
    this.realm = realm;
    rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    TypedQuery<String> query =
        rows.createQuery(
                "select distinct a.value from UserAttributeEntity a"
                    + " where a.name = :name and a.value is not null and a.user.realmId = :realm"
                    + (employers.isPresent() ? OF_EMPLOYERS : ""),
                String.class)
            .setParameter(NAME, PolicyReader.TITLE)
            .setParameter(REALM, realm.getId());
    employers.ifPresent(ids -> query.setParameter("employers", ids));
    List<String> found = FirstRows.of(query, MOST + 1);
    complete = found.size() <= MOST && importsAll(realm);
    texts = found;
    found.forEach(text -> Title.of(text).ifPresent(titles::add));
  }

  /** Reads the titles of a realm. */
  public static HeldTitles of(KeycloakSession session, RealmModel realm) {
    return of(session, realm, Optional.empty());
  }

  /**
   * Reads the titles of employees of some employers.
   *
   * @param employers the ids of their organizations; empty for all employees of the realm
   */
  public static HeldTitles of(
      KeycloakSession session, RealmModel realm, Optional<Set<String>> employers) {
    return new HeldTitles(session, realm, employers);
  }

  /** As they are stored. */
  public List<String> texts() {
    return texts;
  }

  /** True when all titles of employees were read, so that no employee has another one. */
  boolean complete() {
    return complete;
  }

  /**
   * Whether an employee has the title. A title that was not read is compared exactly as it is
   * written.
   */
  boolean contains(Title title) {
    return titles.contains(title) || (!complete && isHeld(title.text()));
  }

  /** Returns a title of employees that is one letter from this one; empty where they have this. */
  public Optional<String> near(Title title) {
    return contains(title)
        ? Optional.empty()
        : titles.stream()
            .filter(held -> TitleLists.oneApart(held.key(), title.key()))
            .map(Title::text)
            .min(String::compareTo);
  }

  /** Returns the ways in which employees have the title written. */
  public List<String> spellings(Title title) {
    List<String> same =
        texts.stream().filter(text -> Title.of(text).filter(title::equals).isPresent()).toList();
    return same.isEmpty() && !complete ? List.of(title.text()) : same;
  }

  private boolean isHeld(String text) {
    return !rows.createQuery(
            "select a.id from UserAttributeEntity a where a.name = :name and a.value = :value"
                + " and a.user.realmId = :realm",
            String.class)
        .setParameter(NAME, PolicyReader.TITLE)
        .setParameter("value", text)
        .setParameter(REALM, realm.getId())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** False where a directory does not import its people: their titles are not stored here. */
  public static boolean importsAll(RealmModel realm) {
    return realm
        .getComponentsStream(realm.getId(), DIRECTORIES)
        .allMatch(directory -> directory.get(IMPORTS, true));
  }
}
