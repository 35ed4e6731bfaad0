package dk.adgang.mail;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The mails that are to be sent. A mail is queued in the caller's transaction and sent after it, so
 * that no request waits for a mail server, and none is lost when the server goes down.
 */
public final class Outbox {

  private final EntityManager rows;

  public Outbox(KeycloakSession session) {
    this.rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /**
   * Queues a mail.
   *
   * @param employee null when no account is meant, which nobody must notice
   * @param kind the id of a {@link LetterFactory}
   * @param about what the mail is about, in the letter's own terms; may be null
   * @param pause how long to wait before the first try
   */
  public void queue(
      RealmModel realm, UserModel employee, String kind, String about, Duration pause) {
    queue(realm, employee, kind, about, pause, null);
  }

  /**
   * Queues a mail that somebody has asked for on a page.
   *
   * @param language of the page, for an employee without a language of their own; null for the
   *     realm's
   */
  public void queue(
      RealmModel realm,
      UserModel employee,
      String kind,
      String about,
      Duration pause,
      Locale language) {
    store(mail(realm, employee, kind, about, pause, language));
  }

  /**
   * Queues a mail to an address that is not the employee's any more. It goes out to an employee who
   * is disabled, too.
   *
   * @param address where it goes
   */
  public void queueTo(
      String address, RealmModel realm, UserModel employee, String kind, String about) {
    MailEntity mail = mail(realm, employee, kind, about, Duration.ZERO, null);
    mail.address = address;
    store(mail);
  }

  private void store(MailEntity mail) {
    rows.persist(mail);
    rows.flush();
  }

  private static MailEntity mail(
      RealmModel realm,
      UserModel employee,
      String kind,
      String about,
      Duration pause,
      Locale language) {
    long now = Time.currentTimeMillis();
    MailEntity mail = new MailEntity();
    mail.id = UUID.randomUUID().toString();
    mail.realmId = realm.getId();
    mail.userId = employee == null ? null : employee.getId();
    mail.kind = kind;
    mail.about = about;
    mail.locale = language == null ? null : language.toLanguageTag();
    mail.queuedAt = now;
    mail.dueAt = now + pause.toMillis();
    return mail;
  }

  /** The ids of the realms that have mails that are due, the one that waits longest first. */
  List<String> realmsWithDue() {
    return rows.createQuery(
            "select m.realmId from MailEntity m where m.dueAt <= :now group by m.realmId"
                + " order by min(m.dueAt)",
            String.class)
        .setParameter("now", Time.currentTimeMillis())
        .getResultList();
  }

  /** The ids of a realm's mails that are due, the one that waits longest first. */
  List<String> due(String realmId, int atMost) {
    return rows.createQuery(
            "select m.id from MailEntity m where m.realmId = :realm and m.dueAt <= :now"
                + " order by m.dueAt",
            String.class)
        .setParameter("realm", realmId)
        .setParameter("now", Time.currentTimeMillis())
        .setMaxResults(atMost)
        .getResultList();
  }

  /**
   * Takes a due mail for one try. Until the hold is over no other node takes it; if this node dies,
   * another one takes it then.
   *
   * @return whether it was taken
   */
  boolean take(String id, Duration hold) {
    long now = Time.currentTimeMillis();
    return rows.createQuery(
                "update MailEntity m set m.attempts = m.attempts + 1, m.dueAt = :later"
                    + " where m.id = :id and m.dueAt <= :now")
            .setParameter("later", now + hold.toMillis())
            .setParameter("id", id)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** Returns a mail; null when it is gone. */
  MailEntity find(String id) {
    return rows.find(MailEntity.class, id);
  }

  void postpone(String id, Duration wait) {
    rows.createQuery("update MailEntity m set m.dueAt = :later where m.id = :id")
        .setParameter("later", Time.currentTimeMillis() + wait.toMillis())
        .setParameter("id", id)
        .executeUpdate();
  }

  void remove(String id) {
    rows.createQuery("delete from MailEntity m where m.id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  void forget(UserModel employee) {
    rows.createQuery("delete from MailEntity m where m.userId = :user")
        .setParameter("user", employee.getId())
        .executeUpdate();
  }

  void forget(RealmModel realm) {
    rows.createQuery("delete from MailEntity m where m.realmId = :realm")
        .setParameter("realm", realm.getId())
        .executeUpdate();
  }
}
