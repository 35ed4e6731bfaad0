package dk.adgang.admin.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.password.PasswordGuessPolicyFactory;
import dk.adgang.policy.EmployersOfRealm;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationFlowBindings;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.theme.Theme;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.util.JsonSerialization;

/** Describes a realm as it is, for the most part by Keycloak's own export. */
public final class RealmReader {

  /** A mail of ours; a theme that has it has them all. */
  private static final String WELCOME = "html/welcome.ftl";

  /** Clients that Keycloak makes in every realm. */
  private static final Set<String> KEYCLOAKS =
      Set.of(
          Constants.ACCOUNT_MANAGEMENT_CLIENT_ID,
          Constants.ACCOUNT_CONSOLE_CLIENT_ID,
          Constants.ADMIN_CLI_CLIENT_ID,
          Constants.ADMIN_CONSOLE_CLIENT_ID,
          Constants.BROKER_SERVICE_CLIENT_ID,
          Constants.REALM_MANAGEMENT_CLIENT_ID);

  private final KeycloakSession session;
  private final RealmModel realm;

  /** The session's realm must be this one: themes and profiles are found by it. */
  RealmReader(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  ObjectNode read() {
    RealmRepresentation export =
        ModelToRepresentation.toRepresentation(session, realm, false, false);
    ModelToRepresentation.exportAuthenticationFlows(session, realm, export);
    ModelToRepresentation.exportRequiredActions(realm, export);
    ObjectMapper json = JsonSerialization.mapper;
    ObjectNode document = json.valueToTree(export);
    document.set(
        RealmDocument.PROFILE,
        json.valueToTree(session.getProvider(UserProfileProvider.class).getConfiguration()));
    document.set(RealmDocument.TEXTS, json.valueToTree(realm.getRealmLocalizationTexts()));
    ArrayNode scopes = document.putArray(RealmDocument.SCOPES);
    realm
        .getClientScopesStream()
        .forEach(
            scope -> scopes.add(json.valueToTree(ModelToRepresentation.toRepresentation(scope))));
    ArrayNode defaults = document.putArray(RealmDocument.DEFAULT_SCOPES);
    realm.getDefaultClientScopesStream(true).forEach(scope -> defaults.add(scope.getName()));
    ArrayNode optional = document.putArray(RealmDocument.OPTIONAL_SCOPES);
    realm.getDefaultClientScopesStream(false).forEach(scope -> optional.add(scope.getName()));
    ArrayNode clients = document.putArray(RealmDocument.CLIENTS);
    realm.getClientsStream().forEach(client -> describe(client, clients.addObject()));
    ArrayNode brokers = document.putArray(RealmDocument.BROKERS);
    session
        .identityProviders()
        .getAllStream(IdentityProviderQuery.userAuthentication())
        .forEach(broker -> describe(broker, brokers.addObject()));
    ObjectNode facts = document.putObject(RealmDocument.FACTS);
    ArrayNode noTheme = facts.putArray(RealmDocument.NO_THEME);
    missing(realm.getLoginTheme(), Theme.Type.LOGIN).ifPresent(noTheme::add);
    missing(realm.getAccountTheme(), Theme.Type.ACCOUNT).ifPresent(noTheme::add);
    ObjectNode names = facts.putObject(RealmDocument.STEP_NAMES);
    session
        .getKeycloakSessionFactory()
        .getProviderFactoriesStream(Authenticator.class)
        .filter(AuthenticatorFactory.class::isInstance)
        .map(AuthenticatorFactory.class::cast)
        .forEach(step -> names.put(step.getId(), step.getDisplayType()));
    methods(facts.putArray(RealmDocument.METHODS));
    employers(facts.putArray(RealmDocument.EMPLOYERS));
    facts
        .put(RealmDocument.MAILS, mails())
        .put(RealmDocument.NO_GUESSES, PasswordGuessPolicyFactory.lacksList(session, realm))
        .put(
            RealmDocument.PEOPLE,
            session.users().searchForUserStream(realm, Map.of(), 0, 1).findAny().isPresent());
    return document;
  }

  private void methods(ArrayNode described) {
    for (SecondFactorMethod method : SecondFactorMethods.all(session)) {
      ObjectNode one =
          described
              .addObject()
              .put("id", method.getId())
              .put("action", method.requiredAction())
              .put(RealmDocument.UNAVAILABLE, method.unavailable(session, realm).orElse(""));
      method.addedBy().ifPresent(setting -> one.put(RealmDocument.ADDED_BY, setting.getName()));
    }
  }

  private void employers(ArrayNode described) {
    for (EmployersOfRealm.Decided employer : EmployersOfRealm.decided(session, realm)) {
      described
          .addObject()
          .put("alias", employer.alias())
          .put(RealmDocument.ENABLED, employer.enabled())
          .set(
              RealmDocument.SETTINGS,
              JsonSerialization.mapper.<JsonNode>valueToTree(employer.settings()));
    }
  }

  private void describe(ClientModel client, ObjectNode described) {
    boolean keycloaks = KEYCLOAKS.contains(client.getClientId());
    String direct =
        alias(
            client.getAuthenticationFlowBindingOverride(
                AuthenticationFlowBindings.DIRECT_GRANT_BINDING));
    boolean oidc =
        client.getProtocol() == null
            || client.getProtocol().equals(OIDCLoginProtocol.LOGIN_PROTOCOL);
    described
        .put("clientId", client.getClientId())
        .put(RealmDocument.ENABLED, client.isEnabled())
        .put(
            RealmDocument.PEOPLE,
            oidc
                && !keycloaks
                && !client.isBearerOnly()
                && (client.isStandardFlowEnabled() || client.isImplicitFlowEnabled()))
        .put(
            RealmDocument.DIRECT,
            client.isEnabled()
                && client.isDirectAccessGrantsEnabled()
                // Keycloak's own may get tokens in every new realm: nobody has chosen it.
                && (!keycloaks || !direct.isEmpty()));
    described.put(
        RealmDocument.OWN_FLOW,
        alias(
            client.getAuthenticationFlowBindingOverride(
                AuthenticationFlowBindings.BROWSER_BINDING)));
    described.put(RealmDocument.OWN_DIRECT_GRANT, direct);
    ArrayNode redirects = described.putArray(RealmDocument.REDIRECTS);
    if (client.isStandardFlowEnabled() || client.isImplicitFlowEnabled()) {
      client.getRedirectUris().forEach(redirects::add);
    }
    ArrayNode scopes = described.putArray(RealmDocument.SCOPES);
    for (boolean byDefault : new boolean[] {true, false}) {
      client.getClientScopes(byDefault).keySet().forEach(scopes::add);
    }
  }

  private void describe(IdentityProviderModel broker, ObjectNode described) {
    described
        .put("alias", broker.getAlias())
        .put(RealmDocument.ENABLED, broker.isEnabled())
        .put(RealmDocument.FIRST, alias(broker.getFirstBrokerLoginFlowId()))
        .put(RealmDocument.AFTER, alias(broker.getPostBrokerLoginFlowId()))
        .put(RealmDocument.TRUST_EMAIL, Boolean.TRUE.equals(broker.isTrustEmail()));
  }

  /** The id of a flow that does not exist stands for itself. */
  private String alias(String flow) {
    AuthenticationFlowModel there = flow == null ? null : realm.getAuthenticationFlowById(flow);
    return there == null ? Objects.requireNonNullElse(flow, "") : there.getAlias();
  }

  /** The field of a theme that the server does not have: Keycloak shows its own in its place. */
  private Optional<String> missing(String theme, Theme.Type type) {
    return Optional.ofNullable(theme)
        .filter(name -> !name.isBlank() && !session.theme().nameSet(type).contains(name))
        .map(name -> type.name().toLowerCase(Locale.ROOT) + "Theme");
  }

  private boolean mails() {
    try {
      return session.theme().getTheme(Theme.Type.EMAIL).getTemplate(WELCOME) != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
