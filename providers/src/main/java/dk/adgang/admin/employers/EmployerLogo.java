package dk.adgang.admin.employers;

import dk.adgang.brand.Brands;
import dk.adgang.brand.Logos;
import dk.adgang.brand.StoredLogo;
import dk.adgang.brand.picture.Logo;
import dk.adgang.brand.picture.LogoRefusedException;
import dk.adgang.brand.picture.LogoRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** The logo of one employer: seen, replaced and removed, one request after the other. */
public final class EmployerLogo {

  /** The tag of an employer without a logo, for a change that is based on that. */
  public static final String NONE = "none";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminEventBuilder events;
  private final OrganizationModel employer;
  private final Logos logos;

  /**
   * Prepares a request. It asks for no permission: the page or the call has done that.
   *
   * @param events by the person who acts
   */
  public EmployerLogo(
      KeycloakSession session,
      RealmModel realm,
      AdminEventBuilder events,
      OrganizationModel employer) {
    this.session = session;
    this.realm = realm;
    this.events = events;
    this.employer = employer;
    this.logos = new Logos(session, realm);
  }

  /** The logo that is stored; empty for none. */
  public Optional<StoredLogo> stored() {
    return logos.of(employer);
  }

  /** The picture of a stored logo, a PNG; empty when somebody has removed it meanwhile. */
  public Optional<byte[]> png(StoredLogo logo) {
    return logos.png(logo.hash());
  }

  /** Tells of a logo. */
  public LogoReport report(StoredLogo logo) {
    return LogoReport.of(employer.getAlias(), logo, new Brands(session, realm).view(logo));
  }

  /** The tag by which a change is refused that was made without knowing another one. */
  public static String tag(Optional<StoredLogo> logo) {
    return logo.map(each -> '"' + each.hash() + '"').orElse(NONE);
  }

  /**
   * Takes a file for the logo.
   *
   * @param known the tags of the logo that the change may be based on; {@link #NONE} for none
   * @throws LogoRefusedException when it is no picture for a logo; nothing is stored then
   * @throws StaleSettingsException when there is another logo by now
   */
  public StoredLogo replace(byte[] file, String known) throws LogoRefusedException {
    Logo logo = LogoRule.of(file);
    lock(known);
    StoredLogo kept = logos.keep(employer, logo);
    tell(kept.hash());
    return kept;
  }

  /**
   * Removes the logo.
   *
   * @param known as above
   * @throws StaleSettingsException when there is another logo by now
   */
  public void remove(String known) {
    if (lock(known).isPresent()) {
      logos.remove(employer);
      tell("");
    }
  }

  private Optional<StoredLogo> lock(String known) {
    new StoredSettings(session, events).lock(List.of(employer));
    Optional<StoredLogo> before = stored();
    if (!SettingsTag.matches(known, tag(before))) {
      throw new StaleSettingsException();
    }
    return before;
  }

  private void tell(String hash) {
    events
        .clone(session)
        .resource(ResourceType.ORGANIZATION)
        .operation(OperationType.UPDATE)
        .resourcePath("organizations", employer.getId())
        .representation(Map.of("logo", hash))
        .success();
  }
}
