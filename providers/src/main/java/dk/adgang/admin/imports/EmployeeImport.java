package dk.adgang.admin.imports;

import dk.adgang.admin.access.Caller;
import dk.adgang.admin.imports.ImportRowEntity.State;
import dk.adgang.common.RefusedException;
import dk.adgang.secondfactor.ProposedNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminAuth;

/**
 * Creates many employees from a file. It is looked at first, and says what would come; a job then
 * creates one after the other. The owner of an address that has an account is asked, and the same
 * file twice makes nobody twice.
 */
public final class EmployeeImport {

  /** The longest file, in bytes. */
  public static final int LONGEST = ImportFile.LONGEST;

  /** As many mails as a manager causes in an hour. */
  private static final int MOST_OF_MANAGER = 100;

  /** How many rows of a file are shown. */
  private static final int SAMPLES = 5;

  /** How many files that were begun are listed. */
  private static final int LATELY = 3;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Caller caller;
  private final AdminAuth sender;
  private final Imports imports;
  private final ImportReports reports;

  /**
   * Prepares the import of one request.
   *
   * @param caller somebody who may create employees
   * @param sender the same, for events
   */
  public EmployeeImport(
      KeycloakSession session, RealmModel realm, Caller caller, AdminAuth sender) {
    this.session = session;
    this.realm = realm;
    this.caller = caller;
    this.sender = sender;
    this.imports = new Imports(session);
    this.reports = new ImportReports(session, realm, caller, imports);
  }

  /**
   * Looks at a file, and stores nothing.
   *
   * @param employer null for none
   * @throws RefusedException when the file cannot be read
   */
  public ImportReport look(byte[] bytes, OrganizationModel employer) throws RefusedException {
    ImportFile file = readable(bytes);
    return reports.foreseen(null, employer, file, check(file));
  }

  /**
   * Stores a file to be begun later.
   *
   * @return what would come of it, with its id
   * @throws RefusedException when the file cannot be read
   */
  public ImportReport store(byte[] bytes, OrganizationModel employer) throws RefusedException {
    ImportFile file = readable(bytes);
    ImportCheck.Checked checked = check(file);
    if (imports.dropOthers(realm, sender.getUser().getId())) {
      throw new RefusedException(
          "file",
          "Another file of yours is being worked off. Wait until it is done",
          "consoleImportUnderWayAlready");
    }
    ImportEntity stored = new ImportEntity();
    stored.realmId = realm.getId();
    stored.employerId = employer == null ? null : employer.getId();
    stored.senderRealmId = sender.getRealm().getId();
    stored.senderId = sender.getUser().getId();
    stored.clientId = sender.getClient().getId();
    stored.ipAddress = session.getContext().getConnection().getRemoteAddr();
    imports.store(stored, checked.right(), checked.problems());
    return reports.foreseen(stored.id, employer, file, checked);
  }

  /** Reads a file. A manager's has a limit for a look too, which tells who has an account. */
  private ImportFile readable(byte[] bytes) throws RefusedException {
    ImportFile file = ImportFile.read(bytes);
    if (caller.manager().isPresent()
        && !caller.administersEmployees()
        && file.rows().size() > MOST_OF_MANAGER) {
      throw new RefusedException(
          "file",
          "A manager imports at most " + MOST_OF_MANAGER + " employees at once",
          "consoleImportTooManyForManager");
    }
    return file;
  }

  private ImportCheck.Checked check(ImportFile file) {
    return ImportCheck.of(
        file, realm.getSupportedLocalesStream().collect(Collectors.toSet()), this::isPhone);
  }

  private boolean isPhone(String typed) {
    try {
      return ProposedNumber.read(session, realm, typed).isPresent();
    } catch (RefusedException e) {
      return false;
    }
  }

  /** Has a stored file created; again is the same. Empty where the caller has sent no such file. */
  public Optional<ImportReport> start(String id) {
    return own(id)
        .map(
            file -> {
              imports.start(id);
              return reports.soFar(file);
            });
  }

  /** Tells how far a file has come; empty where the caller has sent no such file. */
  public Optional<ImportReport> find(String id) {
    return own(id).map(reports::soFar);
  }

  /**
   * Tells what would come of a stored file that nobody began, or how far it has come; empty where
   * the caller has sent no such file.
   */
  public Optional<ImportReport> look(String id) {
    return own(id).map(file -> file.startedAt > 0 ? reports.soFar(file) : reports.foreseen(file));
  }

  /** Whether a file was begun. */
  public boolean begun(String id) {
    return own(id).filter(file -> file.startedAt > 0).isPresent();
  }

  /** Returns the first rows of a file that nobody began; none where the caller has sent none. */
  public List<ImportSample> sample(String id) {
    return own(id).filter(file -> file.startedAt == 0).stream()
        .flatMap(file -> imports.first(file.id, State.PENDING, SAMPLES).stream())
        .map(
            row ->
                new ImportSample(
                    row.line, row.firstName, row.lastName, row.email, row.title, row.phone))
        .toList();
  }

  /** Returns the files that the caller has had created lately, newest first. */
  public List<BegunImport> lately() {
    return imports.begun(realm, sender.getUser().getId(), LATELY).stream()
        .map(
            file -> {
              ImportReport report = reports.soFar(file);
              return new BegunImport(
                  file.id,
                  Instant.ofEpochMilli(file.startedAt),
                  report.total(),
                  report.total() - report.pending());
            })
        .toList();
  }

  private Optional<ImportEntity> own(String id) {
    return imports
        .find(realm, id)
        .filter(
            file ->
                caller.administersEmployees() || file.senderId.equals(sender.getUser().getId()));
  }
}
