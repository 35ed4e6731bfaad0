package dk.adgang.support;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.forms.login.freemarker.model.OrganizationBean;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.organization.utils.Organizations;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.Action;

/**
 * The employer whose support somebody needs: that of the login, or the only one of an employee who
 * has proven who they are. Before that, a page that named the employer of an address would tell
 * strangers that it has an account.
 */
record EmployerOfPage(KeycloakSession session) {

  /**
   * Returns the employer's attributes; empty when it is not known, and when there are several.
   *
   * @param organization what Keycloak knows of the login's organization; null for nothing
   * @param user the employee whose page it is; null for nobody yet
   * @param authSession the login; null on a page outside of one
   */
  Optional<Map<String, List<String>>> attributes(
      Object organization, UserModel user, AuthenticationSessionModel authSession) {
    if (organization instanceof OrganizationBean known) {
      return Optional.of(known.getAttributes());
    }
    boolean proven =
        user != null
            && authSession != null
            && Action.REQUIRED_ACTIONS.name().equals(authSession.getAction());
    if (!proven || !Organizations.isEnabledAndOrganizationsPresent(session)) {
      return Optional.empty();
    }
    List<OrganizationModel> employers =
        session
            .getProvider(OrganizationProvider.class)
            .getByMember(user)
            .filter(OrganizationModel::isEnabled)
            .limit(2)
            .toList();
    return employers.size() == 1 ? Optional.of(employers.get(0).getAttributes()) : Optional.empty();
  }
}
