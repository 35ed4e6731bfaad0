package dk.adgang.sms.gateway;

/**
 * An SMS that was not surely accepted. The message is for the log: no text, no number, no key, and
 * therefore nothing that came from the service, but a status or code in digits, and nothing of
 * another exception's message. There is no cause for the same reason.
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
