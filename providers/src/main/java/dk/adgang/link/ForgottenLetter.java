package dk.adgang.link;

import dk.adgang.mail.Letter;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The answer to a forgotten password. Its link is made when the mail is: before that, nothing in
 * the request tells an account that exists from one that does not. What it is about is the client
 * that the employee came from.
 */
final class ForgottenLetter implements Letter {

  private final Links links;
  private final LinkLetter letter;
  private String linkId;

  ForgottenLetter(KeycloakSession session) {
    this.links = new Links(session);
    this.letter = new LinkLetter(session);
  }

  @Override
  public String needless(RealmModel realm, UserModel employee, String about) {
    return null;
  }

  @Override
  public Text write(RealmModel realm, UserModel employee, String about) {
    linkId = links.queue(realm, employee, new Links.Order(LinkPurpose.RESET, about, null, null)).id;
    return letter.write(realm, employee, linkId);
  }

  @Override
  public void note(String about, Outcome outcome, int attempts, String reason) {
    if (linkId != null) {
      // The next try makes another link.
      Outcome ofLink = outcome == Outcome.POSTPONED ? Outcome.NEEDLESS : outcome;
      letter.note(linkId, ofLink, attempts, reason);
    }
  }
}
