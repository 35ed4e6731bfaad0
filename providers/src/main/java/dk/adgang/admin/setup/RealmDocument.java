package dk.adgang.admin.setup;

import dk.adgang.PureRule;

/**
 * How a realm is described: as Keycloak's own export of it, and what the export leaves out or packs
 * away, under names of its own.
 */
@PureRule
final class RealmDocument {

  /** The user profile: {@code attributes}, {@code groups}, {@code unmanagedAttributePolicy}. */
  static final String PROFILE = "userProfile";

  /** Names of the client scopes that new clients get. */
  static final String DEFAULT_SCOPES = "defaultDefaultClientScopes";

  /**
   * Clients: {@code clientId}, {@link #ENABLED}, {@link #PEOPLE}, {@link #DIRECT}, {@link #SCOPES}.
   */
  static final String CLIENTS = "clients";

  /**
   * Identity providers: {@code alias}, {@link #ENABLED}, {@link #FIRST}, {@link #AFTER}, {@link
   * #TRUST_EMAIL}.
   */
  static final String BROKERS = "identityProviders";

  static final String FLOWS = "authenticationFlows";
  static final String STEPS = "authenticationExecutions";
  static final String STEP_SETTINGS = "authenticatorConfig";
  static final String ACTIONS = "requiredActions";
  static final String SCOPES = "clientScopes";
  static final String TEXTS = "localizationTexts";
  static final String LISTENERS = "eventsListeners";
  static final String PASSWORD_POLICY = "passwordPolicy";

  /**
   * What else is known: {@link #MAILS}, {@link #NO_THEME}, {@link #NO_GUESSES}, {@link #PEOPLE}.
   */
  static final String FACTS = "facts";

  /** Whether the e-mail theme has our mails. */
  static final String MAILS = "mails";

  /** The fields of a realm that name a theme which the server does not have. */
  static final String NO_THEME = "noTheme";

  /** Of a realm, whether it has users; of a client, whether people log in with it. */
  static final String PEOPLE = "people";

  static final String ENABLED = "enabled";

  /** Whether a client gets tokens for a bare password. */
  static final String DIRECT = "directAccessGrantsEnabled";

  /** Of the facts, whether the policy names a list of guesses that the server does not have. */
  static final String NO_GUESSES = "noGuesses";

  /** Of a client, the flow that takes the place of the realm's browser flow; empty for none. */
  static final String OWN_FLOW = "browserFlow";

  /** Of a client, the same in place of the direct grant flow. */
  static final String OWN_DIRECT_GRANT = "directGrantFlow";

  static final String FIRST = "firstBrokerLoginFlowAlias";
  static final String AFTER = "postBrokerLoginFlowAlias";
  static final String TRUST_EMAIL = "trustEmail";

  private RealmDocument() {}
}
