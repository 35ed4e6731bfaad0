package dk.adgang.link;

import dk.adgang.mail.Letter;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Stands for the answer to a forgotten password, and queues it when its turn comes: before that,
 * nothing in the request tells an account that exists from one that does not. What it is about is
 * the client that the employee came from.
 */
final class ForgottenLetter implements Letter {

  private final KeycloakSession session;

  ForgottenLetter(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public String needless(RealmModel realm, UserModel employee, String about) {
    new MailedLinks(session, realm).forgotten(employee, about);
    return "a link was queued";
  }

  @Override
  public Text write(RealmModel realm, UserModel employee, String about) {
    throw new IllegalStateException("This letter is never sent; the link that it queues is");
  }
}
