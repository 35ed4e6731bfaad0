package dk.adgang.sms.gateway.api;

/**
 * An SMS that was not surely accepted. The message is for the log. It holds no text, number or key,
 * and therefore nothing from the service but a status or code in digits, and nothing of another
 * exception's message. It has no cause for the same reason.
 */
public final class SmsGatewayException extends Exception {

  private final SendFailure kind;

  public SmsGatewayException(SendFailure kind, String message) {
    super(message);
    this.kind = kind;
  }

  public SendFailure kind() {
    return kind;
  }
}
