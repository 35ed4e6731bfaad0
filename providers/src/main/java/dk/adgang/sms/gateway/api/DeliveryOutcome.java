package dk.adgang.sms.gateway.api;

import dk.adgang.common.PureRule;

/** The outcome that a service reports of a message that it had accepted. */
@PureRule
public enum DeliveryOutcome {
  /** It is on the phone, or the network answers for the phone. */
  DELIVERED,
  /** It will not arrive. */
  FAILED,
  /** On its way; another report may follow. */
  UNDERWAY
}
