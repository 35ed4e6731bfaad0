package dk.adgang.secondfactor.method.sms;

import dk.adgang.ratelimit.RateLimiter;
import dk.adgang.secondfactor.method.sms.limits.SendLimits;
import dk.adgang.secondfactor.method.sms.limits.SmsAvailability.Missing;
import dk.adgang.secondfactor.method.sms.limits.SmsAvailability.Obstacle;
import dk.adgang.sms.gateway.api.SendFailure;
import java.time.Instant;
import java.util.Optional;

/**
 * The outcome of a request to send a code.
 *
 * @param until when it may be asked for again; null where that is not known
 */
record SendResult(Kind kind, Instant until) {

  /** The kinds of answers. */
  enum Kind {
    SENT,
    /** The pause since the last one is not over. */
    TOO_SOON,
    /** A budget is used up. */
    USED_UP,
    /** The realm sends nothing now. */
    OFF,
    /** Nothing could send it. */
    NO_GATEWAY,
    /** The service does not send to this number. */
    BAD_NUMBER,
    /** The gateway did not take it; nobody gets it. */
    NOT_SENT,
    /** It may have gone out. */
    FAILED
  }

  /** The obstacle that keeps a code from coming; empty where one has come, or may come. */
  Optional<Obstacle> obstacle() {
    return switch (kind) {
      case OFF -> Optional.of(new Obstacle(Missing.OFF, until));
      case NO_GATEWAY, NOT_SENT -> Optional.of(new Obstacle(Missing.GATEWAY, until));
      case USED_UP -> Optional.of(new Obstacle(Missing.BUDGET, until));
      case BAD_NUMBER -> Optional.of(new Obstacle(Missing.NUMBER, until));
      case SENT, TOO_SOON, FAILED -> Optional.empty();
    };
  }

  static SendResult of(Kind kind) {
    return new SendResult(kind, null);
  }

  static SendResult failed(SendFailure failure) {
    return of(
        switch (failure) {
          case BAD_NUMBER -> Kind.BAD_NUMBER;
          case PERMANENT, TEMPORARY -> Kind.NOT_SENT;
          case UNKNOWN -> Kind.FAILED;
        });
  }

  static SendResult usedUp(RateLimiter.Exhausted exhausted, Instant now) {
    return new SendResult(
        SendLimits.LOGIN.equals(exhausted.budget()) ? Kind.TOO_SOON : Kind.USED_UP,
        now.plus(exhausted.pause()));
  }
}
