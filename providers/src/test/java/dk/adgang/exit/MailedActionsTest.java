package dk.adgang.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class MailedActionsTest {

  /** These change no existing account: a registration, and an offer of a verifiable credential. */
  private static final Set<String> HARMLESS =
      Set.of(
          "org.keycloak.authentication.actiontoken.inviteorg.InviteOrgActionTokenHandler",
          "org.keycloak.protocol.oid4vc.issuance.requiredactions.CredentialOfferActionTokenHandler");

  /**
   * A newer Keycloak may mail another link: then this fails, and somebody has to decide about it.
   */
  @Test
  void no_link_of_keycloaks_counts_once_the_account_is_protected() throws Exception {
    assertThat(
            KeycloakServices.notReplaced(
                "org.keycloak.authentication.actiontoken.ActionTokenHandlerFactory"))
        .containsExactlyInAnyOrderElementsOf(HARMLESS);
  }
}
