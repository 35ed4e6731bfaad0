package dk.adgang.policy;

import dk.adgang.policy.TitleLists.Listed;
import dk.adgang.policy.settings.JoinedValues;
import dk.adgang.policy.settings.SecondFactorSettings;
import dk.adgang.policy.settings.SettingProblem;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** Reports odd titles in the settings of a realm and its employers. */
public final class TitleReport {

  /**
   * The most titles of employers that are read; and the most sentences, because nobody reads more.
   */
  private static final int MOST_LISTED = 5_000;

  private static final int MOST_SENTENCES = 20;

  private TitleReport() {}

  /**
   * Returns a sentence for each title of a setting that no employee has, and for each title of
   * employees that is one letter from a listed one.
   */
  public static List<String> warnings(KeycloakSession session, RealmModel realm) {
    List<Listed> listed = new ArrayList<>();
    ofRealm(realm).forEach(text -> listed.add(new Listed("the realm", text)));
    listed.addAll(ofEmployers(session, realm));
    if (listed.isEmpty()) {
      return List.of();
    }
    HeldTitles held = HeldTitles.of(session, realm);
    List<String> all = TitleLists.warnings(listed, held.texts(), held.complete());
    if (all.size() <= MOST_SENTENCES) {
      return all;
    }
    List<String> first = new ArrayList<>(all.subList(0, MOST_SENTENCES));
    first.add("and " + (all.size() - MOST_SENTENCES) + " more of that kind");
    return first;
  }

  /**
   * Returns a sentence for each value that lists several titles. Employees' titles are looked up
   * only for a value that may list several.
   *
   * @param values one a title, as they are to be saved
   */
  public static List<SettingProblem> problems(
      KeycloakSession session, RealmModel realm, Collection<String> values) {
    if (values.stream().noneMatch(TitleLists::mayListSeveral)) {
      return List.of();
    }
    return TitleLists.problems(values, HeldTitles.of(session, realm)::contains);
  }

  /** The same for a text in which Keycloak has joined the values. */
  public static List<SettingProblem> problems(
      KeycloakSession session, RealmModel realm, Map<String, String> configuration) {
    return problems(session, realm, values(configuration));
  }

  /** Returns the titles that the realm's own settings list, as they are written. */
  public static List<String> ofRealm(RealmModel realm) {
    return Optional.ofNullable(realm.getRequiredActionProviderByAlias(PolicyReader.REALM_SETTINGS))
        .map(RequiredActionProviderModel::getConfig)
        .map(TitleReport::values)
        .orElse(List.of());
  }

  private static List<String> values(Map<String, String> configuration) {
    String joined = configuration.get(SecondFactorSettings.REQUIRED_TITLES);
    return joined == null ? List.of() : Arrays.asList(joined.split(JoinedValues.SEPARATOR, -1));
  }

  /** One statement for all employers; Keycloak would read each by itself. */
  private static List<Listed> ofEmployers(KeycloakSession session, RealmModel realm) {
    EntityManager rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    return rows
        .createQuery(
            "select o.alias, a.value from OrganizationEntity o, GroupAttributeEntity a"
                + " where a.group.id = o.groupId and o.realmId = :realm and a.name = :name"
                + " order by o.alias, a.value",
            Object[].class)
        .setParameter("realm", realm.getId())
        .setParameter("name", SecondFactorSettings.REQUIRED_TITLES)
        .setMaxResults(MOST_LISTED)
        .getResultList()
        .stream()
        .map(row -> new Listed("employer " + row[0], (String) row[1]))
        .toList();
  }
}
