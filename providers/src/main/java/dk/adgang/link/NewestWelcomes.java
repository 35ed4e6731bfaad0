package dk.adgang.link;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The newest welcome of each of many employees. */
public final class NewestWelcomes {

  /** A query of the ids of employees whose newest welcome could not be sent. */
  public static final String FAILED =
      "select l.userId from LinkEntity l where l.realmId = :realm and l.purpose = :welcome"
          + " and l.state = :failed and not exists (select 1 from LinkEntity n"
          + " where n.userId = l.userId and n.realmId = l.realmId and n.purpose = l.purpose"
          + " and n.queuedAt > l.queuedAt)";

  /** Its parameters, besides the id of the realm. */
  public static final Map<String, Object> FAILED_PARAMETERS =
      Map.of("welcome", LinkPurpose.WELCOME, "failed", LinkState.FAILED);

  private NewestWelcomes() {}

  /**
   * Returns the newest welcome of each employee that has one.
   *
   * @param employees their ids
   * @param passwords when their passwords were created, by their ids
   */
  public static Map<String, LinkReport> of(
      KeycloakSession session,
      RealmModel realm,
      Collection<String> employees,
      Map<String, Instant> passwords) {
    EntityManager rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    Map<String, LinkReport> newest = new HashMap<>();
    rows.createQuery(
            "select l from LinkEntity l where l.realmId = :realm and l.userId in :users"
                + " and l.purpose = :welcome order by l.queuedAt desc, l.id",
            LinkEntity.class)
        .setParameter("realm", realm.getId())
        .setParameter("users", employees)
        .setParameter("welcome", LinkPurpose.WELCOME)
        .getResultStream()
        .forEach(
            link ->
                newest.putIfAbsent(
                    link.userId, LinkReport.of(link, now, passwords.get(link.userId))));
    return newest;
  }
}
