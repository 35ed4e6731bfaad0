package dk.adgang.mail;

import dk.adgang.brand.BrandView;
import dk.adgang.common.DisplayText;
import dk.adgang.mail.Letter.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Delivers one mail of the {@link Outbox}. It is written when it is sent, in the employee's
 * language, with the employee's data of that moment.
 *
 * <p>Each step has a transaction of its own: the row is taken, the mail is sent, the row goes. When
 * the node is killed in between, the row is due again after its hold; then that one mail can arrive
 * twice, and no mail is lost.
 */
final class Delivery {

  private static final Logger LOG = Logger.getLogger(Delivery.class);

  /**
   * How long one try may take before another node tries. With Keycloak's 10 seconds for each answer
   * of a mail server, its slowest conversation is over by then.
   */
  private static final Duration HOLD = Duration.ofMinutes(3);

  static final String FAILED_AROUND =
      "Mail %s ended in an error of this server; it is tried again later";

  private final KeycloakSessionFactory factory;

  Delivery(KeycloakSessionFactory factory) {
    this.factory = factory;
  }

  /**
   * Tries to deliver one mail, if it is still due.
   *
   * @throws RuntimeException when the database cannot be asked; the mail stays in the outbox
   */
  DeliveryAttempt deliver(SendQueue.Mail mail) {
    String id = mail.id();
    if (!inTransaction(session -> new Outbox(session).take(id, HOLD))) {
      return DeliveryAttempt.notAsked(mail);
    }
    try {
      // The text of the mail is stored before it goes out: a link may be opened the moment it
      // arrives. The outcome is stored afterwards: a sent mail cannot be rolled back.
      Optional<Written> written = inTransaction(session -> prepare(session, id));
      if (written.isEmpty()) {
        return DeliveryAttempt.notAsked(mail);
      }
      DeliveryAttempt result = inTransaction(session -> send(session, mail, written.get()));
      persistently(session -> note(session, written.get(), result));
      return result;
    } catch (RuntimeException e) {
      LOG.warnf(e, FAILED_AROUND, id);
      persistently(session -> giveUpWhenLate(session, id));
      return DeliveryAttempt.notAsked(mail);
    }
  }

  /** A mail that is ready to go out. */
  private record Written(MailEntity mail, Letter.Text text) {}

  /** Writes the mail; empty when none is to be sent. */
  private static Optional<Written> prepare(KeycloakSession session, String id) {
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
    String undeliverable = undeliverable(employee, mail);
    if (undeliverable != null) {
      return drop(outbox, mail, letter, undeliverable);
    }
    if (!MailAddress.canBeWrittenTo(realm, address(employee, mail))) {
      giveUp(session, mail, "address that cannot be written to");
      return Optional.empty();
    }
    try {
      speak(session, employee, language(mail));
      // It is read first: a letter that carries a link ends with a lock on its row.
      Optional<BrandView> brand = Addressee.brand(session, realm, employee);
      Draft draft = letter.prepare(realm, employee, mail.about, language(mail));
      return draft instanceof Draft.Send ready
          ? Optional.of(new Written(mail, ready.text().of(brand)))
          : drop(outbox, mail, letter, ((Draft.Drop) draft).reason());
    } catch (RuntimeException e) {
      notSent(session, mail, FailureScope.NOT_NOW, e.getClass().getSimpleName());
      LOG.debug("Why the mail was not written", e);
      return Optional.empty();
    }
  }

  private static Optional<Written> drop(
      Outbox outbox, MailEntity mail, Letter letter, String reason) {
    letter.note(mail.about, Outcome.NEEDLESS, mail.attempts, reason);
    outbox.remove(mail.id);
    return Optional.empty();
  }

  /** Talks to the mail server alone, because that may take long. */
  private static DeliveryAttempt send(
      KeycloakSession session, SendQueue.Mail mail, Written written) {
    RealmModel realm = session.realms().getRealm(mail.realm());
    if (realm == null) {
      return DeliveryAttempt.notAsked(mail);
    }
    session.getContext().setRealm(realm);
    UserModel employee = employee(session, realm, written.mail());
    if (employee == null) {
      return DeliveryAttempt.notAsked(mail);
    }
    try {
      speak(session, employee, language(written.mail()));
      send(session, realm, employee, written);
      return DeliveryAttempt.sent(mail);
    } catch (EmailException | RuntimeException e) {
      LOG.debug("Why the mail was not sent", e);
      return DeliveryAttempt.failed(mail, SmtpFailure.of(e));
    }
  }

  private static UserModel employee(KeycloakSession session, RealmModel realm, MailEntity mail) {
    return mail.userId == null ? null : session.users().getUserById(realm, mail.userId);
  }

  private static String undeliverable(UserModel employee, MailEntity mail) {
    if (employee == null || (mail.address == null && !employee.isEnabled())) {
      return "employee is gone or disabled";
    }
    String address = address(employee, mail);
    return address == null || address.isBlank() ? "no e-mail address" : null;
  }

  private static String address(UserModel employee, MailEntity mail) {
    return mail.address == null ? employee.getEmail() : mail.address;
  }

  /** The language of the page on which a mail was asked for; null where there was none. */
  private static Locale language(MailEntity mail) {
    return mail.locale == null ? null : Locale.forLanguageTag(mail.locale);
  }

  /** An employee's own language goes before that of a page. */
  private static void speak(KeycloakSession session, UserModel employee, Locale page) {
    if (page != null && employee.getFirstAttribute(UserModel.LOCALE) == null) {
      session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, page.toLanguageTag());
    }
  }

  private static void send(
      KeycloakSession session, RealmModel realm, UserModel employee, Written written)
      throws EmailException {
    Letter.Text text = written.text();
    Map<String, Object> attributes = new HashMap<>(text.attributes());
    // Without it the mail would be in the language of the person who pressed a button.
    attributes.put(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true);
    session
        .getProvider(EmailTemplateProvider.class)
        .setRealm(realm)
        .setUser(employee)
        .send(
            text.subject(),
            oneLine(text.arguments()),
            text.template(),
            attributes,
            address(employee, written.mail()));
  }

  /** A name with a line break in it would begin a header of its own. */
  private static List<Object> oneLine(List<Object> arguments) {
    return arguments.stream()
        .map(a -> a instanceof String name ? (Object) DisplayText.line(name) : a)
        .toList();
  }

  private static void note(KeycloakSession session, Written written, DeliveryAttempt result) {
    MailEntity mail = written.mail();
    session.getContext().setRealm(session.realms().getRealm(mail.realmId));
    if (result.fault() != null) {
      notSent(session, mail, result.fault(), result.reason());
    } else if (result.talked()) {
      session
          .getProvider(Letter.class, mail.kind)
          .note(mail.about, Outcome.SENT, mail.attempts, null);
      new Outbox(session).remove(mail.id);
    }
  }

  private static void notSent(
      KeycloakSession session, MailEntity mail, FailureScope fault, String reason) {
    if (fault == FailureScope.REFUSED || isLate(session, mail)) {
      giveUp(session, mail, reason);
      return;
    }
    double spread = ThreadLocalRandom.current().nextDouble();
    Duration wait =
        fault == FailureScope.MAIL_SERVER
            ? Backoff.ofServer(mail.attempts, spread)
            : Backoff.ofMail(mail.attempts, spread);
    session
        .getProvider(Letter.class, mail.kind)
        .note(mail.about, Outcome.POSTPONED, mail.attempts, reason);
    new Outbox(session).postpone(mail.id, wait);
    LOG.warnf(
        "Mail %s (%s) was not sent (%s); next try in %d seconds. Look at the realm's e-mail"
            + " settings, and that the server's hostname is set to a whole address.",
        mail.id, mail.kind, reason, wait.toSeconds());
  }

  private static void giveUpWhenLate(KeycloakSession session, String id) {
    MailEntity mail = new Outbox(session).find(id);
    if (mail != null) {
      session.getContext().setRealm(session.realms().getRealm(mail.realmId));
      if (isLate(session, mail)) {
        giveUp(session, mail, "error of the server");
      }
    }
  }

  private static void giveUp(KeycloakSession session, MailEntity mail, String reason) {
    session
        .getProvider(Letter.class, mail.kind)
        .note(mail.about, Outcome.FAILED, mail.attempts, reason);
    new Outbox(session).remove(mail.id);
    LOG.errorf("Mail %s (%s) was not sent and is given up: %s", mail.id, mail.kind, reason);
  }

  /** True when the time is over for which this kind of mail is tried. */
  private static boolean isLate(KeycloakSession session, MailEntity mail) {
    Duration patience =
        session
            .getProvider(Letter.class, mail.kind)
            .patience(session.getContext().getRealm(), mail.about);
    return now().isAfter(Instant.ofEpochMilli(mail.queuedAt).plus(patience));
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }

  /** Tries once more when the database fails, because the mail is out, and that must be noted. */
  private void persistently(Consumer<KeycloakSession> work) {
    try {
      KeycloakModelUtils.runJobInTransaction(factory, work::accept);
    } catch (RuntimeException e) {
      LOG.debug("A second try", e);
      KeycloakModelUtils.runJobInTransaction(factory, work::accept);
    }
  }

  private <T> T inTransaction(Function<KeycloakSession, T> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(factory, work::apply);
  }
}
