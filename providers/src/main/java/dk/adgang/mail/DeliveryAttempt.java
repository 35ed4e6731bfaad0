package dk.adgang.mail;

import java.time.Instant;
import org.keycloak.common.util.Time;

/**
 * The outcome of one try to deliver a mail.
 *
 * @param at when that was known
 * @param fault null when the mail was sent, or had not to be sent
 * @param talked whether the mail server was asked
 * @param reason why it was not sent; null when it was
 */
record DeliveryAttempt(
    SendQueue.Mail mail, Instant at, boolean talked, FailureScope fault, String reason) {

  static DeliveryAttempt notAsked(SendQueue.Mail mail) {
    return new DeliveryAttempt(mail, now(), false, null, null);
  }

  static DeliveryAttempt sent(SendQueue.Mail mail) {
    return new DeliveryAttempt(mail, now(), true, null, null);
  }

  static DeliveryAttempt failed(SendQueue.Mail mail, SmtpFailure failure) {
    return new DeliveryAttempt(mail, now(), failure.talked(), failure.fault(), failure.reason());
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
