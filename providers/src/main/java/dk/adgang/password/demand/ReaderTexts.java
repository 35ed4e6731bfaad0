package dk.adgang.password.demand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.IDToken;
import org.keycloak.services.resources.admin.AdminRoot;
import org.keycloak.theme.Theme;

/**
 * Sentences in the language of the person who reads them: an administrator who sets a password over
 * REST, or the employee on the page. Keycloak takes one message only, and puts no message into
 * another, so that a list of them must be words already.
 */
public final class ReaderTexts {

  private final Properties messages;
  private final Locale locale;

  private ReaderTexts(Properties messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
  }

  /**
   * Prepares the texts for the person who reads them.
   *
   * @param user whose password it is; null where the account is yet to be made
   */
  public static ReaderTexts of(KeycloakSession session, RealmModel realm, UserModel user) {
    if (session.getContext().getBearerToken() instanceof IDToken administrator) {
      return new ReaderTexts(
          AdminRoot.getMessages(session, realm, administrator.getLocale()), Locale.ROOT);
    }
    return ofRequest(session, realm, user);
  }

  /**
   * Prepares the texts in the language of the request: the stored one of the user, otherwise that
   * of the header {@code Accept-Language} where the realm has it, otherwise the realm's own.
   *
   * @param user the person on the page; null for a request of an administrator
   */
  public static ReaderTexts ofRequest(KeycloakSession session, RealmModel realm, UserModel user) {
    Locale locale = session.getContext().resolveLocale(user);
    try {
      return new ReaderTexts(
          session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm, locale), locale);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the words of a message; its key where nobody has written any. */
  public String of(String key, Object... parameters) {
    return new MessageFormat(messages.getProperty(key, key), locale).format(parameters);
  }

  /** Returns the words of the demand, as the checklist says them. */
  public String of(Demand demand) {
    return of(demand.message(), demand.parameters().toArray());
  }

  /** Returns the words of the demands, one after the other in a sentence. */
  public String list(List<Demand> demands) {
    return String.join(", ", demands.stream().map(this::of).map(this::inSentence).toList());
  }

  private String inSentence(String words) {
    int first = words.isEmpty() ? 0 : words.offsetByCodePoints(0, 1);
    return words.substring(0, first).toLowerCase(locale) + words.substring(first);
  }
}
