package dk.adgang.admin.reminders;

import dk.adgang.admin.EventPath;
import dk.adgang.admin.access.Caller;
import dk.adgang.admin.access.EmployeeDeed;
import dk.adgang.admin.employees.EmployeeFilter;
import dk.adgang.admin.reminders.NotReminded.Why;
import dk.adgang.common.RefusedException;
import dk.adgang.link.LinkOrderCheck;
import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import dk.adgang.ratelimit.RowLocks;
import dk.adgang.secondfactor.reminder.SecondFactorReminders;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * Reminds employees to add a second factor, by mail. It asks what the caller may do with each of
 * them, so that one who may not be reminded keeps nobody else from it.
 */
public final class Reminders {

  /** How many employees one request may name: as many as are read at once elsewhere. */
  public static final int MOST = EmployeeFilter.MOST;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Caller caller;
  private final AdminEventBuilder events;

  /**
   * Prepares the reminders of one request.
   *
   * @param events of the resource type USER, by the person who acts
   */
  public Reminders(
      KeycloakSession session, RealmModel realm, Caller caller, AdminEventBuilder events) {
    this.session = session;
    this.realm = realm;
    this.caller = caller;
    this.events = events;
  }

  /** Returns why an employee gets no reminder now, whoever asks; empty when they get one. */
  public Optional<Why> against(UserModel employee) {
    return ReminderRule.against(
        new ReminderFacts(session, realm, List.of(employee.getId())).candidate(employee), now());
  }

  /**
   * Queues a reminder to each of them who is to have one.
   *
   * @param userIds each one counts once, also when it is repeated
   * @throws RefusedException when the request as a whole makes no sense; then nothing is queued
   */
  public ReminderReport remind(List<String> userIds) throws RefusedException {
    List<String> ids = userIds.stream().distinct().toList();
    if (ids.isEmpty() || ids.size() > MOST) {
      throw new RefusedException("userIds", "Name 1 to " + MOST + " employees");
    }
    new LinkOrderCheck(session, realm).of(null, null);
    Map<String, UserModel> due = new LinkedHashMap<>();
    Map<String, Why> left = new HashMap<>();
    for (String id : ids) {
      UserModel employee = session.users().getUserById(realm, id);
      denied(employee).ifPresentOrElse(why -> left.put(id, why), () -> due.put(id, employee));
    }
    sift(due, left);
    caller.mails().without(due.keySet()).forEach(id -> left.put(id, Why.TOO_MANY_MAILS));
    due.keySet().removeAll(left.keySet());
    // Another request may remind the same employees now. Mails are counted before, because that
    // may wait for a lock of its own.
    RowLocks.take(session, List.of("reminders:" + realm.getId()));
    sift(due, left);
    due.values().forEach(this::queue);
    return report(ids, due, left);
  }

  private Optional<Why> denied(UserModel employee) {
    if (employee == null
        || employee.getServiceAccountClientLink() != null
        || !caller.deeds().allows(EmployeeDeed.SEE, employee)) {
      return Optional.of(Why.UNKNOWN);
    }
    return caller.deeds().allows(EmployeeDeed.REMIND, employee)
        ? Optional.empty()
        : Optional.of(Why.NOT_ALLOWED);
  }

  /** Takes out those who get none, by what is stored now. */
  private void sift(Map<String, UserModel> due, Map<String, Why> left) {
    if (due.isEmpty()) {
      return;
    }
    ReminderFacts facts = new ReminderFacts(session, realm, due.keySet());
    Instant now = now();
    due.forEach(
        (id, employee) ->
            ReminderRule.against(facts.candidate(employee), now)
                .ifPresent(why -> left.put(id, why)));
    due.keySet().removeAll(left.keySet());
  }

  private void queue(UserModel employee) {
    new EmployeeMemory(session, realm, employee).keep(Fact.REMINDED, List.of(now().toString()));
    SecondFactorReminders.queue(session, realm, employee);
  }

  private ReminderReport report(
      List<String> ids, Map<String, UserModel> reminded, Map<String, Why> left) {
    ReminderReport report =
        new ReminderReport(
            List.copyOf(reminded.keySet()),
            ids.stream()
                .filter(left::containsKey)
                .map(id -> new NotReminded(id, left.get(id)))
                .toList());
    if (!reminded.isEmpty()) {
      events
          .operation(OperationType.ACTION)
          .resourcePath(EventPath.of(session, realm))
          .representation(report)
          .success();
    }
    return report;
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
