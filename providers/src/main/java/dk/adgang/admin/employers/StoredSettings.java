package dk.adgang.admin.employers;

import dk.adgang.ratelimit.RowLocks;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * The attributes of an employer, as they are stored now: a copy in memory may be older than another
 * request's change.
 */
public final class StoredSettings {

  private static final String LOCK = "adgang settings ";

  private final KeycloakSession session;
  private final AdminEventBuilder events;

  /**
   * Prepares reading and writing.
   *
   * @param events by the person who acts
   */
  public StoredSettings(KeycloakSession session, AdminEventBuilder events) {
    this.session = session;
    this.events = events;
  }

  /** Waits until nobody else changes these employers, and keeps others from it from then on. */
  public void lock(List<OrganizationModel> employers) {
    RowLocks.take(session, employers.stream().map(each -> LOCK + each.getId()).toList());
  }

  /** Reads all attributes, others than settings too. */
  public Map<String, List<String>> of(OrganizationModel employer) {
    Map<String, List<String>> attributes = new HashMap<>();
    EntityManager rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    rows.createQuery(
            "select a.name, a.value from OrganizationEntity o, GroupAttributeEntity a"
                + " where a.group.id = o.groupId and o.id = :employer order by a.value",
            Object[].class)
        .setParameter("employer", employer.getId())
        .getResultList()
        .forEach(
            row ->
                attributes
                    .computeIfAbsent((String) row[0], name -> new ArrayList<>())
                    .add((String) row[1]));
    return attributes;
  }

  /**
   * Replaces all attributes. {@link dk.adgang.policy.settings.EmployerSettingsCheck} refuses what
   * nobody understands before it is stored, as where Keycloak's own console writes them.
   */
  public void replace(OrganizationModel employer, Map<String, List<String>> attributes) {
    employer.setAttributes(attributes);
    events
        .clone(session)
        .resource(ResourceType.ORGANIZATION)
        .operation(OperationType.UPDATE)
        .resourcePath("organizations", employer.getId())
        .representation(Map.of("attributes", attributes))
        .success();
  }
}
