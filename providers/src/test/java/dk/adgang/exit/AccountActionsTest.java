package dk.adgang.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class AccountActionsTest {

  /** These change nothing that has to be guarded: a language, and a page without an answer. */
  private static final Set<String> HARMLESS =
      Set.of(
          "org.keycloak.authentication.requiredactions.UpdateUserLocaleAction",
          "org.keycloak.protocol.oid4vc.issuance.requiredactions.VerifiableCredentialOfferAction");

  /**
   * A newer Keycloak may have another action: then this fails, and somebody has to decide about it.
   */
  @Test
  void no_action_of_keycloaks_goes_on_for_a_login_that_is_over() throws Exception {
    assertThat(KeycloakServices.notReplaced("org.keycloak.authentication.RequiredActionFactory"))
        .containsExactlyInAnyOrderElementsOf(HARMLESS);
  }
}
