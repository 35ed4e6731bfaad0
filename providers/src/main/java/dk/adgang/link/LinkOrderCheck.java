package dk.adgang.link;

import dk.adgang.common.RefusedException;
import dk.adgang.mail.MailAddress;
import dk.adgang.password.StoredPassword;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.utils.RedirectUtils;

/** Refuses an order for a link that could not be carried out, and says what to change. */
public final class LinkOrderCheck {

  /** In the realm's e-mail settings. */
  private static final String SMTP_HOST = "host";

  private final KeycloakSession session;
  private final RealmModel realm;

  public LinkOrderCheck(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /**
   * Refuses an order for one employee.
   *
   * @throws RefusedException when the employee cannot be mailed or cannot use a link, or when no
   *     mail could carry the order out
   */
  void of(UserModel employee, LinkOrder order) throws RefusedException {
    if (employee.getEmail() == null || employee.getEmail().isBlank()) {
      throw new RefusedException("email", "The employee has no e-mail address");
    }
    if (!MailAddress.canBeWrittenTo(realm, employee.getEmail())) {
      throw new RefusedException("email", "The employee's e-mail address cannot be written to");
    }
    if (!employee.isEnabled()) {
      throw new RefusedException("enabled", "The employee is disabled");
    }
    if (!StoredPassword.canBeSet(realm, employee)) {
      throw new RefusedException(
          "password",
          "The employee's password is kept in a directory that the realm may only read. Change it"
              + " there");
    }
    of(order.clientId(), order.redirectUri());
  }

  /**
   * Refuses an order that no mail could carry out.
   *
   * @throws RefusedException when employees cannot be led there, or the realm cannot mail at all
   */
  public void of(String clientId, String redirectUri) throws RefusedException {
    if (!canMail()) {
      throw new RefusedException(
          "smtpServer", "The realm has no mail server: set its host and the address it sends from");
    }
    ClientModel client = clientId == null ? null : realm.getClientByClientId(clientId);
    if (clientId != null && (client == null || !client.isEnabled())) {
      throw new RefusedException("clientId", "There is no such client, or it is disabled");
    }
    if (redirectUri != null) {
      if (client == null) {
        throw new RefusedException("clientId", "A redirectUri needs the clientId it belongs to");
      }
      if (redirectUri.length() > LinkEntity.LONGEST_REDIRECT_URI) {
        throw new RefusedException(
            "redirectUri", "At most " + LinkEntity.LONGEST_REDIRECT_URI + " characters");
      }
      if (RedirectUtils.verifyRedirectUri(session, redirectUri, client) == null) {
        throw new RefusedException("redirectUri", "The client does not allow this redirectUri");
      }
    }
  }

  /** Whether it was said which server takes mail, and whose it is. */
  private boolean canMail() {
    Map<String, String> config = realm.getSmtpConfig();
    if (config == null || config.getOrDefault(SMTP_HOST, "").isBlank()) {
      return false;
    }
    try {
      session.getProvider(EmailSenderProvider.class).validate(config);
      return true;
    } catch (EmailException e) {
      return false;
    }
  }
}
