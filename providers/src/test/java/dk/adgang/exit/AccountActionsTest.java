package dk.adgang.exit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AccountActionsTest {

  private static final String SERVICES =
      "META-INF/services/org.keycloak.authentication.RequiredActionFactory";

  /** Change nothing that anybody guards: a language, and a page without an answer. */
  private static final Set<String> HARMLESS =
      Set.of(
          "org.keycloak.authentication.requiredactions.UpdateUserLocaleAction",
          "org.keycloak.protocol.oid4vc.issuance.requiredactions.VerifiableCredentialOfferAction");

  /** A newer Keycloak may have another action: then this fails, and it is to be looked at. */
  @Test
  void no_action_of_keycloaks_goes_on_for_a_login_that_is_over() throws Exception {
    var keycloaks = new ArrayList<String>();
    var replaced = new ArrayList<String>();
    for (var factory : factories()) {
      if (factory.startsWith("dk.adgang.")) {
        replaced.add(Class.forName(factory).getSuperclass().getName());
      } else {
        keycloaks.add(factory);
      }
    }
    assertThat(keycloaks).contains("org.keycloak.authentication.requiredactions.DeleteAccount");

    keycloaks.removeAll(replaced);

    assertThat(keycloaks).containsExactlyInAnyOrderElementsOf(HARMLESS);
  }

  private static List<String> factories() throws Exception {
    var factories = new ArrayList<String>();
    var files = AccountActionsTest.class.getClassLoader().getResources(SERVICES);
    while (files.hasMoreElements()) {
      try (var file = files.nextElement().openStream()) {
        new String(file.readAllBytes(), UTF_8)
            .lines()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .forEach(factories::add);
      }
    }
    return factories;
  }
}
