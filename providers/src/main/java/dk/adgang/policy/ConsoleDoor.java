package dk.adgang.policy;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * The console, as far as a login and the door to our addresses know it. The pages of the console
 * implement it; both find them by their id among Keycloak's providers of pages, because they may
 * not depend on them.
 */
public interface ConsoleDoor {

  /** The id of the provider that implements it. */
  String PAGES = "adgang-console";

  /**
   * Whether there is anything behind it. In master there is nothing until an administrator has
   * switched the console on.
   */
  boolean isThere();

  /** Returns the page for somebody to whom the console never opens; empty for its readers. */
  Optional<Response> refusal(UserModel user);
}
