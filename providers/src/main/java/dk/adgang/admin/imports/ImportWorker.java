package dk.adgang.admin.imports;

import dk.adgang.admin.access.Caller;
import dk.adgang.admin.consent.NewColleague;
import dk.adgang.admin.employees.EmployersByName;
import dk.adgang.admin.employees.NewEmployee;
import dk.adgang.admin.imports.ImportRowEntity.State;
import dk.adgang.common.DisplayText;
import dk.adgang.common.RefusedException;
import dk.adgang.job.BackgroundJob;
import jakarta.ws.rs.ForbiddenException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * Creates the employees of imports, a few a transaction, and where one of those fails, each by
 * itself: a server that goes down in between goes on where it was, and nobody is created twice.
 * Files take turns of some rows each. In each transaction it is asked anew whether the sender may
 * still create employees.
 */
final class ImportWorker implements BackgroundJob.Round {

  private static final Logger LOG = Logger.getLogger(ImportWorker.class);

  /** How many rows of a file are created before another file has its turn. */
  private static final int TURN = 50;

  /** How many rows are created in a transaction, so that they share the time of its commit. */
  private static final int TOGETHER = 10;

  private static final int LONGEST_REASON = 1_000;
  private static final int LONGEST_FIELD = 64;

  private final KeycloakSessionFactory factory;

  ImportWorker(KeycloakSessionFactory factory) {
    this.factory = factory;
  }

  @Override
  public void run(BackgroundJob job) {
    Set<String> resting = new HashSet<>();
    List<String> files = unfinished(resting);
    while (!files.isEmpty() && !job.stopped()) {
      for (String file : files) {
        try {
          turn(job, file);
        } catch (RuntimeException e) {
          // It must not hold up the others; the next round tries it again.
          resting.add(file);
          LOG.warnf("The import %s rests: %s", file, DisplayText.line(String.valueOf(e)));
          LOG.debug("An import rests", e);
        }
      }
      files = unfinished(resting);
    }
  }

  private List<String> unfinished(Set<String> resting) {
    return inTransaction(session -> new Imports(session).unfinished()).stream()
        .filter(file -> !resting.contains(file))
        .toList();
  }

  private void turn(BackgroundJob job, String file) {
    List<String> some =
        inTransaction(
            session ->
                new Imports(session)
                    .first(file, State.PENDING, TURN).stream().map(row -> row.id).toList());
    boolean together = mayTogether(file);
    for (int from = 0; from < some.size() && !job.stopped(); from += TOGETHER) {
      List<String> few = some.subList(from, Math.min(some.size(), from + TOGETHER));
      if (!together || !createTogether(file, few)) {
        for (String row : few) {
          if (job.stopped()) {
            return;
          }
          create(job, file, row);
        }
      }
    }
  }

  /** Where mails are counted, rows that are tried a second time would be counted twice. */
  private boolean mayTogether(String file) {
    try {
      return inTransaction(
          session ->
              !Sending.of(session, new Imports(session).file(file)).caller.mails().isCounting());
    } catch (ForbiddenException e) {
      return false;
    }
  }

  /** Creates all or none; the reason is told when each is created by itself. */
  private boolean createTogether(String file, List<String> few) {
    try {
      inTransaction(
          session -> {
            few.forEach(row -> new Step(session, file, row).create());
            return null;
          });
      return true;
    } catch (RuntimeException e) {
      LOG.debug("Some rows of an import are created one by one", e);
      return false;
    }
  }

  private void create(BackgroundJob job, String file, String row) {
    try {
      inTransaction(session -> new Step(session, file, row).create());
    } catch (Refused e) {
      note(row, e.refusal.field(), e.refusal.getMessage());
    } catch (ForbiddenException e) {
      note(row, null, "The sender of the file may not create employees any more");
    } catch (RuntimeException e) {
      if (!job.stopped()) {
        LOG.warnf("A row of the import %s failed: %s", file, DisplayText.line(String.valueOf(e)));
        LOG.debug("A row of an import failed", e);
        note(row, null, "The server could not store it. Send the row again");
      }
    }
  }

  private void note(String row, String field, String reason) {
    String all = String.valueOf(reason);
    String shown = all.length() > LONGEST_REASON ? all.substring(0, LONGEST_REASON) : all;
    String named = field != null && field.length() > LONGEST_FIELD ? null : field;
    inTransaction(
        session -> {
          new Imports(session).failed(row, named, shown);
          return null;
        });
  }

  private <T> T inTransaction(Function<KeycloakSession, T> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(factory, work::apply);
  }

  /** A refusal that rolls back the transaction of its row. */
  private static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RefusedException refusal;

    Refused(RefusedException refusal) {
      super(refusal);
      this.refusal = refusal;
    }
  }

  /** The file as its sender may have it worked off now. */
  private static final class Sending {

    private final RealmModel realm;
    private final OrganizationModel employer;
    private final AdminAuth auth;
    private final Caller caller;

    private Sending(RealmModel realm, OrganizationModel employer, AdminAuth auth, Caller caller) {
      this.realm = realm;
      this.employer = employer;
      this.auth = auth;
      this.caller = caller;
    }

    /**
     * Asks anew who the sender is and what they may.
     *
     * @throws ForbiddenException when they may not create employees there any more
     */
    static Sending of(KeycloakSession session, ImportEntity from) {
      RealmModel realm = session.realms().getRealm(from.realmId);
      if (realm == null) {
        throw new ForbiddenException("The realm is gone");
      }
      // Keycloak looks for people of organizations only in a session of a realm.
      session.getContext().setRealm(realm);
      RealmModel senders = session.realms().getRealm(from.senderRealmId);
      UserModel sender =
          senders == null ? null : session.users().getUserById(senders, from.senderId);
      ClientModel client =
          senders == null ? null : session.clients().getClientById(senders, from.clientId);
      if (sender == null
          || !sender.isEnabled()
          || client == null
          || !client.isEnabled()
          || !realm.isEnabled()) {
        throw new ForbiddenException("The sender is gone");
      }
      Optional<OrganizationModel> employer =
          Optional.ofNullable(from.employerId)
              .map(id -> new EmployersByName(session, realm).withId(id).orElse(null));
      AdminAuth auth = new AdminAuth(senders, null, sender, client);
      Caller caller = Caller.ofJob(session, realm, auth);
      caller.creating().requireAny();
      if (employer.isEmpty() && from.employerId != null) {
        throw new ForbiddenException("The employer is gone");
      }
      caller.creating().require(employer.orElse(null));
      return new Sending(realm, employer.orElse(null), auth, caller);
    }
  }

  /** The creation of one employee. */
  private record Step(KeycloakSession session, String file, String row) {

    Void create() {
      Imports imports = new Imports(session);
      ImportEntity from = imports.file(file);
      Sending sending = Sending.of(session, from);
      RealmModel realm = sending.realm;
      ImportRowEntity wanted = imports.row(row);
      NewColleague colleague =
          new NewColleague(
              session,
              realm,
              sending.caller,
              new AdminEventBuilder(
                      realm, sending.auth, session, new SenderConnection(from.ipAddress))
                  .resource(ResourceType.USER));
      State to = foreseen(imports, realm, colleague, sending.employer, wanted);
      if (!imports.take(row, to) || to == State.EXISTS) {
        return null;
      }
      try {
        colleague.bring(
            new NewEmployee(
                wanted.firstName,
                wanted.lastName,
                wanted.email,
                wanted.title,
                null,
                wanted.language,
                wanted.phone),
            sending.employer);
      } catch (RefusedException e) {
        throw new Refused(e);
      }
      return null;
    }

    private static State foreseen(
        Imports imports,
        RealmModel realm,
        NewColleague colleague,
        OrganizationModel employer,
        ImportRowEntity wanted) {
      if (imports.taken(realm, List.of(wanted.email.toLowerCase(Locale.ROOT))).isEmpty()) {
        return State.CREATED;
      }
      return colleague.asks(wanted.email, employer) ? State.ASKED : State.EXISTS;
    }
  }
}
