package dk.adgang.common.keycloak;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A condition of a flow, which is asked about an employee and has no page. */
public interface FlowCondition extends ConditionalAuthenticator {

  @Override
  default void action(AuthenticationFlowContext context) {}

  @Override
  default boolean requiresUser() {
    return true;
  }

  @Override
  default void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

  @Override
  default void close() {}
}
