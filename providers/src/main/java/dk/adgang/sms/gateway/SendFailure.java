package dk.adgang.sms.gateway;

import dk.adgang.PureRule;

/** Why an SMS was not surely accepted, and with it what may be done next. */
@PureRule
public enum SendFailure {
  /** The service refused this number: another gateway would not reach it either. */
  BAD_NUMBER,
  /** This gateway cannot send: a wrong key, an empty account, a setting. It was surely not sent. */
  PERMANENT,
  /** Not now: too busy, or not reached. It was surely not sent. */
  TEMPORARY,
  /** It may have gone out. Nobody may send it again. */
  UNKNOWN;

  /** Whether another gateway may be asked to send the same SMS. */
  public boolean mayTryAnother() {
    return this == PERMANENT || this == TEMPORARY;
  }

  /** Whether nobody can get this SMS any more. */
  public boolean surelyNotSent() {
    return this != UNKNOWN;
  }

  /** Whether it says something about the gateway, rather than about the number. */
  public boolean ofTheGateway() {
    return this != BAD_NUMBER;
  }
}
