package dk.adgang.mail;

import dk.adgang.DanishTime;
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
 * What every mail says of whom it is to.
 *
 * @param firstName may be empty
 * @param employer the first one, where there are several; null when there is none
 * @param product the realm's display name
 */
public record Addressee(String firstName, String employer, String product) {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH.mm", Locale.ROOT).withZone(DanishTime.ZONE);

  /** Reads what there is to say of an employee. */
  public static Addressee of(KeycloakSession session, RealmModel realm, UserModel employee) {
    return new Addressee(
        firstName(employee), employer(session, realm, employee).orElse(null), product(realm));
  }

  /** The first name; empty when there is none. */
  public static String firstName(UserModel employee) {
    String name = employee.getFirstName();
    return name == null ? "" : name.strip();
  }

  /** The name of the employee's employer: the first one, where there are several. */
  public static Optional<String> employer(
      KeycloakSession session, RealmModel realm, UserModel employee) {
    return new PolicyReader(session)
        .employers(realm, employee).stream()
            .filter(Employer::enabled)
            .map(Employer::name)
            .findFirst();
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
