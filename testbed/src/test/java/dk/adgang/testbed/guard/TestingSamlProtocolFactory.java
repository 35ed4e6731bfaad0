package dk.adgang.testbed.guard;

import dk.adgang.exit.GuardedSamlProtocolFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.saml.SamlProtocolFactory;

/** Keycloak's own SAML in a realm without our guard of assertions. */
public final class TestingSamlProtocolFactory extends SamlProtocolFactory {

  private final GuardedSamlProtocolFactory guarded = new GuardedSamlProtocolFactory();

  @Override
  public int order() {
    return guarded.order() + 1;
  }

  @Override
  public LoginProtocol create(KeycloakSession session) {
    return TestingGuards.withoutToken(session) ? super.create(session) : guarded.create(session);
  }
}
