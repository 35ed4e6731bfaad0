package dk.adgang.admin.consent;

import dk.adgang.mail.Letter;
import dk.adgang.mail.LetterFactory;
import org.keycloak.models.KeycloakSession;

/** Makes the mail «… vil tilføje dig», which asks the owner of an account. */
public final class JoinLetterFactory implements LetterFactory {

  static final String ID = "adgang-join";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Letter create(KeycloakSession session) {
    return new JoinLetter(session);
  }
}
