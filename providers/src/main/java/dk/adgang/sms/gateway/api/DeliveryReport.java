package dk.adgang.sms.gateway.api;

import dk.adgang.common.PureRule;

/**
 * The outcome of a message. Reports of one message may come twice, and in any order.
 *
 * @param gateway the id of the gateway that sent the message
 * @param messageId the service's id of the message, as in {@link SmsReceipt}
 */
@PureRule
public record DeliveryReport(String gateway, String messageId, DeliveryOutcome outcome) {}
