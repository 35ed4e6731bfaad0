package dk.adgang.policy.settings;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Which settings required actions have: ours, and Keycloak's own. */
record ActionSettings(KeycloakSession session) {

  /**
   * Returns a sentence for each name that an action of ours has no setting for; of another one for
   * each that is like one of ours.
   */
  List<SettingProblem> misspelt(RequiredActionProviderModel action, Collection<String> names) {
    // Every action of Keycloak's has the longest age of a login, so that a script may send it
    // along.
    Set<String> known =
        Stream.concat(
                properties(action), RequiredActionFactory.MAX_AUTH_AGE_CONFIG_PROPERTIES.stream())
            .map(ProviderConfigProperty::getName)
            .collect(Collectors.toSet());
    return factory(action).filter(HasSettings.class::isInstance).isPresent()
        ? SettingNames.problemsOfAction(names, known)
        : SettingNames.problems(names, known);
  }

  /** Returns what counts where the action has no setting of that name. */
  Map<String, String> usual(RequiredActionProviderModel action) {
    return properties(action)
        .filter(each -> each.getDefaultValue() != null)
        .collect(
            Collectors.toMap(
                ProviderConfigProperty::getName, each -> each.getDefaultValue().toString()));
  }

  private Stream<ProviderConfigProperty> properties(RequiredActionProviderModel action) {
    return factory(action)
        .filter(RequiredActionFactory::isConfigurable)
        .map(RequiredActionFactory::getConfigMetadata)
        .stream()
        .flatMap(List::stream);
  }

  /** Empty where the server has no such action, or one that nobody can configure. */
  Optional<RequiredActionFactory> factory(RequiredActionProviderModel action) {
    return Optional.ofNullable(
            session
                .getKeycloakSessionFactory()
                .getProviderFactory(RequiredActionProvider.class, action.getProviderId()))
        .filter(RequiredActionFactory.class::isInstance)
        .map(RequiredActionFactory.class::cast);
  }

  /** Returns the actions of the server that have settings of ours. */
  Stream<HasSettings> holders() {
    return session
        .getKeycloakSessionFactory()
        .getProviderFactoriesStream(RequiredActionProvider.class)
        .filter(HasSettings.class::isInstance)
        .map(HasSettings.class::cast);
  }
}
