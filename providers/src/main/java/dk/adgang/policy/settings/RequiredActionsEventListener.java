package dk.adgang.policy.settings;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.RequestEnd;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.representations.idm.ErrorRepresentation;
import org.keycloak.services.ErrorResponse;
import org.keycloak.userprofile.ValidationException;
import org.keycloak.util.JsonSerialization;

/**
 * Refuses settings of required actions that Keycloak would store, or drop, without asking anybody:
 *
 * <ul>
 *   <li>settings that come with the action itself, {@code PUT
 *       authentication/required-actions/{alias}};
 *   <li>a request that does not name settings that are there, which would drop them;
 *   <li>settings that consist of spaces;
 *   <li>another alias, or none: what is read by its alias is not found any more, and with it goes
 *       what the realm requires;
 *   <li>in {@code …/config}, names that the action does not have, which Keycloak leaves out.
 * </ul>
 *
 * <p>Keycloak tells of each change before the transaction ends.
 */
final class RequiredActionsEventListener implements EventListenerProvider {

  /** Where the alias is in {@code authentication/required-actions/{alias}}. */
  private static final int ALIAS = 2;

  private final KeycloakSession session;
  private final ActionSettings settings;

  RequiredActionsEventListener(KeycloakSession session) {
    this.session = session;
    settings = new ActionSettings(session);
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    if (event.getOperationType() != OperationType.UPDATE
        || event.getError() != null
        || event.getResourcePath() == null) {
      return;
    }
    String[] path = event.getResourcePath().split("/", -1);
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    if (path.length <= ALIAS || !AdgangRealm.uses(realm)) {
      return;
    }
    String alias = path[ALIAS];
    boolean withAction =
        event.getResourceType() == ResourceType.REQUIRED_ACTION && path.length == ALIAS + 1;
    if (withAction || event.getResourceType() == ResourceType.REQUIRED_ACTION_CONFIG) {
      Map<String, String> sent = sent(event.getRepresentation());
      Optional<RequiredActionProviderModel> before = before(realm, alias);
      RequestEnd.beforeStored(
          session, () -> before.ifPresent(action -> check(realm, action, sent, withAction)));
    }
  }

  @Override
  public void onEvent(Event event) {
    // A login changes no required action.
  }

  /**
   * Reads the action in a transaction of its own, which does not see the change of this request.
   */
  private Optional<RequiredActionProviderModel> before(RealmModel realm, String alias) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        session.getKeycloakSessionFactory(),
        other ->
            Optional.ofNullable(other.realms().getRealm(realm.getId()))
                .map(same -> same.getRequiredActionProviderByAlias(alias)));
  }

  /**
   * @param withAction whether the settings came with the action itself; Keycloak asks by itself
   *     about those that come alone
   */
  private void check(
      RealmModel realm,
      RequiredActionProviderModel before,
      Map<String, String> sent,
      boolean withAction) {
    // The request may have given the action another alias.
    RequiredActionProviderModel now = realm.getRequiredActionProviderById(before.getId());
    if (now == null) {
      return;
    }
    SettingRefusal.of(settings.misspelt(now, sent.keySet()));
    SettingRefusal.of(LostSettings.blank(sent));
    SettingRefusal.of(LostSettings.problem(config(before), sent, settings.usual(now)));
    if (withAction) {
      settings
          .factory(now)
          .filter(HasSettings.class::isInstance)
          .ifPresent(factory -> checkValues(realm, now, factory));
    }
    if (!before.getAlias().equals(now.getAlias())) {
      throw SettingRefusal.answer(
          "alias", "alias has to be " + before.getAlias() + ", as in the address. Send it along.");
    }
  }

  private void checkValues(
      RealmModel realm, RequiredActionProviderModel now, RequiredActionFactory factory) {
    RequiredActionConfigModel model = new RequiredActionConfigModel();
    model.setAlias(now.getAlias());
    model.setProviderId(now.getProviderId());
    model.setConfig(config(now));
    try {
      factory.validateConfig(session, realm, model);
    } catch (ValidationException e) {
      // As Keycloak answers where it asks itself.
      throw ErrorResponse.errors(
          e.getErrors().stream()
              .map(
                  error ->
                      new ErrorRepresentation(
                          error.getAttribute(), error.getMessage(), error.getMessageParameters()))
              .toList(),
          Response.Status.BAD_REQUEST);
    }
  }

  private static Map<String, String> config(RequiredActionProviderModel action) {
    return Optional.ofNullable(action.getConfig()).orElse(Map.of());
  }

  /** The settings in the request; {@code config} is in the same place in both kinds. */
  private static Map<String, String> sent(String body) {
    Map<String, String> sent = new HashMap<>();
    if (body != null) {
      try {
        JsonSerialization.mapper
            .readTree(body)
            .path("config")
            .properties()
            .forEach(each -> sent.put(each.getKey(), each.getValue().textValue()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sent;
  }

  @Override
  public void close() {}
}
