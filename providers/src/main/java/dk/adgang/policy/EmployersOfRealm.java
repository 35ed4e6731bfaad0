package dk.adgang.policy;

import dk.adgang.common.AdgangRealm;
import dk.adgang.policy.settings.SecondFactorSettings;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/**
 * A realm whose employers have settings of ours uses Adgang, also when it lacks everything else:
 * they may say that a second factor is required. Such a realm gets the required action by which
 * each realm says so, switched off, so that the answer costs no statement at a login and is the
 * same on every node.
 */
public final class EmployersOfRealm {

  private static final Logger LOG = Logger.getLogger(EmployersOfRealm.class);

  /** Keycloak keeps the attributes of an organization in a group. */
  private static final String SETTINGS =
      "from GroupAttributeEntity a where a.group.type = :type and a.name like 'adgang.%'";

  /** The settings that say of whom a second factor is required, and which can be chosen. */
  private static final Set<String> DECIDING =
      Set.of(
          SecondFactorSettings.REQUIREMENT,
          SecondFactorSettings.REQUIRED_TITLES,
          SecondFactorSettings.METHODS);

  private static final String REALM = "realm";
  private static final String NAME = "Choose a second factor";
  private static final int AFTER_A_NEW_PASSWORD = 40;

  private EmployersOfRealm() {}

  /** Looks at every realm, because an import or another program may have written settings. */
  public static void claimAll(KeycloakSession session) {
    ofOrganizations(session, "select distinct a.group.realm " + SETTINGS, String.class)
        .getResultStream()
        .map(session.realms()::getRealm)
        .filter(realm -> realm != null && !AdgangRealm.uses(realm))
        .forEach(EmployersOfRealm::claim);
  }

  /** Looks at one realm; it costs no statement where the realm uses Adgang anyway. */
  public static void claim(KeycloakSession session, RealmModel realm) {
    if (!AdgangRealm.uses(realm) && hasSettings(session, realm)) {
      claim(realm);
    }
  }

  /**
   * The decisions of an employer about the second factor.
   *
   * @param settings the values of each setting by its name; of titles that there are some, and not
   *     which
   */
  public record Decided(String alias, boolean enabled, Map<String, List<String>> settings) {}

  /** Returns what employers of a realm have decided, by one statement for all of them. */
  public static List<Decided> decided(KeycloakSession session, RealmModel realm) {
    Map<String, Decided> decided = new LinkedHashMap<>();
    session
        .getProvider(JpaConnectionProvider.class)
        .getEntityManager()
        .createQuery(
            "select distinct o.alias, o.enabled, a.name,"
                + " case when a.name = :titles and trim(a.value) <> '' then 'title' else a.value end"
                + " from OrganizationEntity o, GroupAttributeEntity a"
                + " where a.group.id = o.groupId and o.realmId = :realm and a.name in :names"
                + " order by o.alias",
            Object[].class)
        .setParameter(REALM, realm.getId())
        .setParameter("titles", SecondFactorSettings.REQUIRED_TITLES)
        .setParameter("names", RegisteredMethods.of(session).andNames(DECIDING))
        .getResultStream()
        .forEach(
            row ->
                decided
                    .computeIfAbsent(
                        (String) row[0],
                        alias -> new Decided(alias, (boolean) row[1], new HashMap<>()))
                    .settings()
                    .computeIfAbsent((String) row[2], name -> new ArrayList<>())
                    .add(Objects.requireNonNullElse((String) row[3], "")));
    return List.copyOf(decided.values());
  }

  private static boolean hasSettings(KeycloakSession session, RealmModel realm) {
    List<Long> count =
        ofOrganizations(
                session, "select count(a) " + SETTINGS + " and a.group.realm = :realm", Long.class)
            .setParameter(REALM, realm.getId())
            .getResultList();
    return count.get(0) > 0;
  }

  private static <T> TypedQuery<T> ofOrganizations(
      KeycloakSession session, String query, Class<T> type) {
    EntityManager entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    return entities
        .createQuery(query, type)
        .setParameter("type", GroupModel.Type.ORGANIZATION.intValue());
  }

  private static void claim(RealmModel realm) {
    RequiredActionProviderModel choice = new RequiredActionProviderModel();
    choice.setAlias(AdgangRealm.CHOICE);
    choice.setProviderId(AdgangRealm.CHOICE);
    choice.setName(NAME);
    choice.setPriority(AFTER_A_NEW_PASSWORD);
    realm.addRequiredActionProvider(choice);
    LOG.warnf(
        "Realm %s has employers with settings of Adgang, and uses it from now on."
            + " Its setup makes the rest: kcadm.sh create adgang/setup -r %s",
        realm.getName(), realm.getName());
  }
}
