package dk.adgang.sms.gateway.api;

/**
 * One SMS to one person.
 *
 * @param to the receiver in E.164, for example {@code +4520123456}
 * @param text the whole text, at most 160 characters of the GSM alphabet
 * @param id our own id of the message, at most 36 characters; another message never has it.
 *     Services that take a reference or an idempotency key get it
 */
public record Sms(String to, String text, String id) {

  /** The id alone: number and code do not belong in a log. */
  @Override
  public String toString() {
    return "Sms " + id;
  }
}
