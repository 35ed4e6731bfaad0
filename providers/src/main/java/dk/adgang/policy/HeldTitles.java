package dk.adgang.policy;

import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The titles that employees of a realm have, each once. One statement, whose answer has a limit:
 * the database goes through the attributes, and no employee is read.
 */
final class HeldTitles {

  /** More are not looked for; a realm with as many has titles that say nothing of a list. */
  private static final int MOST = 1_000;

  /**
   * Keycloak's type of a directory's settings, and the one that says whether it hands people over.
   */
  private static final String DIRECTORIES = "org.keycloak.storage.UserStorageProvider";

  private static final String IMPORTS = "importEnabled";

  private static final String NAME = "name";
  private static final String REALM = "realm";

  private final EntityManager rows;
  private final RealmModel realm;
  private final List<String> texts;
  private final Set<Title> titles = new HashSet<>();
  private final boolean complete;

  private HeldTitles(KeycloakSession session, RealmModel realm) {
    this.realm = realm;
    rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    List<String> found =
        rows.createQuery(
                "select distinct a.value from UserAttributeEntity a"
                    + " where a.name = :name and a.value is not null and a.user.realmId = :realm",
                String.class)
            .setParameter(NAME, PolicyReader.TITLE)
            .setParameter(REALM, realm.getId())
            .setMaxResults(MOST + 1)
            .getResultList();
    complete = found.size() <= MOST && importsAll(realm);
    texts = found;
    found.forEach(text -> Title.of(text).ifPresent(titles::add));
  }

  static HeldTitles of(KeycloakSession session, RealmModel realm) {
    return new HeldTitles(session, realm);
  }

  /** As they are stored. */
  List<String> texts() {
    return texts;
  }

  /** Whether no employee has another title. */
  boolean complete() {
    return complete;
  }

  /** Whether an employee has the title; of one that was not read, as it is written. */
  boolean contains(Title title) {
    return titles.contains(title) || (!complete && isHeld(title.text()));
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

  /** What a directory does not hand over is not stored here. */
  private static boolean importsAll(RealmModel realm) {
    return realm
        .getComponentsStream(realm.getId(), DIRECTORIES)
        .allMatch(directory -> directory.get(IMPORTS, true));
  }
}
