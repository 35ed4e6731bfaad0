package dk.adgang.admin.access;

import dk.adgang.admin.access.ManagerRule.ManagerOf;
import jakarta.ws.rs.ForbiddenException;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.OrganizationModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Of which employers a caller may create employees, or change many at once. */
public final class CreateAccess {

  private final AdminPermissionEvaluator auth;
  private final Optional<ManagerOf> manager;

  CreateAccess(AdminPermissionEvaluator auth, Optional<ManagerOf> manager) {
    this.auth = auth;
    this.manager = manager;
  }

  /**
   * Demands that the caller may create employees of an employer. To make somebody its member is
   * Keycloak's permission to manage the organization.
   *
   * @param employer null for an employee without one
   * @throws ForbiddenException when they may not
   */
  public void require(OrganizationModel employer) {
    if (employers().isPresent()) {
      if (employer == null || !allows(employer)) {
        throw new ForbiddenException("Managers create employees of their own employer alone");
      }
    } else if (employer != null) {
      auth.orgs().requireManage(employer);
    }
  }

  /**
   * Demands that the caller may change many employees of an employer.
   *
   * @param employer null for employees of any, or of none
   * @throws ForbiddenException when they may not
   */
  public void requireMany(OrganizationModel employer) {
    if (employers().isPresent()) {
      requireAny();
      if (employer == null || !allows(employer)) {
        throw new ForbiddenException("Managers act for their own employer alone");
      }
    }
  }

  /** Whether the caller may change many employees of an employer; null for those of any. */
  public boolean allowsMany(OrganizationModel employer) {
    return employers().isEmpty() || (employer != null && allows(employer));
  }

  /** Whether {@link #require} lets the caller create employees of an employer. */
  public boolean creates(OrganizationModel employer) {
    return employers().isPresent() ? allows(employer) : auth.orgs().canManage(employer);
  }

  /** Whether the caller may know of the employer, and create employees of it. */
  public boolean allows(OrganizationModel employer) {
    return employers().map(own -> own.contains(employer.getId())).orElse(true);
  }

  /**
   * Demands that the caller may create some employee.
   *
   * @throws ForbiddenException when they may not
   */
  public void requireAny() {
    if (manager.isEmpty()) {
      auth.users().requireManage();
    }
  }

  /** The employers whose employees the caller may create; empty for all of the realm. */
  public Optional<Set<String>> employers() {
    return auth.users().canManage()
        ? Optional.empty()
        : Optional.of(manager.map(ManagerOf::employers).orElse(Set.of()));
  }

  /** The one employer whose employees a manager creates; empty when there are several, or none. */
  public Optional<String> onlyEmployer() {
    return manager
        .filter(each -> !auth.users().canManage() && each.employers().size() == 1)
        .map(each -> each.employers().iterator().next());
  }
}
