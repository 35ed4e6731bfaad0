package dk.adgang.admin.employees;

import dk.adgang.link.LinkReport;
import dk.adgang.link.NewestWelcomes;
import dk.adgang.memory.Fact;
import dk.adgang.memory.Memories;
import dk.adgang.policy.PolicyReader;
import dk.adgang.policy.SecondFactorPolicy;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * The facts that the database has of some employees, by their ids; one statement reads each kind of
 * thing.
 *
 * @param titles as they are stored
 * @param credentials the types of their credentials
 * @param employers the organizations of which they are members
 * @param passwords when their passwords were created
 * @param logins their last logins that are kept among the events
 */
public record EmployeeFacts(
    Map<String, List<String>> titles,
    Map<String, List<String>> credentials,
    Map<String, List<OrganizationModel>> employers,
    Map<String, Instant> passwords,
    Map<String, Instant> logins,
    Memories memories,
    Map<String, LinkReport> welcomes) {

  private static final String TITLES =
      "select a.user.id, a.value from UserAttributeEntity a where a.user.id in :users"
          + " and a.name = '"
          + PolicyReader.TITLE
          + "' order by a.value";

  private static final String CREDENTIALS =
      "select c.user.id, c.type from CredentialEntity c where c.user.id in :users";

  private static final String EMPLOYERS =
      "select m.user.id, o.id from UserGroupMembershipEntity m, OrganizationEntity o"
          + " where m.groupId = o.groupId and m.user.id in :users";

  private static final String PASSWORDS =
      "select c.user.id, c.createdDate from CredentialEntity c where c.user.id in :users"
          + " and c.type = '"
          + PasswordCredentialModel.TYPE
          + "'";

  private static final String LOGINS =
      "select e.userId, max(e.time) from EventEntity e where e.userId in :users"
          + " and e.type = '"
          + EventType.LOGIN
          + "' group by e.userId";

  /**
   * Reads them.
   *
   * @param ids of the employees, at least one
   */
  public static EmployeeFacts of(KeycloakSession session, RealmModel realm, List<String> ids) {
    EntityManager rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    Map<String, Instant> passwords = moments(rows, PASSWORDS, ids);
    return new EmployeeFacts(
        texts(rows, TITLES, ids),
        texts(rows, CREDENTIALS, ids),
        employers(session, texts(rows, EMPLOYERS, ids)),
        passwords,
        moments(rows, LOGINS, ids),
        Memories.of(session, realm, ids),
        NewestWelcomes.of(session, realm, ids, passwords));
  }

  /** The titles of an employee, as they are stored. */
  public List<String> titlesOf(String id) {
    return titles.getOrDefault(id, List.of());
  }

  List<OrganizationModel> employersOf(String id) {
    return employers.getOrDefault(id, List.of());
  }

  /** Returns the decision about an employee, by a reader of settings. */
  public SecondFactorPolicy.Decision decide(RealmModel realm, String id, PolicyReader policies) {
    return policies.decide(
        realm, titlesOf(id), employersOf(id).stream(), memories.of(id, Fact.REQUIRED_SINCE));
  }

  /** Whether the employee chose to skip the second factor. */
  public boolean skipped(String id) {
    return !memories.of(id, Fact.SKIPPED).isEmpty();
  }

  /** Whether the employee has a credential of a type. */
  public boolean has(String id, String credentialType) {
    return credentials.getOrDefault(id, List.of()).contains(credentialType);
  }

  /**
   * Reads the types of the credentials of some employees, and nothing else of them.
   *
   * @param ids of the employees, at least one
   */
  public static Map<String, List<String>> credentials(
      KeycloakSession session, Collection<String> ids) {
    return texts(
        session.getProvider(JpaConnectionProvider.class).getEntityManager(), CREDENTIALS, ids);
  }

  /** Keycloak keeps organizations in memory, so that each costs statements once. */
  private static Map<String, List<OrganizationModel>> employers(
      KeycloakSession session, Map<String, List<String>> ids) {
    OrganizationProvider provider = session.getProvider(OrganizationProvider.class);
    Map<String, List<OrganizationModel>> employers = new HashMap<>();
    ids.forEach(
        (employee, own) ->
            employers.put(
                employee, own.stream().map(provider::getById).filter(Objects::nonNull).toList()));
    return employers;
  }

  private static Map<String, List<String>> texts(
      EntityManager rows, String query, Collection<String> ids) {
    Map<String, List<String>> texts = new HashMap<>();
    read(rows, query, ids)
        .forEach(
            row ->
                texts
                    .computeIfAbsent((String) row[0], id -> new ArrayList<>())
                    .add((String) row[1]));
    return texts;
  }

  private static Map<String, Instant> moments(EntityManager rows, String query, List<String> ids) {
    Map<String, Instant> moments = new HashMap<>();
    read(rows, query, ids)
        .forEach(
            row -> {
              // An import may leave out when something was created.
              Long millis = (Long) row[1];
              moments.put((String) row[0], Instant.ofEpochMilli(millis == null ? 0 : millis));
            });
    return moments;
  }

  private static List<Object[]> read(EntityManager rows, String query, Collection<String> ids) {
    return rows.createQuery(query, Object[].class).setParameter("users", ids).getResultList();
  }
}
