package dk.adgang.secondfactor.notice;

import dk.adgang.mail.Letter;
import dk.adgang.mail.LetterFactory;
import org.keycloak.models.KeycloakSession;

/** Makes the mails «2-faktor er tilføjet» and those about other changes of a second factor. */
public final class FactorLetterFactory implements LetterFactory {

  static final String ID = "adgang-second-factor";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Letter create(KeycloakSession session) {
    return new FactorLetter(session);
  }
}
