package dk.adgang.admin.employees;

import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.organization.OrganizationProvider;

/** The employers of a realm, by their short names. Keycloak finds them by other names alone. */
public record EmployersByName(KeycloakSession session, RealmModel realm) {

  /** Finds the employer that has this alias. */
  public Optional<OrganizationModel> named(String alias) {
    return session
        .getProvider(JpaConnectionProvider.class)
        .getEntityManager()
        .createQuery(
            "select o.id from OrganizationEntity o where o.realmId = :realm and o.alias = :alias",
            String.class)
        .setParameter("realm", realm.getId())
        .setParameter("alias", alias)
        .getResultStream()
        .findFirst()
        .flatMap(this::withId);
  }

  /** Finds the employer that has this id. */
  public Optional<OrganizationModel> withId(String id) {
    return Optional.ofNullable(session.getProvider(OrganizationProvider.class))
        .map(all -> all.getById(id));
  }
}
