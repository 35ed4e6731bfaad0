package dk.adgang.admin.reminders;

import dk.adgang.admin.employees.EmployeeFacts;
import dk.adgang.admin.reminders.ReminderRule.Candidate;
import dk.adgang.memory.Fact;
import dk.adgang.memory.Memories;
import dk.adgang.password.StoredPassword;
import dk.adgang.secondfactor.SecondFactorStatus;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import dk.adgang.secondfactor.reminder.SecondFactorReminders;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.storage.StorageId;

/** Reads what the rule asks about some employees: two statements, however many they are. */
final class ReminderFacts {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Map<String, List<String>> credentials;
  private final Memories memories;
  private final Set<String> factors;

  ReminderFacts(KeycloakSession session, RealmModel realm, Collection<String> ids) {
    this.session = session;
    this.realm = realm;
    this.credentials = EmployeeFacts.credentials(session, ids);
    this.memories = Memories.of(session, realm, ids);
    this.factors =
        SecondFactorMethods.all(session).stream()
            .map(SecondFactorMethod::credentialType)
            .collect(Collectors.toSet());
  }

  Candidate candidate(UserModel employee) {
    List<String> types = credentials.getOrDefault(employee.getId(), List.of());
    return new Candidate(
        employee.isEnabled(),
        SecondFactorReminders.canBeMailed(realm, employee),
        types.contains(PasswordCredentialModel.TYPE)
            || (StoredPassword.inDirectory(employee) && StoredPassword.exists(employee)),
        types.stream().anyMatch(factors::contains) || hasElsewhere(employee),
        reminded(employee));
  }

  /** Keycloak keeps the credentials of people whom a directory does not import in other tables. */
  private boolean hasElsewhere(UserModel employee) {
    return !StorageId.isLocalStorage(employee.getId())
        && SecondFactorStatus.of(session, realm, employee).enrolledAny();
  }

  private Optional<Instant> reminded(UserModel employee) {
    return memories.of(employee.getId(), Fact.REMINDED).stream().findFirst().map(Instant::parse);
  }
}
