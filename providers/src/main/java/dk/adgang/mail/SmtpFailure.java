package dk.adgang.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * The reason why a mail was not sent, read from the exception of Keycloak or the mail library.
 *
 * @param talked whether the mail server was asked
 * @param reason a class and reply codes (RFC 5321, 4.2), and nothing else: a mail server's sentence
 *     may hold the address
 */
record SmtpFailure(boolean talked, FailureScope fault, String reason) {

  static SmtpFailure of(Exception cause) {
    List<Integer> codes = new ArrayList<>();
    boolean talked = false;
    Throwable root = cause;
    for (Throwable each = cause; each != null; each = each.getCause()) {
      code(each).ifPresent(codes::add);
      // A text that is no address is found before any server is asked.
      talked |= each instanceof MessagingException && !(each instanceof ParseException);
      root = each;
    }
    String reason = root.getClass().getSimpleName() + (codes.isEmpty() ? "" : " " + codes);
    return new SmtpFailure(talked, FailureScope.of(talked, codes), reason);
  }

  private static Optional<Integer> code(Throwable failure) {
    if (failure instanceof SMTPAddressFailedException address) {
      return Optional.of(address.getReturnCode());
    }
    if (failure instanceof SMTPSendFailedException send) {
      return Optional.of(send.getReturnCode());
    }
    return failure instanceof SMTPSenderFailedException sender
        ? Optional.of(sender.getReturnCode())
        : Optional.empty();
  }
}
