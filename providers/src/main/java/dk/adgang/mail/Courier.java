package dk.adgang.mail;

import dk.adgang.job.BackgroundJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Empties the {@link Outbox}: decides which mail is next, and has each one delivered ({@link
 * Delivery}).
 *
 * <p>The health of a realm's mail server is known to this node alone, and forgotten when it ends:
 * another node, or the next start, finds it out with one mail.
 */
final class Courier implements BackgroundJob.Round {

  private static final Logger LOG = Logger.getLogger(Courier.class);

  /** How many mails of a realm are read from the database at a time. */
  private static final int LINE = 200;

  /** How soon the courier sees a mail that was queued while others are being sent. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final KeycloakSessionFactory factory;
  private final Delivery delivery;
  private final SendQueue lines = new SendQueue();
  private final BlockingQueue<DeliveryAttempt> tried = new LinkedBlockingQueue<>();

  Courier(KeycloakSessionFactory factory) {
    this.factory = factory;
    this.delivery = new Delivery(factory);
  }

  /**
   * Sends the mails that are due, until no more can be begun. A mail that hangs then goes on by
   * itself.
   */
  @Override
  public void run(BackgroundJob job) {
    Instant looked = Instant.EPOCH;
    boolean busy;
    do {
      for (DeliveryAttempt each = tried.poll(); each != null; each = tried.poll()) {
        settle(each);
      }
      Instant now = now();
      // The clock can be set back, too.
      if (lines.isEmpty() || Duration.between(looked, now).abs().compareTo(LOOK_AGAIN) >= 0) {
        look(now);
        looked = now;
      }
      busy = !lines.isEmpty();
      for (Optional<SendQueue.Mail> next = lines.next(now);
          next.isPresent() && !job.stopped();
          next = lines.next(now)) {
        begin(job, next.get());
      }
    } while (busy && !job.stopped() && awaitOne());
  }

  /** Forms the lines of the realms whose mail servers can be asked. */
  private void look(Instant now) {
    lines.clear();
    inTransaction(
        session -> {
          Outbox outbox = new Outbox(session);
          for (String id : outbox.realmsWithDue()) {
            RealmModel realm = session.realms().getRealm(id);
            lines.uses(id, realm == null ? 0 : realm.getSmtpConfig().hashCode());
            if (!lines.rests(id, now)) {
              lines.form(id, outbox.due(id, LINE));
            }
          }
          return null;
        });
  }

  private void begin(BackgroundJob job, SendQueue.Mail mail) {
    job.aside(
        () -> {
          DeliveryAttempt result = DeliveryAttempt.notAsked(mail);
          try {
            result = delivery.deliver(mail);
          } catch (RuntimeException e) {
            LOG.warnf(e, Delivery.FAILED_AROUND, mail.id());
          } finally {
            tried.add(result);
          }
        });
  }

  /** Waits until a mail that is under way is done with, but no longer than until the next look. */
  private boolean awaitOne() {
    try {
      DeliveryAttempt one = tried.poll(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
      if (one != null) {
        settle(one);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void settle(DeliveryAttempt result) {
    String realm = result.mail().realm();
    lines.ended(result.mail());
    if (result.fault() == FailureScope.MAIL_SERVER) {
      lines
          .failed(realm, result.at(), ThreadLocalRandom.current().nextDouble())
          .ifPresent(rest -> tell(realm, rest, result.reason()));
    } else if (result.talked() && lines.worked(realm)) {
      LOG.infof("The mail server of realm %s works again", realm);
    }
  }

  /** Logs and notes why the mails of a realm wait. */
  private void tell(String id, Duration rest, String reason) {
    try {
      inTransaction(
          session -> {
            RealmModel realm = session.realms().getRealm(id);
            if (realm != null) {
              LOG.warnf(
                  "The mail server of realm %s does not work (%s); all its mails wait, next try in"
                      + " %d seconds",
                  realm.getName(), reason, rest.toSeconds());
              session.getContext().setRealm(realm);
              session.getAllProviders(Letter.class).forEach(each -> each.waits(realm, reason));
            }
            return null;
          });
    } catch (RuntimeException e) {
      LOG.warn("It could not be noted why mails wait", e);
    }
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }

  private <T> T inTransaction(Function<KeycloakSession, T> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(factory, work::apply);
  }
}
