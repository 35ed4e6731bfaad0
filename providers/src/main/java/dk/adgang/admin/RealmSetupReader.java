package dk.adgang.admin;

import dk.adgang.AdgangRealm;
import dk.adgang.link.WelcomeListenerFactory;
import dk.adgang.password.PasswordRulePolicyFactory;
import dk.adgang.policy.PolicyReader;
import dk.adgang.policy.SecondFactorSettings;
import dk.adgang.policy.TitleReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.theme.Theme;
import org.keycloak.userprofile.UserProfileProvider;

/**
 * Looks at each realm when the server starts, and says in one warning what a realm that uses the
 * bundle lacks.
 */
final class RealmSetupReader {

  private static final Logger LOG = Logger.getLogger(RealmSetupReader.class);

  /** A mail of ours; a theme that has it has them all. */
  private static final String WELCOME = "html/welcome.ftl";

  private final KeycloakSessionFactory factory;

  RealmSetupReader(KeycloakSessionFactory factory) {
    this.factory = factory;
  }

  /** Listens to the server; looks once, when it is ready. */
  void on(ProviderEvent event) {
    if (event instanceof PostMigrationEvent) {
      KeycloakModelUtils.runJobInTransaction(
          factory, session -> session.realms().getRealmsStream().forEach(r -> look(session, r)));
    }
  }

  private static void look(KeycloakSession session, RealmModel realm) {
    if (!AdgangRealm.uses(realm)) {
      return;
    }
    session.getContext().setRealm(realm);
    List<String> missing = read(session, realm).missing();
    if (!missing.isEmpty()) {
      LOG.warnf(
          "Realm %s uses Adgang, but not all of it: %s.",
          realm.getName(), String.join("; ", missing));
    }
    List<String> titles = TitleReport.warnings(session, realm);
    if (!titles.isEmpty()) {
      LOG.warnf(
          "Realm %s has titles that may be misspelt: %s.",
          realm.getName(), String.join("; ", titles));
    }
  }

  private static RealmSetup read(KeycloakSession session, RealmModel realm) {
    Map<String, String> choice =
        Optional.ofNullable(realm.getRequiredActionProviderByAlias(PolicyReader.REALM_SETTINGS))
            .map(RequiredActionProviderModel::getConfig)
            .orElse(Map.of());
    return new RealmSetup(
        mails(session),
        realm.getPasswordPolicy().getPolicies().contains(PasswordRulePolicyFactory.ID),
        realm.getEventsListenersStream().anyMatch(WelcomeListenerFactory.ID::equals),
        realm
            .getRequiredActionProvidersStream()
            .filter(RequiredActionProviderModel::isEnabled)
            .map(RequiredActionProviderModel::getProviderId)
            .collect(Collectors.toSet()),
        choice.containsKey(SecondFactorSettings.REQUIREMENT),
        session.getProvider(UserProfileProvider.class).getConfiguration().getAttributes().stream()
            .map(UPAttribute::getName)
            .collect(Collectors.toSet()),
        steps(realm, realm.getBrowserFlow()),
        steps(realm, realm.getResetCredentialsFlow()),
        session
            .identityProviders()
            .getAllStream(IdentityProviderQuery.userAuthentication())
            .filter(IdentityProviderModel::isEnabled)
            .map(provider -> broker(realm, provider))
            .toList());
  }

  private static boolean mails(KeycloakSession session) {
    try {
      return session.theme().getTheme(Theme.Type.EMAIL).getTemplate(WELCOME) != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RealmSetup.Broker broker(RealmModel realm, IdentityProviderModel provider) {
    String first = provider.getFirstBrokerLoginFlowId();
    String after = provider.getPostBrokerLoginFlowId();
    return new RealmSetup.Broker(
        provider.getAlias(),
        steps(
            realm,
            first == null
                ? realm.getFirstBrokerLoginFlow()
                : realm.getAuthenticationFlowById(first)),
        steps(realm, after == null ? null : realm.getAuthenticationFlowById(after)));
  }

  private static Set<String> steps(RealmModel realm, AuthenticationFlowModel flow) {
    return flow == null ? Set.of() : steps(realm, flow.getId()).collect(Collectors.toSet());
  }

  private static Stream<String> steps(RealmModel realm, String flow) {
    return realm
        .getAuthenticationExecutionsStream(flow)
        .filter(execution -> execution.getRequirement() != Requirement.DISABLED)
        .flatMap(execution -> step(realm, execution));
  }

  private static Stream<String> step(RealmModel realm, AuthenticationExecutionModel execution) {
    return execution.isAuthenticatorFlow()
        ? steps(realm, execution.getFlowId())
        : Stream.of(execution.getAuthenticator());
  }
}
