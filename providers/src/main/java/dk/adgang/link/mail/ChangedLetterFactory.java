package dk.adgang.link.mail;

import dk.adgang.mail.Letter;
import dk.adgang.mail.LetterFactory;
import org.keycloak.models.KeycloakSession;

/** Makes the mails «Din adgangskode er ændret». */
public final class ChangedLetterFactory implements LetterFactory {

  public static final String ID = "adgang-password-changed";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Letter create(KeycloakSession session) {
    return new ChangedLetter(session);
  }
}
