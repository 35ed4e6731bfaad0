package dk.adgang.mail;

import dk.adgang.common.DanishTime;
import dk.adgang.common.DisplayText;
import dk.adgang.policy.Employer;
import dk.adgang.policy.PolicyReader;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The words about the receiver that every mail has.
 *
 * @param firstName null when there is none
 * @param employer the first one, where there are several; null when there is none
 * @param product the realm's display name
 */
public record Addressee(DisplayText firstName, DisplayText employer, String product) {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH.mm", Locale.ROOT).withZone(DanishTime.ZONE);

  /** Reads what there is to say of an employee. */
  public static Addressee of(KeycloakSession session, RealmModel realm, UserModel employee) {
    return new Addressee(
        firstName(employee).orElse(null),
        employer(session, realm, employee).orElse(null),
        product(realm));
  }

  /** The first name. */
  public static Optional<DisplayText> firstName(UserModel employee) {
    return DisplayText.of(employee.getFirstName());
  }

  /** The name of the employee's employer: the first one, where there are several. */
  public static Optional<DisplayText> employer(
      KeycloakSession session, RealmModel realm, UserModel employee) {
    return new PolicyReader(session)
        .employers(realm, employee).stream()
            .filter(Employer::enabled)
            .map(Employer::name)
            .findFirst()
            .flatMap(DisplayText::of);
  }

  /** A moment as mails say it: in Danish time, the same in every language. */
  public static String danishTime(Instant moment) {
    return FORMAT.format(moment);
  }

  private static String product(RealmModel realm) {
    String name = realm.getDisplayName();
    return name == null || name.isBlank() ? realm.getName() : name;
  }
}
