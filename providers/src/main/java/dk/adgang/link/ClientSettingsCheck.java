package dk.adgang.link;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.AdminRequest;
import dk.adgang.common.RequestEnd;
import dk.adgang.link.page.ContinueTarget;
import dk.adgang.policy.settings.SettingNames;
import dk.adgang.policy.settings.SettingRefusal;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderEvent;

/**
 * Refuses settings of a client that cannot be understood, where an administrator writes them:
 * nothing is stored, and the answer says which setting it is. An import of a whole realm is not
 * refused for a setting.
 */
public final class ClientSettingsCheck {

  private static final Set<String> KNOWN = Set.of(ContinueTarget.HOME);

  private static final String CLIENTS = "clients";

  private ClientSettingsCheck() {}

  public static void on(ProviderEvent event) {
    if (event instanceof ClientModel.ClientUpdatedEvent update
        && AdminRequest.writes(update.getKeycloakSession(), CLIENTS)) {
      check(update.getKeycloakSession(), update.getUpdatedClient());
    }
  }

  /** The event may come before the new values: they are there when the transaction is to end. */
  private static void check(KeycloakSession session, ClientModel client) {
    RequestEnd.beforeStored(
        session,
        () -> {
          SettingRefusal.of(
              SettingNames.problems(
                  client.getAttributes().keySet(), KNOWN, AdgangRealm.uses(session)));
          SettingRefusal.of(
              ContinueTarget.problem(client.getAttribute(ContinueTarget.HOME)).stream().toList());
        });
  }
}
