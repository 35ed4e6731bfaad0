package dk.adgang.admin.employees;

import dk.adgang.common.RefusedException;
import dk.adgang.link.LinkService;
import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import dk.adgang.password.StoredPassword;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The e-mail address of an account, which can be corrected until somebody uses the account. */
public record AccountAddress(KeycloakSession session, RealmModel realm, UserModel employee) {

  /**
   * Moves an account to another address. Links are mailed there, so that a used account would be
   * handed to the owner of the address: that is for administrators.
   *
   * @param administrator whether an administrator does it, who may move a used account too
   * @return whether it is another address
   */
  boolean move(String email, Map<String, List<String>> attributes, boolean administrator)
      throws RefusedException {
    if (email.equalsIgnoreCase(Objects.requireNonNullElse(employee.getEmail(), ""))) {
      return false;
    }
    if (!administrator) {
      requireUnused();
    }
    if (email.isBlank()) {
      throw new RefusedException(
          EmployeeProfile.EMAIL, EmployeeProfile.NEEDED, "consoleEmailNeeded");
    }
    attributes.put(EmployeeProfile.EMAIL, List.of(email));
    if (Objects.equals(employee.getUsername(), employee.getEmail())) {
      attributes.put(UserModel.USERNAME, List.of(email));
    }
    return true;
  }

  void requireUnused() throws RefusedException {
    if (isUsed()) {
      throw new RefusedException(
          EmployeeProfile.EMAIL,
          "The account was used with the old address. Only an administrator can change it",
          "consoleEmailUsed");
    }
  }

  /** Whether somebody has logged in to the account, or could. */
  public boolean isUsed() {
    return StoredPassword.inDirectory(employee)
        || employee.credentialManager().getStoredCredentialsStream().findAny().isPresent()
        || !new EmployeeMemory(session, realm, employee).of(Fact.PASSWORD_TAKEN).isEmpty()
        || session.users().getFederatedIdentitiesStream(realm, employee).findAny().isPresent()
        || new LinkService(session, realm).hasUsedLink(employee);
  }
}
