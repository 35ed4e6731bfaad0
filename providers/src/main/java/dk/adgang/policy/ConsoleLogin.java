package dk.adgang.policy;

import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The client by which managers and administrators log in to the console. */
public final class ConsoleLogin {

  /** Its id, and the audience of tokens for the REST of managers. */
  public static final String CLIENT = "adgang-console";

  private ConsoleLogin() {}

  /** Whether the request is part of a login to the console. */
  static boolean isUnderWay(KeycloakSession session) {
    AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
    return login != null && CLIENT.equals(login.getClient().getClientId());
  }
}
