package dk.adgang.secondfactor.method.sms;

import java.io.IOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;

/** Words the SMS with a code, in the employee's language and with the realm's name. */
final class SmsWording {

  private static final Logger LOG = Logger.getLogger(SmsWording.class);
  private static final String TEXT = "smsText";

  private final KeycloakSession session;
  private final RealmModel realm;

  SmsWording(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** The text of the SMS that brings an employee a code. */
  String of(UserModel employee, OneTimeCode code) {
    Locale locale = session.getContext().resolveLocale(employee);
    String host = session.getContext().getUri().getBaseUri().getHost();
    String sentence =
        new MessageFormat(messages(locale).getProperty(TEXT, "{0}"), locale)
            .format(new Object[] {code.digits(), realmName()});
    return SmsText.of(sentence, host, code);
  }

  private Properties messages(Locale locale) {
    try {
      return session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm, locale);
    } catch (IOException e) {
      LOG.error("The login theme's messages cannot be read", e);
      return new Properties();
    }
  }

  private String realmName() {
    String name = realm.getDisplayName();
    return name == null || name.isBlank() ? realm.getName() : name;
  }
}
