package dk.adgang.link.welcome;

import dk.adgang.link.LinkPurpose;
import dk.adgang.link.LinkState;
import jakarta.persistence.TypedQuery;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Counts the newest welcome of each employee by its state, in one statement. */
public final class WelcomeCounts {

  private WelcomeCounts() {}

  /**
   * Returns how many employees have their newest welcome in each state; a state that nobody has is
   * missing.
   *
   * @param employers the ids of the organizations whose employees are meant; empty for all
   */
  public static Map<String, Long> of(
      KeycloakSession session, RealmModel realm, Optional<Set<String>> employers) {
    TypedQuery<Object[]> query =
        session
            .getProvider(JpaConnectionProvider.class)
            .getEntityManager()
            .createQuery(
                "select l.state, count(l), sum(case when l.expiresAt < :now then 1 else 0 end)"
                    + " from LinkEntity l where l.realmId = :realm and l.purpose = :welcome"
                    + " and not exists (select 1 from LinkEntity n where n.userId = l.userId"
                    + " and n.realmId = l.realmId and n.purpose = l.purpose"
                    + " and n.queuedAt > l.queuedAt)"
                    + (employers.isEmpty()
                        ? ""
                        : " and exists (select 1 from UserGroupMembershipEntity m,"
                            + " OrganizationEntity o where m.user.id = l.userId"
                            + " and m.groupId = o.groupId and o.id in :employers)")
                    + " group by l.state",
                Object[].class)
            .setParameter("now", Time.currentTimeMillis())
            .setParameter("realm", realm.getId())
            .setParameter("welcome", LinkPurpose.WELCOME);
    employers.ifPresent(ids -> query.setParameter("employers", ids));
    Map<String, Long> counts = new TreeMap<>();
    for (Object[] row : query.getResultList()) {
      LinkState state = (LinkState) row[0];
      long all = (Long) row[1];
      long expired = state.works() ? ((Number) row[2]).longValue() : 0;
      if (expired > 0) {
        counts.merge(LinkState.EXPIRED.name(), expired, Long::sum);
      }
      if (all > expired) {
        counts.merge(state.name(), all - expired, Long::sum);
      }
    }
    return counts;
  }
}
