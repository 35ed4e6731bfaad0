package dk.adgang.support;

import java.time.Instant;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.common.util.Time;
import org.keycloak.forms.login.LoginFormsPages;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProvider;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;

/** Keycloak's own pages, each with the support panel's record. */
public final class SupportedFormsFactory extends FreeMarkerLoginFormsProviderFactory {

  private static final String ATTRIBUTE = "support";

  /** Above Keycloak's own, whose id it has. */
  @Override
  public int order() {
    return 100;
  }

  @Override
  public LoginFormsProvider create(KeycloakSession session) {
    return new FreeMarkerLoginFormsProvider(session) {
      @Override
      protected void createCommonAttributes(
          Theme theme,
          Locale locale,
          Properties messagesBundle,
          jakarta.ws.rs.core.UriBuilder baseUriBuilder,
          LoginFormsPages page) {
        super.createCommonAttributes(theme, locale, messagesBundle, baseUriBuilder, page);
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        attributes.put(ATTRIBUTE, new SupportPanel(SupportHours.open(now)));
      }
    };
  }
}
