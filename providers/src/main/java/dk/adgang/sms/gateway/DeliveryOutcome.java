package dk.adgang.sms.gateway;

import dk.adgang.PureRule;

/** What a service says became of a message that it had accepted. */
@PureRule
public enum DeliveryOutcome {
  /** It is on the phone, or the network answers for the phone. */
  DELIVERED,
  /** It will not arrive. */
  FAILED,
  /** On its way; another report may follow. */
  UNDERWAY
}
