package dk.adgang.policy;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * The console, as far as a login knows it. The pages of the console implement it; a login finds
 * them by their id among Keycloak's providers of pages, because it may not depend on them.
 */
public interface ConsoleDoor {

  /** The id of the provider that implements it. */
  String PAGES = "adgang-console";

  /** Returns the page for somebody to whom the console never opens; empty for its readers. */
  Optional<Response> refusal(UserModel user);
}
