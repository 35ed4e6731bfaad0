package dk.adgang.policy.settings;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;

/**
 * Names of attributes that are nearly settings of ours, and do not hold our word. There are few
 * names in a realm, so that they are looked at once each, and their owners only where one is wrong.
 */
final class NearNames {

  private static final String LIKE_OURS = "%adgang%";
  private static final String REALM = "realm";

  private static final String OF_EMPLOYERS =
      " from OrganizationEntity o, GroupAttributeEntity a"
          + " where a.group.id = o.groupId and o.realmId = :realm and ";

  private static final String OF_CLIENTS =
      " from ClientAttributeEntity a join a.client o where o.realmId = :realm and ";

  private final EntityManager entities;
  private final RealmModel realm;
  private final BiConsumer<String, List<SettingProblem>> found;

  private NearNames(
      EntityManager entities, RealmModel realm, BiConsumer<String, List<SettingProblem>> found) {
    this.entities = entities;
    this.realm = realm;
    this.found = found;
  }

  /**
   * Looks at the attributes of employers and clients.
   *
   * @param ofClients the right names of those of clients
   * @param found gets the place and what is wrong there
   */
  static void look(
      EntityManager entities,
      RealmModel realm,
      Set<String> ofClients,
      BiConsumer<String, List<SettingProblem>> found) {
    NearNames names = new NearNames(entities, realm, found);
    names.look("employer ", "o.alias", OF_EMPLOYERS, SettingNames.OF_EMPLOYER);
    names.look("client ", "o.clientId", OF_CLIENTS, ofClients);
  }

  private void look(String kind, String owner, String from, Set<String> known) {
    Map<String, List<SettingProblem>> wrong = new TreeMap<>();
    entities
        .createQuery("select distinct a.name" + from + "lower(a.name) not like :ours", String.class)
        .setParameter(REALM, realm.getId())
        .setParameter("ours", LIKE_OURS)
        .getResultStream()
        .forEach(
            name -> {
              List<SettingProblem> problems = SettingNames.problems(List.of(name), known);
              if (!problems.isEmpty()) {
                wrong.put(name, problems);
              }
            });
    if (wrong.isEmpty()) {
      return;
    }
    try (Stream<Object[]> rows =
        entities
            .createQuery(
                "select distinct %s, a.name%sa.name in :names order by %s, a.name"
                    .formatted(owner, from, owner),
                Object[].class)
            .setParameter(REALM, realm.getId())
            .setParameter("names", wrong.keySet())
            .getResultStream()) {
      rows.forEach(row -> found.accept(kind + row[0], wrong.get(row[1])));
    }
  }
}
