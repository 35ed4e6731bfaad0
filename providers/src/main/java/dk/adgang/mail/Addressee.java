package dk.adgang.mail;

import dk.adgang.brand.BrandView;
import dk.adgang.brand.Brands;
import dk.adgang.common.DanishTime;
import dk.adgang.common.DisplayText;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

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
        firstName(employee).orElse(null), employer(session, employee).orElse(null), product(realm));
  }

  /** The first name. */
  public static Optional<DisplayText> firstName(UserModel employee) {
    return DisplayText.of(employee.getFirstName());
  }

  /** The name of the employee's employer: the first one, where there are several. */
  public static Optional<DisplayText> employer(KeycloakSession session, UserModel employee) {
    return organization(session, employee).flatMap(Brands::name);
  }

  /** Name and logo of the same employer. */
  static Optional<BrandView> brand(KeycloakSession session, RealmModel realm, UserModel employee) {
    return organization(session, employee).flatMap(new Brands(session, realm)::of);
  }

  /** The employee's employer: by their aliases the first of those that are in use. */
  private static Optional<OrganizationModel> organization(
      KeycloakSession session, UserModel employee) {
    OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
    return organizations == null
        ? Optional.empty()
        : organizations
            .getByMember(employee)
            .filter(OrganizationModel::isEnabled)
            .min(Comparator.comparing(OrganizationModel::getAlias));
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
