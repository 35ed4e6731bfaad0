package dk.adgang.admin.access;

import dk.adgang.admin.access.ManagerRule.ManagerOf;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.keycloak.common.util.Time;
import org.keycloak.models.OrganizationModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * The part of the permissions that is about settings. Keycloak's permissions for organizations
 * count, and of managers those who are in the employer's group of managers with settings.
 */
public final class SettingsAccess {

  private final AdminPermissionEvaluator auth;
  private final Optional<ManagerOf> manager;

  SettingsAccess(AdminPermissionEvaluator auth, Optional<ManagerOf> manager) {
    this.auth = auth;
    this.manager = manager;
  }

  /**
   * Demands that the caller may change the settings of an employer, as an administrator or a
   * manager with settings.
   *
   * @throws ForbiddenException when they may not
   */
  public void requireOf(OrganizationModel employer) {
    if (!allows(employer)) {
      throw new ForbiddenException("This changes settings of the employer " + employer.getAlias());
    }
  }

  /**
   * The same, before they are changed: a manager has proven a second factor in the last five
   * minutes, because it may be another's requirement that goes.
   *
   * @throws ForbiddenException when they may not, or the proof is older
   */
  public void requireChangeOf(OrganizationModel employer) {
    requireOf(employer);
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    if (!administers(employer) && manager.filter(each -> each.isFresh(now)).isEmpty()) {
      throw new ForbiddenException(FreshProof.TOO_OLD);
    }
  }

  /** Whether the caller may change the settings of an employer; a page offers nothing else. */
  public boolean allows(OrganizationModel employer) {
    return administers(employer) || hasSettings(employer);
  }

  /** Whether the caller may see the settings of an employer. */
  public boolean sees(OrganizationModel employer) {
    return auth.orgs().canView(employer) || hasSettings(employer);
  }

  /**
   * Demands that the caller may see the settings of some employer.
   *
   * @throws ForbiddenException when they may not
   */
  public void requireAny() {
    if (!seesAny()) {
      throw new ForbiddenException("This shows settings of employers");
    }
  }

  /** Whether there may be an employer whose settings the caller sees. */
  public boolean seesAny() {
    return auth.orgs().canView() || manager.filter(each -> !each.settings().isEmpty()).isPresent();
  }

  /**
   * Demands that somebody may have a realm set up: each part takes what Keycloak asks for the same
   * kind of change.
   *
   * @throws ForbiddenException when they may not
   */
  public static void requireSetup(AdminPermissionEvaluator auth) {
    auth.realm().requireManageRealm();
    auth.realm().requireManageIdentityProviders();
    auth.realm().requireManageEvents();
    auth.clients().requireManage();
  }

  /** The same of the caller. */
  public void requireSetup() {
    requireSetup(auth);
  }

  /** Whether the caller may have the realm set up; a page offers nothing else. */
  public boolean maySetUp() {
    return auth.realm().canManageRealm()
        && auth.realm().canManageIdentityProviders()
        && auth.realm().canManageEvents()
        && auth.clients().canManage();
  }

  /** Whether the caller may see what the realm is set up with. */
  public boolean seesRealm() {
    return auth.realm().canViewRealm();
  }

  /**
   * The employers that the caller may know of.
   *
   * @return their ids; empty for all of the realm
   */
  public Optional<Set<String>> known() {
    return auth.orgs().canView()
        ? Optional.empty()
        : Optional.of(manager.map(ManagerOf::employers).orElse(Set.of()));
  }

  private boolean hasSettings(OrganizationModel employer) {
    return manager.filter(each -> each.settings().contains(employer.getId())).isPresent();
  }

  /** Whether the caller may change an employer in Keycloak itself, as no manager may. */
  public boolean administers(OrganizationModel employer) {
    return auth.orgs().canManage(employer);
  }

  /**
   * Demands that the caller may see the settings of an employer.
   *
   * @throws ForbiddenException when they may not
   */
  public void requireSee(OrganizationModel employer) {
    if (!sees(employer)) {
      throw new ForbiddenException(
          "The settings are for administrators, and managers with settings");
    }
  }

  /**
   * Returns the employer that a request names. Of another employer than their own, a manager does
   * not learn whether it exists.
   *
   * @throws NotFoundException when there is none, or the caller must not know of it
   */
  public OrganizationModel known(Optional<OrganizationModel> named) {
    return named
        .filter(each -> auth.orgs().canView(each) || manages(each))
        .orElseThrow(
            () -> {
              if (manager.isEmpty()) {
                auth.orgs().requireQuery();
              }
              return new NotFoundException("Employer not found");
            });
  }

  /**
   * Demands that the caller may change the settings of the realm, as Keycloak demands it.
   *
   * @throws ForbiddenException when they may not
   */
  public void requireOfRealm() {
    auth.realm().requireManageRealm();
  }

  private boolean manages(OrganizationModel employer) {
    return manager.filter(each -> each.employers().contains(employer.getId())).isPresent();
  }
}
