package dk.adgang.mail;

import dk.adgang.mail.Letter.Outcome;
import dk.adgang.work.Steadily;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Sends what is in the {@link Outbox}. A mail is written when it is sent, in the employee's
 * language, so that it knows what has been added to the employee since it was queued.
 *
 * <p>Each step has a transaction of its own: the row is taken, the mail is sent, the row goes.
 * Killed in between, the row is due again when its hold is over; that one mail can then arrive
 * twice, and none is lost.
 */
final class Courier implements Steadily.Round {

  private static final Logger LOG = Logger.getLogger(Courier.class);

  /**
   * How long one try may take before another node tries. Longer than any mail server is waited for.
   */
  private static final Duration HOLD = Duration.ofMinutes(2);

  /** After so long in the queue nobody is waiting for the mail any more. */
  private static final Duration GIVE_UP = Duration.ofHours(24);

  private static final int BATCH = 200;

  /** Most of a mail's time is waiting for the mail server. */
  private static final int AT_ONCE = 8;

  private final KeycloakSessionFactory factory;

  Courier(KeycloakSessionFactory factory) {
    this.factory = factory;
  }

  /** Sends what is due. */
  @Override
  public void run(Steadily steadily) {
    List<String> due = inTransaction(session -> new Outbox(session).due(BATCH));
    steadily.each(
        due,
        AT_ONCE,
        id -> {
          if (inTransaction(session -> new Outbox(session).take(id, HOLD))) {
            deliver(id);
          }
        });
  }

  private void deliver(String id) {
    try {
      // What the mail says is stored before it goes out: a link may be opened the moment it
      // arrives.
      Optional<Letter.Text> text = inTransaction(session -> prepare(session, id));
      text.ifPresent(
          written ->
              inTransaction(
                  session -> {
                    send(session, id, written);
                    return null;
                  }));
    } catch (RuntimeException e) {
      LOG.warnf(e, "Mail %s could not be prepared; it is tried again later", id);
      inTransaction(
          session -> {
            new Outbox(session).removeOlder(id, GIVE_UP);
            return null;
          });
    }
  }

  /** Writes the mail; empty when there is none to send. */
  private static Optional<Letter.Text> prepare(KeycloakSession session, String id) {
    Outbox outbox = new Outbox(session);
    MailEntity mail = outbox.find(id);
    RealmModel realm = mail == null ? null : session.realms().getRealm(mail.realmId);
    Letter letter = mail == null ? null : session.getProvider(Letter.class, mail.kind);
    if (realm == null || letter == null) {
      outbox.remove(id);
      return Optional.empty();
    }
    session.getContext().setRealm(realm);
    UserModel employee = employee(session, realm, mail);
    String undeliverable = undeliverable(employee);
    String needless =
        undeliverable == null ? letter.needless(realm, employee, mail.about) : undeliverable;
    if (needless != null) {
      letter.note(mail.about, Outcome.NEEDLESS, mail.attempts, needless);
      outbox.remove(id);
      return Optional.empty();
    }
    try {
      return Optional.of(letter.write(realm, employee, mail.about));
    } catch (RuntimeException e) {
      notSent(outbox, mail, letter, e);
      return Optional.empty();
    }
  }

  private static void send(KeycloakSession session, String id, Letter.Text text) {
    Outbox outbox = new Outbox(session);
    MailEntity mail = outbox.find(id);
    RealmModel realm = mail == null ? null : session.realms().getRealm(mail.realmId);
    if (realm == null) {
      return;
    }
    session.getContext().setRealm(realm);
    Letter letter = session.getProvider(Letter.class, mail.kind);
    UserModel employee = employee(session, realm, mail);
    if (employee == null) {
      return;
    }
    try {
      send(session, realm, employee, text);
      letter.note(mail.about, Outcome.SENT, mail.attempts, null);
      outbox.remove(id);
    } catch (EmailException | RuntimeException e) {
      notSent(outbox, mail, letter, e);
    }
  }

  private static UserModel employee(KeycloakSession session, RealmModel realm, MailEntity mail) {
    return mail.userId == null ? null : session.users().getUserById(realm, mail.userId);
  }

  private static String undeliverable(UserModel employee) {
    if (employee == null || !employee.isEnabled()) {
      return "employee is gone or disabled";
    }
    return employee.getEmail() == null || employee.getEmail().isBlank()
        ? "no e-mail address"
        : null;
  }

  private static void send(
      KeycloakSession session, RealmModel realm, UserModel employee, Letter.Text text)
      throws EmailException {
    Map<String, Object> attributes = new HashMap<>(text.attributes());
    // Or the language of whoever pressed a button would be the mail's.
    attributes.put(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true);
    session
        .getProvider(EmailTemplateProvider.class)
        .setRealm(realm)
        .setUser(employee)
        .send(text.subject(), oneLine(text.arguments()), text.template(), attributes);
  }

  /** A name with a line break in it would begin a header of its own. */
  private static List<Object> oneLine(List<Object> arguments) {
    return arguments.stream()
        .map(a -> a instanceof String name ? (Object) name.replaceAll("\\p{Cc}+", " ").strip() : a)
        .toList();
  }

  private static void notSent(Outbox outbox, MailEntity mail, Letter letter, Exception cause) {
    List<Integer> codes = new ArrayList<>();
    Throwable root = cause;
    for (Throwable each = cause; each != null; each = each.getCause()) {
      code(each).ifPresent(codes::add);
      root = each;
    }
    // The class and the code alone: a mail server's sentence may hold the address.
    String reason = root.getClass().getSimpleName() + (codes.isEmpty() ? "" : " " + codes);
    boolean late =
        Instant.ofEpochMilli(Time.currentTimeMillis())
            .isAfter(Instant.ofEpochMilli(mail.queuedAt).plus(GIVE_UP));
    if (late || Refusal.permanent(codes)) {
      letter.note(mail.about, Outcome.FAILED, mail.attempts, reason);
      outbox.remove(mail.id);
      LOG.errorf("Mail %s (%s) was not sent and is given up: %s", mail.id, mail.kind, reason);
      return;
    }
    Duration wait = Backoff.after(mail.attempts, ThreadLocalRandom.current().nextDouble());
    letter.note(mail.about, Outcome.POSTPONED, mail.attempts, reason);
    outbox.postpone(mail.id, wait);
    LOG.warnf(
        "Mail %s (%s) was not sent (%s); next try in %d seconds. Look at the realm's e-mail settings, and that the server's"
            + " hostname is set to a whole address.",
        mail.id, mail.kind, reason, wait.toSeconds());
    LOG.debug("Why the mail was not sent", cause);
  }

  private static Optional<Integer> code(Throwable failure) {
    if (failure instanceof SMTPAddressFailedException address) {
      return Optional.of(address.getReturnCode());
    }
    if (failure instanceof SMTPSendFailedException send) {
      return Optional.of(send.getReturnCode());
    }
    return failure instanceof SMTPSenderFailedException sender
        ? Optional.of(sender.getReturnCode())
        : Optional.empty();
  }

  private <T> T inTransaction(Function<KeycloakSession, T> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(factory, work::apply);
  }
}
