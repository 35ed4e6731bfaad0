package dk.adgang.brand;

import dk.adgang.common.DisplayText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;

/** Reads how employers are shown. */
public final class Brands {

  private final KeycloakSession session;
  private final RealmModel realm;

  public Brands(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** Name and logo of an employer; empty when it has no name that can be shown. */
  public Optional<BrandView> of(OrganizationModel employer) {
    return name(employer)
        .map(
            name ->
                new BrandView(
                    DisplayText.line(employer.getName()),
                    name,
                    new Logos(session, realm).of(employer).map(this::view).orElse(null)));
  }

  /** The name of an employer, as its employees know it. */
  public static Optional<DisplayText> name(OrganizationModel employer) {
    return BrandName.of(employer.getName(), attributes(employer));
  }

  private static Map<String, List<String>> attributes(OrganizationModel employer) {
    return Optional.ofNullable(employer.getAttributes()).orElse(Map.of());
  }

  /** A logo as it is shown, with its address on the configured host. */
  public BrandView.LogoView view(StoredLogo logo) {
    ShownSize size = ShownSize.of(logo.width(), logo.height());
    String url =
        Urls.realmBase(session.getContext().getUri().getBaseUri())
            .path("{realm}")
            .path(LogoPages.PATH)
            .path(logo.hash())
            .build(realm.getName())
            .toString();
    return new BrandView.LogoView(url, size.width(), size.height());
  }
}
