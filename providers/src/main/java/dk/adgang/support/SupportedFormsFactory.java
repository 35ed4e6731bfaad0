package dk.adgang.support;

import dk.adgang.brand.Brands;
import dk.adgang.common.AdgangRealm;
import dk.adgang.common.ReportOnce;
import dk.adgang.common.keycloak.OverridesKeycloak;
import dk.adgang.policy.settings.EmployerSettingsCheck;
import dk.adgang.trusteddevice.RememberOffer;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.forms.login.LoginFormsPages;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProvider;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.services.util.CacheControlUtil;
import org.keycloak.theme.Theme;

/**
 * Keycloak's own pages, each with the records of the support panel and of remembered devices, and
 * with the employer's name. In a realm that uses Adgang no browser caches a page, and the pages of
 * our actions and steps are ours in every theme.
 */
public final class SupportedFormsFactory extends FreeMarkerLoginFormsProviderFactory
    implements OverridesKeycloak<LoginFormsProvider> {

  private static final Logger LOG = Logger.getLogger(SupportedFormsFactory.class);
  private static final String SUPPORT = "support";
  private static final String DEVICE = "device";
  private static final String BRAND = "brand";

  /** The prefix of our templates that replace Keycloak's. */
  private static final String OURS = "adgang-";

  /**
   * Keycloak's names of the pages that show values which only our actions and steps hand over.
   * Another theme's template of that name would not show them.
   */
  private static final Set<String> REPLACED =
      Set.of(
          "login-config-totp.ftl",
          "login-otp.ftl",
          "login-recovery-authn-code-config.ftl",
          "login-recovery-authn-code-input.ftl",
          "login-update-password.ftl",
          "webauthn-authenticate.ftl",
          "webauthn-error.ftl",
          "webauthn-register.ftl");

  private final ReportOnce reported = new ReportOnce();

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    super.postInit(factory);
    factory.register(
        new EmployerSettingsCheck(
                SUPPORT, (session, attributes) -> SupportSettings.problems(attributes))
            ::on);
  }

  private void report(String realm, String fault) {
    if (reported.isNew(realm + fault)) {
      LOG.warnf("The support panel of realm %s shows no hours or chat. %s", realm, fault);
    }
  }

  @Override
  public LoginFormsProvider create(KeycloakSession session) {
    if (!AdgangRealm.uses(session)) {
      return super.create(session);
    }
    return new FreeMarkerLoginFormsProvider(session) {
      @Override
      protected void createCommonAttributes(
          Theme theme,
          Locale locale,
          Properties messagesBundle,
          jakarta.ws.rs.core.UriBuilder baseUriBuilder,
          LoginFormsPages page) {
        super.createCommonAttributes(theme, locale, messagesBundle, baseUriBuilder, page);
        Optional<OrganizationModel> employer =
            new EmployerOfPage(session).of(user, authenticationSession);
        attributes.put(SUPPORT, support(employer, locale, messagesBundle));
        attributes.put(DEVICE, new RememberOffer(session, realm, user, authenticationSession));
        employer
            .flatMap(new Brands(session, realm)::of)
            .ifPresent(brand -> attributes.put(BRAND, brand));
      }

      private SupportView support(
          Optional<OrganizationModel> employer, Locale locale, Properties messages) {
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        SupportSettings settings =
            employer
                .map(OrganizationModel::getAttributes)
                .map(SupportSettings::of)
                .orElse(SupportSettings.NONE);
        return new SupportPanel(locale, now)
            .of(messages::getProperty, settings, fault -> report(realm.getName(), fault));
      }

      @Override
      protected Response processTemplate(Theme theme, String template, Locale locale) {
        if (!AdgangRealm.uses(session)) {
          return super.processTemplate(theme, template, locale);
        }
        CacheControlUtil.noBackButtonCacheControlHeader(session);
        return super.processTemplate(
            theme, REPLACED.contains(template) ? OURS + template : template, locale);
      }
    };
  }
}
