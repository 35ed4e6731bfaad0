package dk.adgang.link.mail;

import dk.adgang.mail.Letter;
import dk.adgang.mail.LetterFactory;
import org.keycloak.models.KeycloakSession;

/** Makes the letters that carry links. */
public final class LinkLetterFactory implements LetterFactory {

  public static final String ID = "adgang-link";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Letter create(KeycloakSession session) {
    return new LinkLetter(session);
  }
}
