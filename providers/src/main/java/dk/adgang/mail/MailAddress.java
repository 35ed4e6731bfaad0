package dk.adgang.mail;

import java.util.regex.Pattern;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.EmailValidationUtil;

/** Checks of an e-mail address that need no mail server. */
public final class MailAddress {

  /** Invisible characters, which Keycloak's own check of an address lets pass. */
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

  /** Only some mail servers accept letters beyond ASCII before the @ (RFC 6531). */
  private static boolean takesUtf8(RealmModel realm) {
    return "true".equals(realm.getSmtpConfig().get(EmailSenderProvider.CONFIG_ALLOW_UTF8));
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
