package dk.adgang.link;

import dk.adgang.mail.Addressee;
import dk.adgang.mail.Letter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells an employee that the password was changed, so that a theft is noticed. What it is about is
 * the moment.
 */
final class ChangedLetter implements Letter {

  private final KeycloakSession session;

  ChangedLetter(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public String needless(RealmModel realm, UserModel employee, String about) {
    return null;
  }

  @Override
  public Text write(RealmModel realm, UserModel employee, String about) {
    Addressee to = Addressee.of(session, realm, employee);
    ChangedMail mail =
        new ChangedMail(
            to.firstName(),
            to.employer(),
            to.product(),
            Addressee.danishTime(Instant.parse(about)));
    return new Text(
        "passwordChangedSubject", List.of(), "password-changed.ftl", Map.of("mail", mail));
  }
}
