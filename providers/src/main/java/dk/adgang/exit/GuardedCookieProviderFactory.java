package dk.adgang.exit;

import dk.adgang.common.keycloak.OverridesKeycloak;
import org.keycloak.cookie.CookieProvider;
import org.keycloak.cookie.CookieType;
import org.keycloak.cookie.DefaultCookieProviderFactory;
import org.keycloak.models.KeycloakSession;

/**
 * The guard before a session is usable: Keycloak sets the identity cookie for every login in a
 * browser, of every protocol, and for SAML's ECP, before anything else leaves.
 */
public final class GuardedCookieProviderFactory extends DefaultCookieProviderFactory
    implements OverridesKeycloak<CookieProvider> {

  @Override
  public CookieProvider create(KeycloakSession session) {
    return new GuardedCookieProvider(session, super.create(session));
  }

  /** Keycloak's own cookies; the realm is known only when one is set. */
  private record GuardedCookieProvider(KeycloakSession session, CookieProvider cookies)
      implements CookieProvider {

    @Override
    public void set(CookieType type, String value) {
      guard(type, value);
      cookies.set(type, value);
    }

    @Override
    public void set(CookieType type, String value, int maxAge) {
      guard(type, value);
      cookies.set(type, value, maxAge);
    }

    private void guard(CookieType type, String value) {
      if (type == CookieType.IDENTITY) {
        new BrowserGuard(session).check(value);
      }
    }

    @Override
    public String get(CookieType type) {
      return cookies.get(type);
    }

    @Override
    public void expire(CookieType type) {
      cookies.expire(type);
    }

    @Override
    public void close() {
      cookies.close();
    }
  }
}
