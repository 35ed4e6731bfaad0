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
 * The stored password of an employee. A row that cannot be read lets nobody in, and must not stand
 * in the way of a new one: Keycloak reads the old one first.
 */
public final class StoredPassword {

  /** The setting of a directory, LDAP or Kerberos, that says what the server may write there. */
  private static final String EDIT_MODE = "editMode";

  private static final String READ_ONLY = "READ_ONLY";

  private StoredPassword() {}

  /** True when the stored password can be read, and when none is stored. */
  public static boolean readable(UserModel employee) {
    return broken(employee).findAny().isEmpty();
  }

  /**
   * True when it takes as long to compare a password with the stored one as to hash a new one.
   * False when none is stored here, or another system has hashed it in its own way.
   */
  public static boolean takesAsLong(KeycloakSession session, RealmModel realm, UserModel employee) {
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

  /** Whether there is a password, also one that cannot be read. */
  public static boolean exists(UserModel employee) {
    return !readable(employee)
        || employee.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
  }

  /**
   * True when a new one can be stored; false for an employee from a directory that the server may
   * only read (Keycloak's edit mode {@code READ_ONLY}).
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
   * True when a directory keeps the password, so that it stays when the one that is stored here is
   * removed.
   */
  public static boolean inDirectory(UserModel employee) {
    return employee.isFederated() || !StorageId.isLocalStorage(employee.getId());
  }

  /** Removes passwords that cannot be read, before a new one is stored. */
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
