package dk.adgang.admin.rest;

import dk.adgang.admin.access.Caller;
import dk.adgang.admin.employees.EmployersByName;
import dk.adgang.admin.rest.problem.ProblemKind;
import dk.adgang.admin.rest.problem.RefusedRequest;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;

/** The employer that a request names by its alias. */
record AskedEmployer(KeycloakSession session, RealmModel realm) {

  /** The name of the field or parameter. */
  static final String FIELD = "employer";

  private static final String UNKNOWN = "There is no such employer";

  /**
   * Returns the ids of the employers whose employees are meant. Of another employer than their own,
   * a manager does not learn whether it exists.
   *
   * @param alias null for all that the caller may see
   * @param listed those that the caller may see; empty for all of the realm
   */
  Optional<Set<String>> ids(String alias, Optional<Set<String>> listed) {
    if (alias == null) {
      return listed;
    }
    String id =
        new EmployersByName(session, realm)
            .named(alias)
            .map(OrganizationModel::getId)
            .filter(each -> listed.map(own -> own.contains(each)).orElse(true))
            .orElseThrow(() -> Query.bad(FIELD, UNKNOWN));
    return Optional.of(Set.of(id));
  }

  /**
   * Returns the employer, or the only one that the caller manages where none is named. Of others a
   * manager does not learn whether they exist.
   *
   * @param kind where the request names it
   * @return null for none
   */
  OrganizationModel orOnly(String alias, Caller caller, ProblemKind kind) {
    EmployersByName all = new EmployersByName(session, realm);
    return alias == null
        ? caller.creating().onlyEmployer().flatMap(all::withId).orElse(null)
        : all.named(alias)
            .filter(caller.creating()::allows)
            .orElseThrow(() -> RefusedRequest.of(kind, FIELD, UNKNOWN));
  }
}
