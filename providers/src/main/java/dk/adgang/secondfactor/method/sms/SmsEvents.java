package dk.adgang.secondfactor.method.sms;

import dk.adgang.common.Refusal;
import dk.adgang.secondfactor.method.sms.credential.PhoneNumber;
import dk.adgang.secondfactor.method.sms.limits.BillingEmployer;
import io.micrometer.core.instrument.Metrics;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Reports the outcome of each SMS to Keycloak's event log and the server's metrics. Keycloak's
 * kinds of events cannot be extended; the detail {@code custom_required_action} says which of ours
 * it is. No event holds a code, or more of a number than its last two digits.
 *
 * @param payer the employer whose budget it counts against
 * @param gateway the id of the gateway; empty where there is none
 */
record SmsEvents(
    KeycloakSession session,
    RealmModel realm,
    UserModel employee,
    AuthenticationSessionModel login,
    PhoneNumber number,
    BillingEmployer payer,
    String gateway) {

  static final String NUMBER = "sms_number";
  static final String GATEWAY = "sms_gateway";
  static final String EMPLOYER = "sms_employer";

  private static final String METRICS = "adgang.sms.";
  private static final int SHOWN_DIGITS = 2;

  /** The label of a metric where there is no value; an empty label counts as missing. */
  private static final String NONE = "none";

  private static final String REASON = "reason";

  /** The outcomes of an SMS. */
  private enum What {
    SENT,
    FAILED,
    REFUSED,
    VERIFIED,
    WRONG,
    LOCKED;

    private String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The gateway took it. */
  void sent() {
    count(What.SENT);
    event(What.SENT).success();
  }

  /**
   * The gateway did not surely take it.
   *
   * @param reason a word for metrics
   */
  void failed(String reason) {
    count(What.FAILED, reason);
    Refusal.SMS_FAILED.of(event(What.FAILED), reason);
  }

  /**
   * The SMS was not handed to a gateway.
   *
   * @param reason the budget that is used up, or another word
   */
  void refused(String reason) {
    count(What.REFUSED, reason);
    Refusal.SMS_REFUSED.of(event(What.REFUSED), reason);
  }

  /** The code came back. */
  void verified() {
    count(What.VERIFIED);
    event(What.VERIFIED).success();
  }

  /** A wrong, an old or a used code was typed; it counted. */
  void wrong(EventBuilder running) {
    count(What.WRONG);
    Refusal.SMS_CODE_WRONG.of(details(running.clone().user(employee)));
  }

  /**
   * Somebody who is locked out asked for a code, or typed one.
   *
   * @param first whether it is the first time in this login: an attacker's ten thousand tries are
   *     not worth ten thousand rows
   */
  void locked(EventBuilder running, boolean first) {
    count(What.LOCKED);
    if (first) {
      Refusal.LOCKED_OUT.of(details(running.clone().user(employee)));
    }
  }

  private EventBuilder event(What what) {
    EventBuilder event =
        new EventBuilder(realm, session)
            .event(EventType.CUSTOM_REQUIRED_ACTION)
            .user(employee)
            .client(login.getClient())
            .detail(Details.CUSTOM_REQUIRED_ACTION, "sms-" + what.id());
    ClientConnection connection = session.getContext().getConnection();
    if (connection != null) {
      event.ipAddress(connection.getRemoteHost());
    }
    return details(event);
  }

  /** Adds the details about an SMS that any event may carry. */
  EventBuilder details(EventBuilder event) {
    String e164 = number.e164();
    return event
        .detail(NUMBER, e164.substring(e164.length() - SHOWN_DIGITS))
        .detail(GATEWAY, gateway)
        .detail(EMPLOYER, payer.alias());
  }

  private void count(What what, String... reason) {
    String[] labels = new String[6 + 2 * reason.length];
    labels[0] = "realm";
    labels[1] = realm.getName();
    labels[2] = "gateway";
    labels[3] = orNone(gateway);
    labels[4] = "employer";
    labels[5] = orNone(payer.alias());
    if (reason.length > 0) {
      labels[6] = REASON;
      labels[7] = reason[0];
    }
    Metrics.counter(METRICS + what.id(), labels).increment();
  }

  private static String orNone(String text) {
    return text.isEmpty() ? NONE : text;
  }
}
