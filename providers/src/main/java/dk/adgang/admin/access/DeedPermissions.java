package dk.adgang.admin.access;

import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Keycloak's own permissions for what is done with an employee. */
record DeedPermissions(AdminPermissionEvaluator auth) {

  boolean allow(EmployeeDeed deed, UserModel employee) {
    return switch (deed) {
      case SEE -> auth.users().canView(employee);
      case WELCOME, REMIND, CHANGE -> auth.users().canManage(employee);
      case RESET -> auth.users().canResetPassword(employee);
    };
  }

  /** As Keycloak refuses the same. */
  void refuse(EmployeeDeed deed, UserModel employee) {
    switch (deed) {
      case SEE -> auth.users().requireView(employee);
      case WELCOME, REMIND, CHANGE -> auth.users().requireManage(employee);
      case RESET -> auth.users().requireResetPassword(employee);
    }
  }
}
