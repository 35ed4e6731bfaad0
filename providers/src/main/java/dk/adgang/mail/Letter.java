package dk.adgang.mail;

import dk.adgang.brand.BrandView;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.Provider;

/**
 * One kind of mail to employees: whether it is still needed, what it says, and what is to be done
 * when it is gone. The id of its factory is the kind.
 *
 * <p>All that {@link #prepare} stores is committed before the mail goes out; {@link #note} has a
 * transaction of its own after it.
 */
public interface Letter extends Provider {

  /** What a template reads of the employer; where a letter does not say, the receiver's own. */
  String BRAND = "brand";

  /** The outcome of one try. */
  enum Outcome {
    /** The mail server took it. */
    SENT,
    /** It is tried again later. */
    POSTPONED,
    /** It will never be sent. */
    FAILED,
    /** Nobody needs it any more. */
    NEEDLESS
  }

  /**
   * The text of a mail.
   *
   * @param subject the message key of the subject
   * @param arguments what is filled into the subject
   * @param template the name of the template, below {@code html/} and {@code text/}
   * @param attributes what the template reads
   */
  record Text(
      String subject, List<Object> arguments, String template, Map<String, Object> attributes) {

    /** The same with the brand of an employer, where the letter does not bring another one. */
    Text of(Optional<BrandView> brand) {
      Map<String, Object> all = new HashMap<>(attributes);
      brand.ifPresent(own -> all.putIfAbsent(BRAND, own));
      return new Text(subject, arguments, template, all);
    }
  }

  /**
   * Writes the mail as things are now, or says why none is to be sent. A letter that stands for
   * another one queues that one here.
   *
   * @param employee enabled and with an address; may be neither where the mail goes to another
   *     address
   * @param about what the mail is about, as it was queued
   * @param language of the page on which it was asked for; null where there was none. The session
   *     speaks it already
   */
  Draft prepare(RealmModel realm, UserModel employee, String about, Locale language);

  /** Returns for how long, counted from when it was queued, the mail is tried again: 24 hours. */
  default Duration patience(RealmModel realm, String about) {
    return Duration.ofHours(24);
  }

  /**
   * Notes what became of a try.
   *
   * @param attempts how often it was tried
   * @param reason why it was not sent, in a few words without any address; null when it was
   */
  default void note(String about, Outcome outcome, int attempts, String reason) {}

  /**
   * Notes that the mail server of a realm does not work, so that every mail of this kind waits, and
   * not only the one that was tried.
   *
   * @param reason as above
   */
  default void waits(RealmModel realm, String reason) {}

  @Override
  default void close() {}
}
