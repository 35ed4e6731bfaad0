package dk.adgang.link;

import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Makes {@link OwnLinkMails} in place of Keycloak's own mails. */
public final class OwnLinkMailsFactory extends FreeMarkerEmailTemplateProviderFactory {

  /** Above Keycloak's own, whose id it has. */
  @Override
  public int order() {
    return 100;
  }

  @Override
  public EmailTemplateProvider create(KeycloakSession session) {
    return new OwnLinkMails(session);
  }
}
