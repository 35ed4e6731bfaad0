package dk.adgang.exit;

import dk.adgang.common.Refusal;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;
import org.keycloak.protocol.oidc.token.TokenPostProcessorFactory;
import org.keycloak.services.ErrorResponseException;

/**
 * The second guard, which does not depend on the first: every grant of the token endpoint, and the
 * implicit flow, passes Keycloak's processors of tokens before it answers with tokens.
 */
public final class GuardedTokenProcessorFactory implements TokenPostProcessorFactory {

  private static final String ID = "adgang-exit";

  /** Runs before all other processors, which may already give a token its purpose. */
  @Override
  public int order() {
    return 1000;
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public TokenPostProcessor create(KeycloakSession session) {
    return context -> check(session, context);
  }

  /**
   * @throws ErrorResponseException {@code invalid_grant}, when the tokens may not leave
   */
  private static void check(KeycloakSession session, TokenPostProcessorContext context) {
    UserSessionModel userSession = context.clientSessionCtx().getClientSession().getUserSession();
    RealmModel realm = userSession.getRealm();
    Optional<ExitRule.Refusal> refusal =
        new ExitGuard(session, realm).session(userSession, context.requestRefreshToken() != null);
    if (refusal.isPresent()) {
      EventBuilder event =
          new EventBuilder(realm, session, session.getContext().getConnection())
              .event(
                  context.requestRefreshToken() == null
                      ? EventType.CODE_TO_TOKEN
                      : EventType.REFRESH_TOKEN)
              .client(context.clientSessionCtx().getClientSession().getClient())
              .user(userSession.getUser())
              .session(userSession);
      Refusal.EXIT_HELD.of(event, refusal.get().reason());
      throw new ErrorResponseException(
          OAuthErrorException.INVALID_GRANT,
          "Log in again: " + refusal.get().reason(),
          Response.Status.BAD_REQUEST);
    }
  }
}
