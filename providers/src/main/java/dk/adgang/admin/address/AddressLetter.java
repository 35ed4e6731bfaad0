package dk.adgang.admin.address;

import dk.adgang.common.DisplayText;
import dk.adgang.common.MaskedAddress;
import dk.adgang.mail.Addressee;
import dk.adgang.mail.Draft;
import dk.adgang.mail.Letter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells the old address that the login has another one, so that a theft is noticed. The text {@code
 * about} is the moment of the change.
 */
final class AddressLetter implements Letter {

  private final KeycloakSession session;

  AddressLetter(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public Draft prepare(RealmModel realm, UserModel employee, String about, Locale language) {
    Addressee to = Addressee.of(session, realm, employee);
    AddressMail mail =
        new AddressMail(
            to.firstName(),
            to.employer(),
            to.product(),
            Optional.ofNullable(employee.getEmail())
                .filter(email -> !email.isBlank())
                .map(MaskedAddress::of)
                .flatMap(DisplayText::of)
                .orElse(null),
            Addressee.danishTime(Instant.parse(about)));
    return new Draft.Send(
        new Text("addressChangedSubject", List.of(), "address-changed.ftl", Map.of("mail", mail)));
  }
}
