package dk.adgang.secondfactor.method.sms;

import dk.adgang.common.BruteForceGate;
import dk.adgang.common.RealmHmac;
import dk.adgang.ratelimit.AttemptTickets;
import dk.adgang.ratelimit.RateLimiter;
import dk.adgang.secondfactor.method.sms.credential.PhoneNumber;
import dk.adgang.secondfactor.method.sms.limits.BillingEmployer;
import dk.adgang.secondfactor.method.sms.limits.SendLimits;
import dk.adgang.secondfactor.method.sms.limits.SmsAvailability;
import dk.adgang.secondfactor.method.sms.limits.WrongCodeLimit;
import dk.adgang.sms.gateway.api.Sms;
import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayException;
import dk.adgang.sms.gateway.api.SmsReceipt;
import dk.adgang.sms.gateway.reports.SentMessages;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * One employee proving one number in one login: sends the code, and checks what is typed. Enrolment
 * and login use the same, so that neither is weaker.
 *
 * <p>Sending and guessing are counted in the database, before an SMS goes out and before anybody
 * learns whether a code was right. The newest code of a login, as a keyed hash, is kept with the
 * login.
 */
final class SmsChallenge {

  /** The result of a typed code. */
  enum Proof {
    PROVEN,
    /** Nothing was typed. */
    MISSING,
    /** Wrong, expired, or used. */
    WRONG,
    /** The employee is locked out for now. */
    LOCKED_OUT,
    /** Not looked at: see {@link BruteForceGate#BUSY}. */
    BUSY
  }

  private static final Logger LOG = Logger.getLogger(SmsChallenge.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The codes that the login remembers; null before the first one. */
  private static final String CODE = "adgang.sms.code";

  /** Set once the login has told of being locked out. */
  private static final String LOCKED_TOLD = "adgang.sms.lockedTold";

  /**
   * How long the page waits for gateways, all that are asked together: with what else it takes, it
   * is there within 5 seconds.
   */
  private static final Duration PATIENCE = Duration.ofMillis(4500);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel employee;
  private final AuthenticationSessionModel authSession;
  private final PhoneNumber number;
  private final boolean proven;
  private final SmsConfigReader reader;

  /**
   * @param proven whether the employee has proven the number before
   */
  SmsChallenge(
      KeycloakSession session,
      RealmModel realm,
      UserModel employee,
      AuthenticationSessionModel authSession,
      PhoneNumber number,
      boolean proven) {
    this.session = session;
    this.realm = realm;
    this.employee = employee;
    this.authSession = authSession;
    this.number = number;
    this.proven = proven;
    this.reader = new SmsConfigReader(session, realm);
  }

  /** Whether a code was asked for in this login already, sent or not. */
  boolean begun() {
    return authSession.getAuthNote(CODE) != null;
  }

  /** Whether a code was sent in this login that can still be typed. */
  boolean open() {
    return remembered().open(now());
  }

  /** The obstacle to a code being sent now; it asks without sending one. */
  Optional<SmsAvailability.Obstacle> obstacle() {
    return SmsAvailability.obstacle(session, realm, employee, number);
  }

  /**
   * Sends a new code, if the limits allow it. The code before it stops working. The caller decides
   * about a lockout.
   */
  SendResult send() {
    Instant now = now();
    PendingCode before = remembered();
    // Before it is sent, also where sending fails: a reload must not send another one.
    remember(before);
    SendLimits limits = reader.limits(employee, proven);
    if (limits.settings().off()) {
      told(limits.payer(), "").refused(SmsAvailability.Missing.OFF.id());
      return SendResult.of(SendResult.Kind.OFF);
    }
    SmsGateway gateway = session.getProvider(SmsGateway.class);
    if (gateway == null || !gateway.configured()) {
      LOG.error("No SMS gateway is configured, and an employee needs one to log in");
      told(limits.payer(), "").refused(SmsAvailability.Missing.GATEWAY.id());
      return SendResult.of(SendResult.Kind.NO_GATEWAY);
    }
    RateLimiter.Taken taken =
        RateLimiter.takeTicket(
            session,
            realm,
            limits.toSend(number, reader.address(), loginId(), before.sent()),
            WrongCodeLimit.WRONG_CODES);
    if (taken.ticket() == null) {
      told(limits.payer(), "").refused(taken.exhausted().budget());
      return SendResult.usedUp(taken.exhausted(), now);
    }
    OneTimeCode code = OneTimeCode.random(RANDOM::nextInt);
    String hash = code.hash(keyed(), bound(taken.ticket()));
    try {
      SmsReceipt sent =
          gateway.send(
              new Sms(
                  number.e164(), new SmsWording(session, realm).of(employee, code), taken.ticket()),
              PATIENCE);
      remember(before.next(now, taken.ticket(), hash, sent.gateway()));
      new SentMessages(session)
          .remember(sent, new SentMessages.Origin(realm.getName(), limits.payer().alias()));
      told(limits.payer(), sent.gateway()).sent();
      return SendResult.of(SendResult.Kind.SENT);
    } catch (SmsGatewayException e) {
      String by = gatewayId();
      LOG.errorf("An SMS to %s was not sent: %s", number.masked(), e.getMessage());
      // It goes on counting: what limits sending also limits how often a gateway is tried.
      remember(
          e.kind().surelyNotSent()
              ? before.lost(now)
              : before.perhaps(now, taken.ticket(), hash, by));
      told(limits.payer(), by).failed(e.kind().name().toLowerCase(Locale.ROOT));
      return SendResult.failed(e.kind());
    }
  }

  /**
   * Checks what the employee typed. A right code works once, whatever is asked for in parallel.
   *
   * @param running the event of this request
   */
  Proof prove(String typed, EventBuilder running) {
    BruteForceGate door = door();
    if (door != BruteForceGate.OPEN) {
      return door == BruteForceGate.BUSY ? Proof.BUSY : lockedOut(running);
    }
    if (typed == null || typed.isBlank()) {
      return Proof.MISSING;
    }
    PendingCode sent = remembered();
    SmsEvents told = told(reader.payer(employee), sent.gateway());
    if (isRight(typed, sent)) {
      remember(sent.used());
      if (door() != BruteForceGate.OPEN) {
        return lockedOut(running);
      }
      told.verified();
      return Proof.PROVEN;
    }
    remember(sent.tried());
    BruteForceGate.countWrong(session, realm, employee);
    told.wrong(running);
    return door() == BruteForceGate.LOCKED_OUT ? lockedOut(running) : Proof.WRONG;
  }

  /**
   * Right or wrong, it is one statement; and what the comparison said is worth nothing unless that
   * statement has counted it.
   */
  private boolean isRight(String typed, PendingCode sent) {
    OneTimeCode code = OneTimeCode.typed(typed);
    if (code == null || sent.ticket().isEmpty()) {
      return false;
    }
    Instant oldest = now().minus(PendingCode.LIFETIME);
    if (code.matches(keyed(), bound(sent.ticket()), sent.hash())) {
      return AttemptTickets.redeem(session, sent.ticket(), oldest);
    }
    AttemptTickets.spend(session, sent.ticket(), oldest);
    return false;
  }

  /** For something that is tried: a code, or to have one sent. */
  BruteForceGate door() {
    return BruteForceGate.enter(session, realm, employee);
  }

  /** For a page that is shown. */
  BruteForceGate look() {
    return BruteForceGate.status(session, realm, employee);
  }

  /** Tells that somebody who is locked out was here. */
  Proof lockedOut(EventBuilder running) {
    boolean first = authSession.getAuthNote(LOCKED_TOLD) == null;
    authSession.setAuthNote(LOCKED_TOLD, "true");
    told(reader.payer(employee), remembered().gateway()).locked(running, first);
    return Proof.LOCKED_OUT;
  }

  /** The words about this that an event of another part of Keycloak may carry. */
  EventBuilder details(EventBuilder event) {
    return told(reader.payer(employee), remembered().gateway()).details(event);
  }

  /** The view of the page. */
  SmsCodeView page(boolean enrolling) {
    Instant now = now();
    PendingCode sent = remembered();
    long seconds = (sent.pause(now).toMillis() + 999) / 1000;
    return new SmsCodeView(number.masked(), enrolling, seconds, sent.open(now), sent.doubtful());
  }

  private SmsEvents told(BillingEmployer payer, String gateway) {
    return new SmsEvents(session, realm, employee, authSession, number, payer, gateway);
  }

  private PendingCode remembered() {
    return PendingCode.read(authSession.getAuthNote(CODE));
  }

  private void remember(PendingCode code) {
    authSession.setAuthNote(CODE, code.text());
  }

  private String gatewayId() {
    return session.getKeycloakSessionFactory().getProviderFactory(SmsGateway.class).getId();
  }

  /** A browser tab's login. */
  private String loginId() {
    return authSession.getParentSession().getId()
        + "."
        + authSession.getTabId()
        + "."
        + employee.getId();
  }

  private UnaryOperator<String> keyed() {
    return RealmHmac.of(session, realm)::hex;
  }

  private String bound(String ticket) {
    return ticket + ":" + number.e164();
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
