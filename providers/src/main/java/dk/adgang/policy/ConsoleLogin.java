package dk.adgang.policy;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.resource.RealmResourceProvider;
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

  /**
   * The page for somebody who is about to set up a second factor for the console, although the
   * console would not open then either; empty in every other login.
   *
   * @param user the person who has proven the password
   */
  public static Optional<Response> refusal(KeycloakSession session, UserModel user) {
    return isUnderWay(session)
            && session.getProvider(RealmResourceProvider.class, ConsoleDoor.PAGES)
                instanceof ConsoleDoor door
        ? door.refusal(user)
        : Optional.empty();
  }
}
