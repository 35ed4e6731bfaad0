package dk.adgang.mail;

import java.util.regex.Pattern;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.EmailValidationUtil;

/** What can be told of an e-mail address before any mail server is asked. */
public final class MailAddress {

  /** What Keycloak's own check of an address lets pass: marks that nobody sees. */
  private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}");

  private MailAddress() {}

  /**
   * Whether a mail can be sent there at all.
   *
   * @param address not null
   */
  public static boolean canBeWrittenTo(RealmModel realm, String address) {
    return EmailValidationUtil.isValidEmail(address)
        && !UNPRINTABLE.matcher(address).find()
        && (takesUtf8(realm) || isAscii(address.substring(0, address.lastIndexOf('@'))));
  }

  /** Only some mail servers take letters beyond ASCII in front of the @ (RFC 6531). */
  private static boolean takesUtf8(RealmModel realm) {
    return "true".equals(realm.getSmtpConfig().get(EmailSenderProvider.CONFIG_ALLOW_UTF8));
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
