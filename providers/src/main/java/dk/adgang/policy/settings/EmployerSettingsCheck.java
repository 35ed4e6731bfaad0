package dk.adgang.policy.settings;

import dk.adgang.common.AdminRequest;
import dk.adgang.common.RequestEnd;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiFunction;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderEvent;

/**
 * Refuses settings of an employer that cannot be understood, where an administrator writes them:
 * nothing is stored, and the answer says which setting it is. Keycloak has no hook for the
 * attributes of an organization; but it keeps them in a group of the same name, and tells of each
 * change of it.
 *
 * <p>Only requests that write organizations are looked at. An import of a whole realm is not
 * refused for a setting: it is read on the safe side, as what got in by another way.
 */
public final class EmployerSettingsCheck {

  private static final String ORGANIZATIONS = "organizations";

  /** Our own REST, by which settings are written too. */
  private static final String OURS = "adgang";

  /** All checks of the server, by their names. */
  private static final Map<String, EmployerSettingsCheck> ALL = new ConcurrentSkipListMap<>();

  private final String name;
  private final BiFunction<KeycloakSession, Map<String, List<String>>, List<SettingProblem>>
      problems;

  /**
   * Prepares a check.
   *
   * @param name tells it from other checks
   * @param problems one sentence for each attribute of an employer that cannot be understood
   */
  public EmployerSettingsCheck(
      String name,
      BiFunction<KeycloakSession, Map<String, List<String>>, List<SettingProblem>> problems) {
    this.name = name;
    this.problems = problems;
    ALL.put(name, this);
  }

  /**
   * Returns what the checks would refuse, before anything is written.
   *
   * @param attributes those of an employer, as they would be stored
   */
  public static List<SettingProblem> problems(
      KeycloakSession session, Map<String, List<String>> attributes) {
    return ALL.values().stream()
        .flatMap(check -> check.problems.apply(session, attributes).stream())
        .toList();
  }

  /** Listens to the server. */
  public void on(ProviderEvent event) {
    if (event instanceof GroupModel.GroupUpdatedEvent update
        && update.getGroup().getType() == GroupModel.Type.ORGANIZATION
        && update.getGroup().getParentId() == null
        && (AdminRequest.writes(update.getKeycloakSession(), ORGANIZATIONS)
            || AdminRequest.writes(update.getKeycloakSession(), OURS))) {
      checkBeforeTheEnd(update.getKeycloakSession(), update.getGroup());
    }
  }

  /** The event comes before the new values: they are there when the transaction is to end. */
  private void checkBeforeTheEnd(KeycloakSession session, GroupModel group) {
    String once = EmployerSettingsCheck.class.getName() + name + group.getId();
    if (session.getAttribute(once) != null) {
      return;
    }
    session.setAttribute(once, group);
    EntityManager entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    // A value that the database has no room for is refused here, and not by a statement before.
    entities.setFlushMode(FlushModeType.COMMIT);
    RequestEnd.beforeStored(
        session,
        () -> {
          SettingRefusal.of(problems.apply(session, group.getAttributes()));
          entities.setFlushMode(FlushModeType.AUTO);
        });
  }
}
