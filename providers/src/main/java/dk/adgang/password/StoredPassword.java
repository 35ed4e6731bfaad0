package dk.adgang.password;

import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * What is stored of an employee's password. A row that cannot be read lets nobody in, and must not
 * stand in the way of a new one: Keycloak reads the old one first.
 */
public final class StoredPassword {

  private StoredPassword() {}

  /** Whether what is stored can be read; also where nothing is. */
  static boolean readable(UserModel employee) {
    return broken(employee).findAny().isEmpty();
  }

  /** Whether there is a password, be it one that nobody can log in with. */
  public static boolean exists(UserModel employee) {
    return !readable(employee)
        || employee.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
  }

  /** Removes what cannot be read, before a new password is stored. */
  public static void makeRoom(UserModel employee) {
    broken(employee)
        .map(CredentialModel::getId)
        .toList()
        .forEach(employee.credentialManager()::removeStoredCredentialById);
  }

  private static Stream<CredentialModel> broken(UserModel employee) {
    return employee
        .credentialManager()
        .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
        .filter(stored -> !readable(stored));
  }

  private static boolean readable(CredentialModel stored) {
    try {
      PasswordCredentialModel password = PasswordCredentialModel.createFromCredentialModel(stored);
      return password.getPasswordCredentialData() != null
          && password.getPasswordSecretData() != null;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
