package dk.adgang.mail;

import java.time.Instant;
import org.keycloak.common.util.Time;

/**
 * What came of trying to deliver a mail.
 *
 * @param at when that was known
 * @param fault null when the mail was sent, or had not to be sent
 * @param talked whether the mail server was asked
 * @param reason why it was not sent; null when it was
 */
record Tried(Lines.Mail mail, Instant at, boolean talked, Fault fault, String reason) {

  static Tried notAsked(Lines.Mail mail) {
    return new Tried(mail, now(), false, null, null);
  }

  static Tried sent(Lines.Mail mail) {
    return new Tried(mail, now(), true, null, null);
  }

  static Tried failed(Lines.Mail mail, SmtpFailure failure) {
    return new Tried(mail, now(), failure.talked(), failure.fault(), failure.reason());
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
