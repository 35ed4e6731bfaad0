package dk.adgang.policy;

import dk.adgang.AdgangRealm;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/**
 * A realm whose employers have settings of ours uses Adgang, whatever else it lacks: they may say
 * that a second factor is required. Such a realm gets the required action by which each realm says
 * so, switched off, so that the answer costs no statement at a login and is the same on every node.
 */
public final class EmployersOfRealm {

  private static final Logger LOG = Logger.getLogger(EmployersOfRealm.class);

  /** Keycloak keeps the attributes of an organization in a group. */
  private static final String SETTINGS =
      "from GroupAttributeEntity a where a.group.type = :type and a.name like 'adgang.%'";

  private static final String NAME = "Choose a second factor";
  private static final int AFTER_A_NEW_PASSWORD = 40;

  private EmployersOfRealm() {}

  /** Looks at every realm, as what an import or another program has written. */
  public static void claimAll(KeycloakSession session) {
    ofOrganizations(session, "select distinct a.group.realm " + SETTINGS, String.class)
        .getResultStream()
        .map(session.realms()::getRealm)
        .filter(realm -> realm != null && !AdgangRealm.uses(realm))
        .forEach(EmployersOfRealm::claim);
  }

  /** Looks at one realm, which is asked for nothing where it uses Adgang anyway. */
  public static void claim(KeycloakSession session, RealmModel realm) {
    if (!AdgangRealm.uses(realm) && hasSettings(session, realm)) {
      claim(realm);
    }
  }

  private static boolean hasSettings(KeycloakSession session, RealmModel realm) {
    List<Long> count =
        ofOrganizations(
                session, "select count(a) " + SETTINGS + " and a.group.realm = :realm", Long.class)
            .setParameter("realm", realm.getId())
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
