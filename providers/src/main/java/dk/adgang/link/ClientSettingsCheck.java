package dk.adgang.link;

import dk.adgang.AdminRequest;
import dk.adgang.RequestEnd;
import dk.adgang.policy.SettingNames;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.services.ErrorResponse;

/**
 * Refuses settings of a client that cannot be understood, where an administrator writes them:
 * nothing is stored, and the answer says which setting it is. An import of a whole realm is not
 * refused for a setting.
 */
final class ClientSettingsCheck {

  private static final Set<String> KNOWN = Set.of(ContinueTarget.HOME);

  private static final String CLIENTS = "clients";

  private ClientSettingsCheck() {}

  static void on(ProviderEvent event) {
    if (event instanceof ClientModel.ClientUpdatedEvent update
        && AdminRequest.writes(update.getKeycloakSession(), CLIENTS)) {
      check(update.getKeycloakSession(), update.getUpdatedClient());
    }
  }

  /** The event may come before the new values: they are there when the transaction is to end. */
  private static void check(KeycloakSession session, ClientModel client) {
    RequestEnd.beforeStored(
        session,
        () ->
            problem(client)
                .ifPresent(
                    problem -> {
                      throw ErrorResponse.error(problem, Response.Status.BAD_REQUEST);
                    }));
  }

  private static Optional<String> problem(ClientModel client) {
    List<String> names = SettingNames.problems(client.getAttributes().keySet(), KNOWN);
    if (!names.isEmpty()) {
      return Optional.of(names.get(0));
    }
    String home = client.getAttribute(ContinueTarget.HOME);
    return home == null || home.isBlank() || ContinueUri.read(home).isPresent()
        ? Optional.empty()
        : Optional.of(
            ContinueTarget.HOME
                + " is no address that employees can be led to. Write one that begins with https://, or with the"
                + " scheme of an app, as in dk.example.app:/");
  }
}
