package dk.adgang.sms.gateway.api;

import dk.adgang.common.PureRule;

/** The reason why an SMS was not surely accepted. It decides what may be done next. */
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

  /** True when this SMS surely reaches nobody. */
  public boolean surelyNotSent() {
    return this != UNKNOWN;
  }

  /** True when the failure is the gateway's, and not the number's. */
  public boolean ofTheGateway() {
    return this != BAD_NUMBER;
  }
}
