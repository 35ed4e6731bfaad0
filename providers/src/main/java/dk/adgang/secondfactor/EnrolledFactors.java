package dk.adgang.secondfactor;

import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import dk.adgang.ratelimit.RowLocks;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import dk.adgang.secondfactor.notice.FactorNotice;
import dk.adgang.secondfactor.notice.FactorNotices;
import dk.adgang.secondfactor.removal.Removal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The second factors that an employee has, and their backup. Passkeys in place of the password are
 * among them: they are no second factor, but the employee logs in with them, so a change of one is
 * guarded and mailed about in the same way.
 */
public final class EnrolledFactors {

  /** The name of the backup in mails and answers; Keycloak's name of the credential's type. */
  public static final String BACKUP = RecoveryAuthnCodesCredentialModel.TYPE;

  /** The name of a passkey in place of the password; Keycloak's name of the credential's type. */
  public static final String PASSWORDLESS = WebAuthnCredentialModel.TYPE_PASSWORDLESS;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel employee;

  public EnrolledFactors(KeycloakSession session, RealmModel realm, UserModel employee) {
    this.session = session;
    this.realm = realm;
    this.employee = employee;
  }

  /**
   * The name of a second factor, of its backup, or of a passkey in place of the password; empty
   * where the type is another one.
   */
  public static Optional<String> name(KeycloakSession session, String credentialType) {
    return BACKUP.equals(credentialType) || PASSWORDLESS.equals(credentialType)
        ? Optional.of(credentialType)
        : SecondFactorMethods.ofType(session, credentialType).map(SecondFactorMethod::getId);
  }

  private Optional<SecondFactorMethod> method(String credentialType) {
    return SecondFactorMethods.ofType(session, credentialType);
  }

  /** Whether there is a second factor; the backup alone does not count. */
  boolean any() {
    return all().stream().anyMatch(stored -> method(stored.getType()).isPresent());
  }

  /** Whether there is anything that {@link #clear} would remove. */
  public boolean clearable() {
    return !all().isEmpty();
  }

  /** Finds one, or the backup, by the id of its credential. */
  public Optional<CredentialModel> find(String id) {
    return all().stream().filter(stored -> stored.getId().equals(id)).findFirst();
  }

  /** True when this one is a second factor, and the employee has no other. */
  public boolean isLast(String id) {
    return find(id).flatMap(stored -> method(stored.getType())).isPresent()
        && all().stream()
            .noneMatch(
                stored -> !stored.getId().equals(id) && method(stored.getType()).isPresent());
  }

  /** Whether the employee may remove one of them now. */
  public boolean mayRemove(String id) {
    SecondFactorStatus status = SecondFactorStatus.of(session, realm, employee);
    List<Removal.Stored> stored =
        all().stream()
            .map(
                each ->
                    new Removal.Stored(
                        each.getId(),
                        method(each.getType()).isEmpty(),
                        method(each.getType()).filter(status::counts).isPresent()
                            && ReadableFactors.one(session, each)))
            .toList();
    return Removal.allowed(status.required(), stored, id);
  }

  /**
   * Lets nobody else change the factors of the same employee until the transaction ends: of two
   * factors that are removed at the same moment, each would see the other one remain. From then on
   * factors are read from the database: one that was loaded before may be gone.
   */
  private void alone() {
    RowLocks.take(session, employee);
  }

  /**
   * Removes one, if the employee may remove it now, and queues the mail about it. It does so in a
   * transaction of its own, so that the lock is released before the login goes on, which may ask
   * other servers. It does not see changes that the caller's transaction has not committed.
   *
   * @param news the subject of the mail; empty when another mail says it
   * @return whether it was removed
   */
  public boolean removeAllowed(CredentialModel factor, Optional<FactorNotice> news) {
    boolean removed =
        KeycloakModelUtils.runJobInTransactionWithResult(
            session.getKeycloakSessionFactory(),
            session.getContext(),
            own -> in(own).removeAllowedNow(factor, news),
            "Removal of a second factor");
    RowLocks.afresh(employee);
    return removed;
  }

  private EnrolledFactors in(KeycloakSession own) {
    RealmModel same = own.realms().getRealm(realm.getId());
    return new EnrolledFactors(own, same, own.users().getUserById(same, employee.getId()));
  }

  private boolean removeAllowedNow(CredentialModel factor, Optional<FactorNotice> news) {
    alone();
    if (!mayRemove(factor.getId())) {
      return false;
    }
    remove(factor.getId());
    news.ifPresent(
        what ->
            FactorNotices.queue(
                session, realm, employee, what, name(session, factor.getType()).orElseThrow()));
    return true;
  }

  /** Removes one. Codes without a factor would wait for the next one, so they go with the last. */
  private void remove(String id) {
    employee.credentialManager().removeStoredCredentialById(id);
    if (!any()) {
      remove(stored -> BACKUP.equals(stored.getType()));
    }
  }

  /**
   * Removes all of them, backup included, and forgets that the employee skipped.
   *
   * @return the names of the removed factors
   */
  public List<String> clear() {
    alone();
    List<String> removed = remove(stored -> true);
    new EmployeeMemory(session, realm, employee).keep(Fact.SKIPPED, List.of());
    if (!removed.isEmpty()) {
      FactorNotices.cleared(session, realm, employee);
    }
    return removed;
  }

  private List<String> remove(Predicate<CredentialModel> which) {
    List<String> removed = new ArrayList<>();
    for (CredentialModel stored : all().stream().filter(which).toList()) {
      if (employee.credentialManager().removeStoredCredentialById(stored.getId())) {
        removed.add(name(session, stored.getType()).orElseThrow());
      }
    }
    return List.copyOf(removed);
  }

  private List<CredentialModel> all() {
    return employee
        .credentialManager()
        .getStoredCredentialsStream()
        .filter(stored -> name(session, stored.getType()).isPresent())
        .toList();
  }
}
