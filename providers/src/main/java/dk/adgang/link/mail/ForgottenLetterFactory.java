package dk.adgang.link.mail;

import dk.adgang.mail.Letter;
import dk.adgang.mail.LetterFactory;
import org.keycloak.models.KeycloakSession;

/** Makes the answers to forgotten passwords. */
public final class ForgottenLetterFactory implements LetterFactory {

  public static final String ID = "adgang-forgotten";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Letter create(KeycloakSession session) {
    return new ForgottenLetter(session);
  }
}
