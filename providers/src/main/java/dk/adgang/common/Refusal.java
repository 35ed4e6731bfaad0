package dk.adgang.common;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;

/**
 * All reasons for which an employee or an app is refused, so that one list answers why a login did
 * not go on. {@code docs/operator/refusals.md} is this list, compared by a test.
 */
public enum Refusal {
  /** The stored password is no hash that the server knows. */
  PASSWORD_UNREADABLE(
      Errors.INVALID_USER_CREDENTIALS,
      "the stored password cannot be read",
      null,
      "the stored password cannot be read, and has to be created anew"),
  /** A login under way whose proofs no longer count. */
  LOGIN_OVER(
      Errors.EXPIRED_CODE,
      null,
      "loginMustBeginAnew",
      "the login begins anew at the password: reason says what has happened since it began"),
  /** Something was about to leave for an app. */
  EXIT_HELD(
      Errors.NOT_ALLOWED,
      null,
      null,
      "a guard held a login or a token at an exit: reason says what was still due"),
  /** A realm without the page on which a second factor is chosen. */
  NO_CHOICE_PAGE(
      Errors.NOT_ALLOWED,
      "the realm has no page to choose a second factor",
      "secondFactorNotSetUp",
      "a second factor is required, and the realm's required action choose-second-factor is off"),
  /** A login to the console of somebody who is neither a manager nor an administrator. */
  CONSOLE_NOT_OPEN(
      Errors.NOT_ALLOWED,
      "the console is for managers and administrators",
      null,
      "a login to the console of somebody who is neither; no second factor was asked for"),
  /** A login by an identity provider whose flow does not ask for the second factor. */
  BROKER_UNASKED(
      Errors.NOT_ALLOWED,
      null,
      "secondFactorNotAskedAfterBroker",
      "the identity provider has no post login flow that asks for the second factor"),
  /** A stored second factor that nobody can prove. */
  FACTOR_UNREADABLE(
      Errors.INVALID_USER_CREDENTIALS,
      null,
      null,
      "the stored second factor cannot be read; it is not counted as a wrong try"),
  /** A wrong code of an authenticator app, in a form that Keycloak does not take. */
  APP_CODE_WRONG(
      Errors.INVALID_USER_CREDENTIALS,
      null,
      "invalidTotpMessage",
      "the code of the authenticator app came twice, or for an app of somebody else"),
  /** An enrolment of an authenticator app with a key that was not made here. */
  APP_NOT_ENROLLED(
      Errors.INVALID_INPUT,
      null,
      null,
      "the key or the name of a new authenticator app is not what our page sends"),
  /** A passkey whose answer does not prove it. */
  PASSKEY_WRONG(
      Errors.INVALID_USER_CREDENTIALS,
      null,
      "passkeyRefused",
      "the answer of the passkey is incomplete, or does not prove it"),
  /** A wrong recovery code. */
  RECOVERY_CODE_WRONG(
      Errors.INVALID_USER_CREDENTIALS, null, "recoveryCodeWrong", "a wrong recovery code"),
  /** A wrong code by SMS. */
  SMS_CODE_WRONG(
      Errors.INVALID_USER_CREDENTIALS,
      null,
      "smsCodeWrong",
      "a wrong, an old or a used code by SMS; it counted towards the lockout"),
  /** A login after too many wrong passwords or codes. */
  LOCKED_OUT(
      Errors.USER_TEMPORARILY_DISABLED,
      null,
      "secondFactorLockedOut",
      "too many wrong passwords or codes; user_disabled when the lockout is for good"),
  /** A gateway did not surely take an SMS. */
  SMS_FAILED(
      "sms_not_sent", null, null, "no gateway surely took the SMS: reason says what it answered"),
  /** No gateway was asked for an SMS. */
  SMS_REFUSED(
      "sms_not_sent",
      null,
      null,
      "no gateway was asked: reason is the budget that is used up, or what is switched off"),
  /** A change of second factors by somebody who has not proven the existing one. */
  FACTOR_CHANGE(
      Errors.NOT_ALLOWED,
      null,
      null,
      "a change of second factors: reason is proof, or why the method may not be chosen"),
  /** The last second factor of an employee who must have one. */
  LAST_FACTOR(
      Errors.DELETE_CREDENTIAL_FAILED,
      "last_second_factor",
      null,
      "the last second factor of an employee who must have one stays"),
  /** A second factor that is removed, and is gone already. */
  FACTOR_GONE(
      Errors.CREDENTIAL_NOT_FOUND, null, null, "the second factor to be removed is not there"),
  /** A grant that proves nothing of the employee. */
  GRANT_CLOSED(
      Errors.NOT_ALLOWED,
      null,
      null,
      "CIBA or a grant by JWT, which prove no second factor to this server"),
  /** A token exchange that would give a token without the proof that a login demands. */
  EXCHANGE_UNPROVEN(
      Errors.NOT_ALLOWED,
      "no employee's own token, or the second factor is due",
      null,
      "a token exchange for somebody whose login has not met what is required"),
  /** The button of a link that does not work. */
  LINK_INVALID(
      Errors.INVALID_TOKEN, null, null, "the link does not work: reason is the state it is in"),
  /** A link that worked when its page was shown, but no longer leads to a password. */
  LINK_LEADS_NOWHERE(
      Errors.NOT_ALLOWED,
      null,
      null,
      "the link leads to no password: reason is its state, or what the realm lacks"),
  /** A link that was used by somebody faster. */
  LINK_USED_MEANWHILE(
      Errors.EXPIRED_CODE, null, null, "the link was used or retired while its page was open"),
  /** A new password by a mail of Keycloak's own, before the second factor was proven. */
  PASSWORD_UNPROVEN(
      Errors.NOT_ALLOWED,
      "a second factor is to be proven first",
      null,
      "a new password by a mail of Keycloak's own, before the second factor was proven"),
  /** A new password that the rule or another policy does not take. */
  PASSWORD_REFUSED(
      Errors.PASSWORD_REJECTED,
      null,
      null,
      "a new password: reason is the key of the sentence, never the password"),
  /** A mail of a link that the mail server did not take. */
  MAIL_NOT_SENT(
      Errors.EMAIL_SEND_FAILED, null, null, "the mail server did not take the mail of a link"),
  /** A forgotten password without an address. */
  ADDRESS_MISSING(
      Errors.USERNAME_MISSING, null, "missingUsernameMessage", "no e-mail address was typed");

  private static final Logger LOG = Logger.getLogger(Refusal.class);

  private final String error;
  private final String reason;
  private final String message;
  private final String words;

  Refusal(String error, String reason, String message, String words) {
    this.error = error;
    this.reason = reason;
    this.message = message;
    this.words = words;
  }

  /**
   * Returns the message key of the page.
   *
   * @throws IllegalStateException when the message depends on more than the refusal
   */
  public String message() {
    return Optional.ofNullable(message).orElseThrow(() -> new IllegalStateException(name()));
  }

  /** Stores an event as refused. */
  public void of(EventBuilder event) {
    of(event, reason);
  }

  /**
   * The same, where the reason depends on more than the refusal.
   *
   * @param why the detail {@code reason}: a word or a sentence without personal data
   */
  public void of(EventBuilder event, String why) {
    of(event, why, error);
  }

  /** The same, for a refusal for which Keycloak has several errors. */
  public void of(EventBuilder event, String why, String itsError) {
    if (why != null) {
      event.detail(Details.REASON, why);
    }
    Event refused = event.getEvent();
    LOG.debugf(
        "Realm %s, employee %s: %s%s",
        refused.getRealmName(), refused.getUserId(), words, why == null ? "" : " (" + why + ")");
    event.error(itsError);
  }

  /** Returns the list as rows of a table: the error, the reason, and what it means. */
  static String table() {
    return Arrays.stream(values())
        .map(
            each ->
                "| `%s` | %s | %s |"
                    .formatted(each.error, each.reason == null ? "" : each.reason, each.words))
        .collect(Collectors.joining("\n"));
  }
}
