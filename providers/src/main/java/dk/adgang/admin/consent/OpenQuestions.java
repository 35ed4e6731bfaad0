package dk.adgang.admin.consent;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationInvitationModel;
import org.keycloak.models.OrganizationInvitationModel.Filter;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.InvitationManager;
import org.keycloak.organization.OrganizationProvider;

/**
 * The questions that nobody has answered yet. They are Keycloak's stored invitations to an
 * organization: an administrator sees and withdraws them in Keycloak's console, and they go with
 * the organization. A stored question has the address as it was asked for, and nothing of the
 * account.
 */
public record OpenQuestions(KeycloakSession session) {

  /** More are not listed. */
  private static final int MOST = 200;

  /**
   * Stores a question in place of an older one.
   *
   * @param address in lower case
   */
  OrganizationInvitationModel ask(OrganizationModel employer, String address) {
    // At once: the database has room for one question of an employer to an address.
    rows()
        .createQuery(
            "delete from OrganizationInvitationEntity i where i.organizationId = :employer"
                + " and lower(i.email) = :address")
        .setParameter("employer", employer.getId())
        .setParameter("address", address)
        .executeUpdate();
    OrganizationInvitationModel question = stored().create(employer, address, null, null);
    question.setExpiresAt(now() + Math.toIntExact(JoinState.OPEN_FOR.toSeconds()));
    return question;
  }

  /** Finds the question that an employer has asked an address and that can be answered. */
  Optional<OrganizationInvitationModel> of(OrganizationModel employer, String address) {
    return stored()
        .getAllStream(employer, Map.of(Filter.EMAIL, address), null, null)
        .filter(each -> !each.isExpired())
        .findFirst();
  }

  /** Finds a question of an employer that can be answered. */
  Optional<OrganizationInvitationModel> find(String employerId, String id) {
    return Optional.ofNullable(stored().getById(id))
        .filter(each -> each.getOrganizationId().equals(employerId) && !each.isExpired());
  }

  /** The questions of some employers that wait for an answer, newest first. */
  public List<Waiting> waiting(List<OrganizationModel> employers) {
    Map<String, OrganizationModel> byId =
        employers.stream().collect(Collectors.toMap(OrganizationModel::getId, each -> each));
    return byId.isEmpty()
        ? List.of()
        : rows()
            .createQuery(
                "select i.organizationId, i.email, i.createdAt, i.expiresAt"
                    + " from OrganizationInvitationEntity i where i.organizationId in :employers"
                    + " and i.expiresAt > :now order by i.createdAt desc, i.id",
                Object[].class)
            .setParameter("employers", byId.keySet())
            .setParameter("now", now())
            .setMaxResults(MOST)
            .getResultStream()
            .map(
                row ->
                    new Waiting(
                        byId.get((String) row[0]),
                        (String) row[1],
                        Instant.ofEpochSecond((Integer) row[2]),
                        Instant.ofEpochSecond((Integer) row[3])))
            .toList();
  }

  /**
   * A question that waits for an answer.
   *
   * @param address as it was asked for
   * @param asked when it was mailed last
   * @param until when its time is over
   */
  public record Waiting(OrganizationModel employer, String address, Instant asked, Instant until) {}

  static Instant asked(OrganizationInvitationModel question) {
    return Instant.ofEpochSecond(question.getCreatedAt());
  }

  static Instant until(OrganizationInvitationModel question) {
    return Instant.ofEpochSecond(question.getExpiresAt());
  }

  /** Takes a question for an answer. Of any number of requests at one moment one gets true. */
  boolean take(String id) {
    return rows()
            .createQuery(
                "delete from OrganizationInvitationEntity i where i.id = :id"
                    + " and i.expiresAt > :now")
            .setParameter("id", id)
            .setParameter("now", now())
            .executeUpdate()
        == 1;
  }

  private static int now() {
    return Math.toIntExact(Time.currentTimeSeconds());
  }

  private EntityManager rows() {
    return session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  private InvitationManager stored() {
    return session.getProvider(OrganizationProvider.class).getInvitationManager();
  }
}
