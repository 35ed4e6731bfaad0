package dk.adgang.secondfactor.reminder;

import dk.adgang.mail.Letter;
import dk.adgang.mail.LetterFactory;
import org.keycloak.models.KeycloakSession;

/** Makes the mails «Husk at tilføje 2-faktor». */
public final class ReminderLetterFactory implements LetterFactory {

  static final String ID = "adgang-reminder";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Letter create(KeycloakSession session) {
    return new ReminderLetter(session);
  }
}
