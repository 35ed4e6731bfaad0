package dk.adgang.admin.address;

import dk.adgang.mail.Letter;
import dk.adgang.mail.LetterFactory;
import org.keycloak.models.KeycloakSession;

/** Makes the mail «Din e-mail til login er ændret», which goes to the old address. */
public final class AddressLetterFactory implements LetterFactory {

  static final String ID = "adgang-address";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Letter create(KeycloakSession session) {
    return new AddressLetter(session);
  }
}
