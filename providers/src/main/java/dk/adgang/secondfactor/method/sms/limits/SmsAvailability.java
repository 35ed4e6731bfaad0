package dk.adgang.secondfactor.method.sms.limits;

import dk.adgang.policy.PolicyReader;
import dk.adgang.ratelimit.RateLimiter;
import dk.adgang.secondfactor.method.sms.SmsConfigReader;
import dk.adgang.secondfactor.method.sms.SmsMethod;
import dk.adgang.secondfactor.method.sms.SmsSettings;
import dk.adgang.secondfactor.method.sms.credential.PhoneNumber;
import dk.adgang.secondfactor.method.sms.credential.SmsCredentials;
import dk.adgang.sms.gateway.api.SmsGateway;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Tells whether an employee may choose SMS now. */
public final class SmsAvailability {

  /** Why SMS cannot be chosen, or cannot be sent. */
  public enum Missing {
    /** No employer has added it. */
    EMPLOYER("employer"),
    /** The realm sends nothing now. */
    OFF("off"),
    /** Nothing could send it. */
    GATEWAY("gateway"),
    /** The number that is stored cannot be used, or not any more. */
    NUMBER("number"),
    /** Too many were sent lately. */
    BUDGET("budget");

    private final String id;

    Missing(String id) {
      this.id = id;
    }

    /** The name that pages, events and REST answers use. */
    public String id() {
      return id;
    }
  }

  /**
   * Something that is in the way for now.
   *
   * @param until when it is over; null where that is not known
   */
  public record Obstacle(Missing missing, Instant until) {}

  private SmsAvailability() {}

  /**
   * Returns why the employee cannot choose SMS; empty when they can. It costs no statement of the
   * database, and so does not check budgets and numbers.
   */
  public static Optional<Missing> missing(
      KeycloakSession session, RealmModel realm, UserModel employee) {
    if (!new PolicyReader(session).decide(realm, employee).offers(SmsMethod.ID)) {
      return Optional.of(Missing.EMPLOYER);
    }
    return missing(session, realm);
  }

  /**
   * Returns why nobody of the realm can choose SMS, even where an employer added it; empty when
   * they can.
   */
  public static Optional<Missing> missing(KeycloakSession session, RealmModel realm) {
    return switchedOff(session, new SmsConfigReader(session, realm).settings());
  }

  /**
   * Returns the obstacle that keeps an employee who may choose SMS from getting one now, or from
   * using the number they have.
   *
   * @param self whether it is the employee who asks; otherwise their network address is not known
   */
  public static Optional<Obstacle> obstacle(
      KeycloakSession session, RealmModel realm, UserModel employee, boolean self) {
    SmsConfigReader reader = new SmsConfigReader(session, realm);
    SmsCredentials enrolled = SmsCredentials.of(employee);
    SendLimits limits = reader.limits(employee, enrolled.any());
    Optional<PhoneNumber> number = enrolled.number(limits.settings().countries());
    if (enrolled.any() && number.isEmpty()) {
      return Optional.of(new Obstacle(Missing.NUMBER, null));
    }
    return usedUp(session, realm, limits, number, self ? reader.address() : Optional.empty());
  }

  /**
   * Returns the obstacle that would keep a code from being sent to a proven number; it sends none.
   */
  public static Optional<Obstacle> obstacle(
      KeycloakSession session, RealmModel realm, UserModel employee, PhoneNumber number) {
    SmsConfigReader reader = new SmsConfigReader(session, realm);
    SendLimits limits = reader.limits(employee, true);
    return switchedOff(session, limits.settings())
        .map(missing -> new Obstacle(missing, null))
        .or(() -> usedUp(session, realm, limits, Optional.of(number), reader.address()));
  }

  private static Optional<Missing> switchedOff(KeycloakSession session, SmsSettings settings) {
    if (settings.off()) {
      return Optional.of(Missing.OFF);
    }
    SmsGateway gateway = session.getProvider(SmsGateway.class);
    return gateway != null && gateway.configured()
        ? Optional.empty()
        : Optional.of(Missing.GATEWAY);
  }

  private static Optional<Obstacle> usedUp(
      KeycloakSession session,
      RealmModel realm,
      SendLimits limits,
      Optional<PhoneNumber> number,
      Optional<String> address) {
    return RateLimiter.look(session, realm, limits.toOffer(number, address))
        .map(
            exhausted ->
                new Obstacle(
                    Missing.BUDGET,
                    Instant.ofEpochMilli(Time.currentTimeMillis()).plus(exhausted.pause())));
  }
}
