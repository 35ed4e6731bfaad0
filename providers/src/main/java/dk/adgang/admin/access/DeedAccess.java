package dk.adgang.admin.access;

import dk.adgang.admin.access.ManagerRule.Denial;
import dk.adgang.admin.access.ManagerRule.ManagerOf;
import dk.adgang.admin.access.ManagerRule.Subject;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.common.util.Time;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The deeds that a caller may do with one employee. */
public final class DeedAccess {

  private final AdminPermissionEvaluator auth;
  private final DeedPermissions permissions;
  private final ManagerGroups groups;
  private final Optional<ManagerOf> manager;

  DeedAccess(AdminPermissionEvaluator auth, ManagerGroups groups, Optional<ManagerOf> manager) {
    this.auth = auth;
    this.permissions = new DeedPermissions(auth);
    this.groups = groups;
    this.manager = manager;
  }

  /**
   * Demands that the caller may do something with an employee.
   *
   * @throws ForbiddenException when they may not
   * @throws NotFoundException when a manager asks for an employee of others
   */
  public void require(EmployeeDeed deed, UserModel employee) {
    if (permissions.allow(deed, employee)) {
      return;
    }
    if (manager.isEmpty()) {
      permissions.refuse(deed, employee);
    }
    denial(deed, employee)
        .ifPresent(
            denial -> {
              throw denial == Denial.UNKNOWN
                  ? new NotFoundException(Caller.UNKNOWN)
                  : new ForbiddenException(denial.sentence());
            });
  }

  /** Whether the caller may do something with an employee; a page offers nothing else. */
  public boolean allows(EmployeeDeed deed, UserModel employee) {
    return permissions.allow(deed, employee)
        || (manager.isPresent() && denial(deed, employee).isEmpty());
  }

  /** Whether it is Keycloak's permission, and no manager's, by which the caller may change them. */
  public boolean administers(UserModel employee) {
    return auth.users().canManage(employee);
  }

  /**
   * Demands of a manager a proof of the last five minutes, for what lets in somebody else.
   *
   * @throws ForbiddenException when it is older
   */
  public void requireFresh(UserModel employee) {
    if (!administers(employee) && manager.filter(each -> !each.isFresh(now())).isPresent()) {
      throw new ForbiddenException(FreshProof.TOO_OLD);
    }
  }

  private Optional<Denial> denial(EmployeeDeed deed, UserModel employee) {
    if (employee.getServiceAccountClientLink() != null) {
      return Optional.of(Denial.UNKNOWN);
    }
    List<OrganizationModel> employers = groups.employers(employee);
    return ManagerRule.denial(
        manager.orElseThrow(),
        new Subject(
            employee.getId(),
            ids(employers),
            groups.managed(employee, employers),
            groups.isAdministrator(employee)),
        deed);
  }

  private static Set<String> ids(List<OrganizationModel> employers) {
    return employers.stream().map(OrganizationModel::getId).collect(Collectors.toSet());
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
