package dk.adgang.policy;

import dk.adgang.AdgangRealm;
import dk.adgang.RequestEnd;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.idm.ErrorRepresentation;
import org.keycloak.services.ErrorResponse;
import org.keycloak.userprofile.ValidationException;

/**
 * Refuses settings of a required action of ours where they come with the action itself: {@code PUT
 * authentication/required-actions/{alias}}. Keycloak asks nobody about those, unlike those of
 * {@code …/config}; but it tells of the change before the transaction ends.
 */
final class RequiredActionsCheck implements EventListenerProvider {

  private static final String OURS = AdgangRealm.class.getPackageName();

  /** Where the alias is in {@code authentication/required-actions/{alias}}. */
  private static final int ALIAS = 2;

  private final KeycloakSession session;

  RequiredActionsCheck(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    if (event.getResourceType() != ResourceType.REQUIRED_ACTION
        || event.getOperationType() != OperationType.UPDATE
        || event.getError() != null
        || event.getResourcePath() == null) {
      return;
    }
    String[] path = event.getResourcePath().split("/", -1);
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    if (path.length == ALIAS + 1 && AdgangRealm.uses(realm)) {
      RequestEnd.beforeStored(session, () -> checkAll(realm, path[ALIAS]));
    }
  }

  @Override
  public void onEvent(Event event) {
    // What somebody does at a login changes no required action.
  }

  private void checkAll(RealmModel realm, String name) {
    realm
        .getRequiredActionProvidersStream()
        .filter(action -> isNamed(action, name))
        .toList()
        .forEach(action -> check(realm, action));
  }

  /** The request may have given the action another alias. */
  private static boolean isNamed(RequiredActionProviderModel action, String name) {
    return name.equals(action.getAlias()) || name.equals(action.getProviderId());
  }

  private void check(RealmModel realm, RequiredActionProviderModel action) {
    if (!(session
                .getKeycloakSessionFactory()
                .getProviderFactory(RequiredActionProvider.class, action.getProviderId())
            instanceof RequiredActionFactory factory)
        || !factory.getClass().getPackageName().startsWith(OURS)
        || !factory.isConfigurable()) {
      return;
    }
    Map<String, String> settings = Optional.ofNullable(action.getConfig()).orElse(Map.of());
    Set<String> names =
        factory.getConfigMetadata().stream()
            .map(ProviderConfigProperty::getName)
            .collect(Collectors.toSet());
    SettingNames.problems(settings.keySet(), names).stream()
        .findFirst()
        .ifPresent(
            problem -> {
              throw ErrorResponse.error(problem, Response.Status.BAD_REQUEST);
            });
    RequiredActionConfigModel model = new RequiredActionConfigModel();
    model.setAlias(action.getAlias());
    model.setProviderId(action.getProviderId());
    model.setConfig(settings);
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

  @Override
  public void close() {}
}
