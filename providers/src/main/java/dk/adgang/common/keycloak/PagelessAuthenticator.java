package dk.adgang.common.keycloak;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A step that decides by itself: it has no page to answer, and it needs nothing to be set up for an
 * employee. A form that is posted to it nevertheless is decided as any other request.
 */
public interface PagelessAuthenticator extends Authenticator {

  @Override
  default void action(AuthenticationFlowContext context) {
    authenticate(context);
  }

  @Override
  default boolean requiresUser() {
    return true;
  }

  @Override
  default boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return true;
  }

  @Override
  default void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

  @Override
  default void close() {}
}
