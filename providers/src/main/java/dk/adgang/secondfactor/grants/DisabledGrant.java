package dk.adgang.secondfactor.grants;

import dk.adgang.common.Refusal;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.EventType;
import org.keycloak.protocol.oidc.grants.OAuth2GrantTypeBase;
import org.keycloak.services.CorsErrorResponseException;

/** Takes the place of a grant of Keycloak's that is closed in our realms: it gives no token. */
final class DisabledGrant extends OAuth2GrantTypeBase {

  private final EventType type;
  private final Set<String> tokens;
  private final String why;

  /**
   * @param type of the event that Keycloak's grant would make
   * @param tokens the parameters that may be long, as Keycloak's grant names them
   * @param why the description that the client reads
   */
  DisabledGrant(EventType type, Set<String> tokens, String why) {
    this.type = type;
    this.tokens = tokens;
    this.why = why;
  }

  @Override
  public Set<String> getTokenParameterNames() {
    return tokens;
  }

  @Override
  public EventType getEventType() {
    return type;
  }

  @Override
  public Response process(Context context) {
    setContext(context);
    Refusal.GRANT_CLOSED.of(event);
    throw new CorsErrorResponseException(
        cors, OAuthErrorException.UNAUTHORIZED_CLIENT, why, Response.Status.BAD_REQUEST);
  }
}
