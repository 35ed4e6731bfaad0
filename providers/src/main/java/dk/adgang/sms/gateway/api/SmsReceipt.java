package dk.adgang.sms.gateway.api;

/**
 * An SMS that a service has surely accepted. Whether it arrives is another question.
 *
 * @param gateway the id of the gateway that sent it
 * @param messageId the service's own id of the message, by which delivery reports name it; may be
 *     empty
 */
public record SmsReceipt(String gateway, String messageId) {}
