package dk.adgang.support;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelValidationException;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.organization.protocol.mappers.oidc.OrganizationScope;
import org.keycloak.organization.utils.Organizations;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.Action;

/**
 * The employer that a page is about. Of somebody who has proven who they are it is their own.
 * Before that, it is the one that the app asks for, or the one whose domain the typed address has:
 * whether there is an account plays no part, so that the page tells nobody.
 */
record EmployerOfPage(KeycloakSession session) {

  /** What a name of a host may look like; other texts need no look into the database. */
  private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");

  private static final int LONGEST = 253;

  /**
   * Finds the employer; empty when it is not known, not in use, or one of several.
   *
   * @param user the employee whose page it is; null for nobody yet
   * @param authSession the login; null on a page outside of one
   */
  Optional<OrganizationModel> of(UserModel user, AuthenticationSessionModel authSession) {
    if (!Organizations.isEnabledAndOrganizationsPresent(session)) {
      return Optional.empty();
    }
    Optional<OrganizationModel> employer =
        user != null && isProven(authSession)
            ? ofProven(user)
            : authSession == null ? Optional.empty() : asked(authSession);
    return employer.filter(OrganizationModel::isEnabled);
  }

  /**
   * Pages outside of a login that know somebody are those of a session or of a mailed link. In a
   * login, something was proven, or the steps are over.
   */
  private static boolean isProven(AuthenticationSessionModel authSession) {
    return authSession == null
        || Action.REQUIRED_ACTIONS.name().equals(authSession.getAction())
        || !AuthenticatorUtil.getAuthnCredentials(authSession).isEmpty();
  }

  /** Keycloak chooses among several by the login; where it cannot, none is shown. */
  private Optional<OrganizationModel> ofProven(UserModel user) {
    OrganizationModel ofLogin = Organizations.resolveOrganization(session, user);
    if (ofLogin != null) {
      return Optional.of(ofLogin);
    }
    List<OrganizationModel> employers =
        organizations().getByMember(user).filter(OrganizationModel::isEnabled).limit(2).toList();
    return employers.size() == 1 ? Optional.of(employers.get(0)) : Optional.empty();
  }

  private Optional<OrganizationModel> asked(AuthenticationSessionModel authSession) {
    OrganizationScope scope = OrganizationScope.valueOfScope(session);
    List<OrganizationModel> named =
        scope == null ? List.of() : scope.resolveOrganizations(session).limit(2).toList();
    if (!named.isEmpty()) {
      return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }
    String typed = authSession.getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
    return Optional.ofNullable(typed)
        .or(
            () ->
                Optional.ofNullable(authSession.getClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM)))
        .flatMap(EmployerOfPage::domain)
        .map(this::withDomain);
  }

  /** Keycloak refuses to look for some names that no employer can have. */
  private OrganizationModel withDomain(String domain) {
    try {
      return organizations().getByDomainName(domain);
    } catch (ModelValidationException e) {
      return null;
    }
  }

  private static Optional<String> domain(String address) {
    String domain =
        address.substring(address.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
    return address.indexOf('@') > 0
            && domain.length() <= LONGEST
            && DOMAIN.matcher(domain).matches()
        ? Optional.of(domain)
        : Optional.empty();
  }

  private OrganizationProvider organizations() {
    return session.getProvider(OrganizationProvider.class);
  }
}
