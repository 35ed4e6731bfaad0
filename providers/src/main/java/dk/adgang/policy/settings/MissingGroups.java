package dk.adgang.policy.settings;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;

/**
 * Settings of employers that name a group which the organization does not have: nobody is in it,
 * and nobody notices where the name is only misspelt.
 */
final class MissingGroups {

  /** The consequence of a missing group, by the setting. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          SettingNames.MANAGERS_GROUP, "nobody is a manager by it",
          SettingNames.ADMINS_GROUP, "nobody may change the settings by it");

  private MissingGroups() {}

  /**
   * Looks at all employers by one statement. A setting without a name is another mistake.
   *
   * @param found gets the place and what is wrong there
   */
  static void look(
      EntityManager entities, RealmModel realm, BiConsumer<String, List<SettingProblem>> found) {
    try (Stream<Object[]> rows =
        entities
            .createQuery(
                "select o.alias, a.name, a.value from OrganizationEntity o, GroupAttributeEntity a"
                    + " where a.group.id = o.groupId and o.realmId = :realm and a.name in :names"
                    + " and trim(a.value) <> '' and not exists (select 1 from GroupEntity g"
                    + " where g.parentId = o.groupId and g.name = trim(a.value))"
                    + " order by o.alias, a.name",
                Object[].class)
            .setParameter("realm", realm.getId())
            .setParameter("names", SETTINGS.keySet())
            .getResultStream()) {
      rows.forEach(
          row ->
              found.accept(
                  "employer " + row[0],
                  List.of(
                      SettingProblem.of(
                          (String) row[1],
                          "names «"
                              + ((String) row[2]).strip()
                              + "», and the organization has no group of that name",
                          SETTINGS.get(row[1])))));
    }
  }
}
