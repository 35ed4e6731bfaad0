package dk.adgang.secondfactor.notice;

import dk.adgang.common.AdgangRealm;
import dk.adgang.mail.Outbox;
import dk.adgang.ratelimit.Budget;
import dk.adgang.ratelimit.Limit;
import dk.adgang.ratelimit.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Queues the mails that tell employees what happened to their second factors. */
public final class FactorNotices {

  private static final Limit LOCKOUTS = new Limit(1, Duration.ofHours(1));

  private FactorNotices() {}

  /** True when a realm sends these mails: it uses Adgang. */
  public static boolean writtenIn(RealmModel realm) {
    return AdgangRealm.uses(realm);
  }

  /** A second factor was proven on a device that the employee has not used before. */
  public static void newDevice(KeycloakSession session, RealmModel realm, UserModel employee) {
    queue(session, realm, employee, FactorNotice.NEW_DEVICE, FactorLetter.NO_METHOD);
  }

  public static void cleared(KeycloakSession session, RealmModel realm, UserModel employee) {
    queue(session, realm, employee, FactorNotice.CLEARED, FactorLetter.NO_METHOD);
  }

  /**
   * Somebody has typed wrong codes until the employee was locked out. One mail an hour is enough.
   */
  public static void lockedOut(KeycloakSession session, RealmModel realm, UserModel employee) {
    Budget mails = new Budget("lockout-mail", employee.getId(), List.of(LOCKOUTS));
    if (RateLimiter.take(session, realm, List.of(mails)).isEmpty()) {
      queue(session, realm, employee, FactorNotice.LOCKED_OUT, FactorLetter.NO_METHOD);
    }
  }

  /**
   * Queues a mail, in the transaction of the change.
   *
   * @param method the name of the method; a word of ours, never a text of a person
   */
  public static void queue(
      KeycloakSession session,
      RealmModel realm,
      UserModel employee,
      FactorNotice news,
      String method) {
    if (employee.getEmail() != null && !employee.getEmail().isBlank()) {
      Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
      new Outbox(session)
          .queue(
              realm,
              employee,
              FactorLetterFactory.ID,
              FactorLetter.about(news, method, now),
              Duration.ZERO);
    }
  }
}
