package dk.adgang.password;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.storage.StorageId;

/**
 * What is stored of an employee's password. A row that cannot be read lets nobody in, and must not
 * stand in the way of a new one: Keycloak reads the old one first.
 */
public final class StoredPassword {

  /** The setting of a directory, LDAP or Kerberos, that says what the server may write there. */
  private static final String EDIT_MODE = "editMode";

  private static final String READ_ONLY = "READ_ONLY";

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

  /** When the stored password was created; null where none is stored here. */
  public static Instant createdAt(UserModel employee) {
    return employee
        .credentialManager()
        .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
        .map(CredentialModel::getCreatedDate)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .map(Instant::ofEpochMilli)
        .orElse(null);
  }

  /** Whether there is a password, be it one that nobody can log in with. */
  public static boolean exists(UserModel employee) {
    return !readable(employee)
        || employee.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
  }

  /**
   * Whether a new one can be stored. It cannot where the employee is from a directory that the
   * server may only read (Keycloak's edit mode {@code READ_ONLY}).
   */
  public static boolean canBeSet(RealmModel realm, UserModel employee) {
    String directory =
        StorageId.isLocalStorage(employee.getId())
            ? employee.getFederationLink()
            : StorageId.providerId(employee.getId());
    ComponentModel settings = directory == null ? null : realm.getComponent(directory);
    return settings == null || !READ_ONLY.equals(settings.get(EDIT_MODE));
  }

  /**
   * Whether a directory keeps the password, so that to remove what is stored here takes nothing
   * away.
   */
  public static boolean inDirectory(UserModel employee) {
    return employee.isFederated() || !StorageId.isLocalStorage(employee.getId());
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
