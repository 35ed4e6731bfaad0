package dk.adgang.sms.gateway;

/** An SMS that was not surely accepted. The message is for the log: no code, no number, no key. */
public final class SmsGatewayException extends Exception {

  public SmsGatewayException(String message) {
    super(message);
  }

  public SmsGatewayException(String message, Throwable cause) {
    super(message, cause);
  }
}
