package dk.adgang.link.mail;

import dk.adgang.common.keycloak.OverridesKeycloak;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Makes {@link OwnLinkMails} in place of Keycloak's own mails. */
public final class OwnLinkMailsFactory extends FreeMarkerEmailTemplateProviderFactory
    implements OverridesKeycloak<EmailTemplateProvider> {

  @Override
  public EmailTemplateProvider create(KeycloakSession session) {
    return new OwnLinkMails(session);
  }
}
