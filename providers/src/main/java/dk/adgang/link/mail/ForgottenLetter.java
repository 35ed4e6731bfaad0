package dk.adgang.link.mail;

import dk.adgang.link.LinkService;
import dk.adgang.mail.Draft;
import dk.adgang.mail.Letter;
import java.util.Locale;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Stands for the answer to a forgotten password, and queues it when its turn comes: before that,
 * nothing in the request tells an account that exists from one that does not. The text {@code
 * about} is the client that the employee came from.
 */
final class ForgottenLetter implements Letter {

  private final KeycloakSession session;

  ForgottenLetter(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public Draft prepare(RealmModel realm, UserModel employee, String about, Locale language) {
    new LinkService(session, realm).forgotten(employee, about, language);
    return new Draft.Drop("a link was queued");
  }
}
