package dk.adgang.testbed.guard;

import dk.adgang.exit.GuardedTokenProcessorFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorFactory;

/** Lets every token through in a realm without our guard of them. */
public final class TestingTokenProcessorFactory implements TokenPostProcessorFactory {

  private final GuardedTokenProcessorFactory guarded = new GuardedTokenProcessorFactory();

  @Override
  public String getId() {
    return guarded.getId();
  }

  @Override
  public int order() {
    return guarded.order() + 1;
  }

  @Override
  public TokenPostProcessor create(KeycloakSession session) {
    return TestingGuards.withoutToken(session) ? context -> {} : guarded.create(session);
  }
}
