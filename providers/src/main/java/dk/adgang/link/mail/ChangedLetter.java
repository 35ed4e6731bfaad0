package dk.adgang.link.mail;

import dk.adgang.mail.Addressee;
import dk.adgang.mail.Draft;
import dk.adgang.mail.Letter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells an employee that the password was changed, so that a theft is noticed. The text {@code
 * about} is the moment of the change.
 */
final class ChangedLetter implements Letter {

  private final KeycloakSession session;

  ChangedLetter(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public Draft prepare(RealmModel realm, UserModel employee, String about, Locale language) {
    Addressee to = Addressee.of(session, realm, employee);
    ChangedMail mail =
        new ChangedMail(
            to.firstName(),
            to.employer(),
            to.product(),
            Addressee.danishTime(Instant.parse(about)));
    return new Draft.Send(
        new Text(
            "passwordChangedSubject", List.of(), "password-changed.ftl", Map.of("mail", mail)));
  }
}
