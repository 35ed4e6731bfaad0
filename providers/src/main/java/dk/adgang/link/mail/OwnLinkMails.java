package dk.adgang.link.mail;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.RefusedException;
import dk.adgang.link.LinkService;
import dk.adgang.password.StoredPassword;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.keycloak.email.EmailException;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/**
 * Keycloak's own mails, except one: an administrator's «Credential reset» that asks for a new
 * password alone sends our link. Keycloak's would work for twelve hours, would not be retired by a
 * newer one, and could not ask for the second factor.
 */
final class OwnLinkMails extends FreeMarkerEmailTemplateProvider {

  private static final List<String> PASSWORD_ALONE =
      List.of(UserModel.RequiredAction.UPDATE_PASSWORD.name());

  OwnLinkMails(KeycloakSession session) {
    super(session);
  }

  @Override
  public void sendExecuteActions(String link, long expirationInMinutes) throws EmailException {
    if (!AdgangRealm.uses(realm)
        || !PASSWORD_ALONE.equals(attributes.get(Constants.TEMPLATE_ATTR_REQUIRED_ACTIONS))) {
      super.sendExecuteActions(link, expirationInMinutes);
      return;
    }
    // Keycloak has checked both parameters, but does not hand them on.
    MultivaluedMap<String, String> asked = session.getContext().getUri().getQueryParameters();
    String client = asked.getFirst(OIDCLoginProtocol.CLIENT_ID_PARAM);
    String redirect = asked.getFirst(OIDCLoginProtocol.REDIRECT_URI_PARAM);
    LinkService links = new LinkService(session, realm);
    try {
      if (StoredPassword.exists(user)) {
        links.reset(user, client, redirect);
      } else {
        links.welcome(user, client, redirect);
      }
    } catch (RefusedException e) {
      throw new EmailException(e.getMessage(), e);
    }
  }
}
