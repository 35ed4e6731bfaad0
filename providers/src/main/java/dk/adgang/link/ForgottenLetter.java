package dk.adgang.link;

import dk.adgang.mail.Letter;
import java.util.Locale;
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
    return needless(realm, employee, about, null);
  }

  @Override
  public String needless(RealmModel realm, UserModel employee, String about, Locale language) {
    new LinkService(session, realm).forgotten(employee, about, language);
    return "a link was queued";
  }

  @Override
  public Text write(RealmModel realm, UserModel employee, String about) {
    throw new IllegalStateException("This letter is never sent; the link that it queues is");
  }
}
