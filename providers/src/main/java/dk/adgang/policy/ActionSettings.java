package dk.adgang.policy;

import java.util.Collection;
import java.util.List;
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

  /** Returns a sentence for each name like one of ours that the action has no setting for. */
  List<String> misspelt(RequiredActionProviderModel action, Collection<String> names) {
    return SettingNames.problems(names, names(action));
  }

  private Set<String> names(RequiredActionProviderModel action) {
    return factory(action)
        .filter(RequiredActionFactory::isConfigurable)
        .map(RequiredActionFactory::getConfigMetadata)
        .stream()
        .flatMap(List::stream)
        .map(ProviderConfigProperty::getName)
        .collect(Collectors.toSet());
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
