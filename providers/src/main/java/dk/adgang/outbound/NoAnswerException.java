package dk.adgang.outbound;

import java.io.IOException;

/** A request without a whole answer. The message holds nothing of the request. */
public final class NoAnswerException extends IOException {

  private final boolean surelyNotSent;
  private final boolean worthAnother;

  NoAnswerException(String message, boolean surelyNotSent, boolean worthAnother) {
    super(message);
    this.surelyNotSent = surelyNotSent;
    this.worthAnother = worthAnother;
  }

  /** True when the other side cannot have received the whole request, and never will. */
  public boolean surelyNotSent() {
    return surelyNotSent;
  }

  /** Whether the same request may be tried again at once, and with some hope. */
  boolean worthAnother() {
    return worthAnother;
  }
}
