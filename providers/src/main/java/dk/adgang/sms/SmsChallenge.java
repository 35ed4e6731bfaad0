package dk.adgang.sms;

import dk.adgang.sms.gateway.Sms;
import dk.adgang.sms.gateway.SmsGateway;
import dk.adgang.sms.gateway.SmsGatewayException;
import java.io.IOException;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.theme.Theme;

/**
 * One employee proving one number in one login: sends the code, and checks what is typed. Enrolment
 * and login use the same, so that neither is weaker.
 */
final class SmsChallenge {

  /** What became of a request to send a code. */
  enum Sending {
    SENT,
    /** The pause since the last one is not over. */
    TOO_SOON,
    /** The employee has had as many as an hour allows. */
    LIMIT,
    /** The gateway did not take it. */
    FAILED
  }

  /** What became of a typed code. */
  enum Proof {
    PROVEN,
    /** Nothing was typed. */
    MISSING,
    /** Wrong, expired, or used. */
    WRONG,
    /** The employee is locked out for now. */
    LOCKED_OUT
  }

  private static final Logger LOG = Logger.getLogger(SmsChallenge.class);

  /** The row of the code that counts in this login. */
  private static final String CODE_ID = "adgang.sms.code";

  /**
   * Keycloak's lockout counts only categories it knows; under our own name a wrong code would not
   * count at all.
   */
  private static final Set<String> COUNTED_AS = Set.of("otp");

  private static final String TEXT = "smsText";

  /** How long the page waits for gateways, all that are asked together. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel employee;
  private final AuthenticationSessionModel login;
  private final PhoneNumber number;
  private final SmsCodes codes;

  SmsChallenge(
      KeycloakSession session,
      RealmModel realm,
      UserModel employee,
      AuthenticationSessionModel login,
      PhoneNumber number) {
    this.session = session;
    this.realm = realm;
    this.employee = employee;
    this.login = login;
    this.number = number;
    this.codes = new SmsCodes(session);
  }

  /** Whether a code was sent in this login that can still be typed. */
  boolean open() {
    return codes.open(login.getAuthNote(CODE_ID), loginId());
  }

  /** How long until another code may be sent. */
  Duration pause() {
    Instant now = now();
    return SendLimits.DEFAULT.pause(
        codes.sentInLogin(employee, loginId()),
        codes.sentSince(employee, now.minus(SendLimits.HOUR)),
        now);
  }

  /** Sends a new code, if the limits allow it. The code before it stops working. */
  Sending send() {
    Instant now = now();
    Duration pause = pause();
    if (pause.compareTo(Duration.ofMinutes(2)) > 0) {
      return Sending.LIMIT;
    }
    if (!pause.isZero()) {
      return Sending.TOO_SOON;
    }
    SmsGateway gateway = session.getProvider(SmsGateway.class);
    if (gateway == null || !gateway.configured()) {
      LOG.error("No SMS gateway is configured, and an employee needs one to log in");
      return Sending.FAILED;
    }
    codes.tidy(employee, now.minus(SendLimits.HOUR));
    SmsCodes.Issued issued = codes.issue(realm, employee, loginId(), number);
    login.setAuthNote(CODE_ID, issued.id());
    try {
      gateway.send(new Sms(number.e164(), text(issued.code()), issued.id()), PATIENCE);
      return Sending.SENT;
    } catch (SmsGatewayException e) {
      LOG.errorf("An SMS to %s was not sent: %s", number.masked(), e.getMessage());
      if (e.kind().surelyNotSent()) {
        // Nobody can have this code, so the page does not ask for it. Its row goes on counting.
        login.removeAuthNote(CODE_ID);
      }
      return Sending.FAILED;
    }
  }

  /** Checks what the employee typed. A right code works once. */
  Proof prove(String typed) {
    if (lockedOut()) {
      return Proof.LOCKED_OUT;
    }
    if (typed == null || typed.isBlank()) {
      return Proof.MISSING;
    }
    OneTimeCode code = OneTimeCode.typed(typed);
    String id = login.getAuthNote(CODE_ID);
    if (code != null && id != null && codes.use(realm, id, loginId(), number, code)) {
      if (lockedOut()) {
        return Proof.LOCKED_OUT;
      }
      login.removeAuthNote(CODE_ID);
      return Proof.PROVEN;
    }
    protector()
        .failedLogin(
            realm,
            employee,
            session.getContext().getConnection(),
            session.getContext().getHttpRequest().getUri(),
            COUNTED_AS);
    return lockedOut() ? Proof.LOCKED_OUT : Proof.WRONG;
  }

  /** Whether the employee is locked out after too many wrong passwords or codes. */
  boolean lockedOut() {
    return AuthenticatorUtils.getDisabledByBruteForceEventError(
            protector(), session, realm, employee)
        != null;
  }

  /** What the page shows. */
  SmsCodePage page(boolean enrolling) {
    long seconds = Math.max(0, (pause().toMillis() + 999) / 1000);
    return new SmsCodePage(number.masked(), enrolling, seconds, open());
  }

  private BruteForceProtector protector() {
    return session.getProvider(BruteForceProtector.class);
  }

  /** A browser tab's login: a code of one tab is no code in another. */
  private String loginId() {
    return login.getParentSession().getId() + "." + login.getTabId();
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }

  private String text(OneTimeCode code) {
    Locale locale = session.getContext().resolveLocale(employee);
    String host = session.getContext().getUri().getBaseUri().getHost();
    String sentence =
        new MessageFormat(messages(locale).getProperty(TEXT, "{0}"), locale)
            .format(new Object[] {code.digits(), realmName()});
    return SmsText.of(sentence, host, code);
  }

  private Properties messages(Locale locale) {
    try {
      return session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm, locale);
    } catch (IOException e) {
      LOG.error("The login theme's messages cannot be read", e);
      return new Properties();
    }
  }

  private String realmName() {
    String name = realm.getDisplayName();
    return name == null || name.isBlank() ? realm.getName() : name;
  }
}
