package dk.adgang.testbed.guard;

import dk.adgang.exit.GuardedCookieProviderFactory;
import org.keycloak.cookie.CookieProvider;
import org.keycloak.cookie.CookieProviderFactory;
import org.keycloak.cookie.CookieType;
import org.keycloak.cookie.DefaultCookieProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Keycloak's own cookies in a realm without our guard of them. */
public final class TestingCookieProviderFactory extends DefaultCookieProviderFactory
    implements CookieProviderFactory {

  private final GuardedCookieProviderFactory guarded = new GuardedCookieProviderFactory();

  @Override
  public int order() {
    return guarded.order() + 1;
  }

  @Override
  public CookieProvider create(KeycloakSession session) {
    return new ByRealm(session, super.create(session), guarded.create(session));
  }

  /** The realm is known only when a cookie is set. */
  private record ByRealm(KeycloakSession session, CookieProvider plain, CookieProvider guarded)
      implements CookieProvider {

    private CookieProvider chosen() {
      return TestingGuards.withoutBrowser(session) ? plain : guarded;
    }

    @Override
    public void set(CookieType type, String value) {
      chosen().set(type, value);
    }

    @Override
    public void set(CookieType type, String value, int maxAge) {
      chosen().set(type, value, maxAge);
    }

    @Override
    public String get(CookieType type) {
      return plain.get(type);
    }

    @Override
    public void expire(CookieType type) {
      plain.expire(type);
    }

    @Override
    public void close() {
      plain.close();
    }
  }
}
