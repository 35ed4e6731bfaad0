package dk.adgang.password;

import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
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

  /**
   * Whether to compare a password with what is stored takes as long as to hash a new one. It does
   * not where nothing is stored here, or what another system has hashed in its own way.
   */
  static boolean takesAsLong(KeycloakSession session, RealmModel realm, UserModel employee) {
    PasswordPolicy policy = realm.getPasswordPolicy();
    String algorithm = policy.getHashAlgorithm();
    PasswordHashProvider hash =
        algorithm == null
            ? session.getProvider(PasswordHashProvider.class)
            : session.getProvider(PasswordHashProvider.class, algorithm);
    return readable(employee)
        && employee
            .credentialManager()
            .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
            .findFirst()
            .map(PasswordCredentialModel::createFromCredentialModel)
            .filter(stored -> hash != null && hash.policyCheck(policy, stored))
            .isPresent();
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
