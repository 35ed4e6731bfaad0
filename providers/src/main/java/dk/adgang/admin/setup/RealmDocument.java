package dk.adgang.admin.setup;

import dk.adgang.common.PureRule;

/**
 * How a realm is described: as Keycloak's own export of it, and what the export leaves out or packs
 * away, under names of its own.
 */
@PureRule
public final class RealmDocument {

  /** The user profile: {@code attributes}, {@code groups}, {@code unmanagedAttributePolicy}. */
  public static final String PROFILE = "userProfile";

  /** Names of the client scopes that new clients get. */
  public static final String DEFAULT_SCOPES = "defaultDefaultClientScopes";

  /**
   * Names of the client scopes that new clients may ask for. A scope is in one of the two lists.
   */
  public static final String OPTIONAL_SCOPES = "defaultOptionalClientScopes";

  /**
   * Clients: {@code clientId}, {@link #ENABLED}, {@link #PEOPLE}, {@link #DIRECT}, {@link #SCOPES},
   * {@link #REDIRECTS}.
   */
  public static final String CLIENTS = "clients";

  /**
   * Identity providers: {@code alias}, {@link #ENABLED}, {@link #FIRST}, {@link #AFTER}, {@link
   * #TRUST_EMAIL}.
   */
  public static final String BROKERS = "identityProviders";

  public static final String FLOWS = "authenticationFlows";
  public static final String STEPS = "authenticationExecutions";
  public static final String STEP_SETTINGS = "authenticatorConfig";
  public static final String ACTIONS = "requiredActions";
  public static final String SCOPES = "clientScopes";
  public static final String TEXTS = "localizationTexts";
  public static final String LISTENERS = "eventsListeners";
  public static final String PASSWORD_POLICY = "passwordPolicy";

  /**
   * Other facts: {@link #MAILS}, {@link #NO_THEME}, {@link #NO_GUESSES}, {@link #PEOPLE}, {@link
   * #STEP_NAMES}, {@link #METHODS}, {@link #EMPLOYERS}.
   */
  public static final String FACTS = "facts";

  /** Whether the e-mail theme has our mails. */
  public static final String MAILS = "mails";

  /** The fields of a realm that name a theme which the server does not have. */
  public static final String NO_THEME = "noTheme";

  /**
   * The methods of second factor that the server has: {@code id}, {@code action}, which enrols it,
   * {@link #ADDED_BY}, and {@link #UNAVAILABLE}.
   */
  public static final String METHODS = "methods";

  /** Of a method that an employer has to add, the setting that adds it. */
  public static final String ADDED_BY = "addedBy";

  /**
   * Of a method, the word for why nobody of the realm may choose it; empty where that is not so.
   */
  public static final String UNAVAILABLE = "unavailable";

  /**
   * The employers that have decided about the second factor: {@code alias}, {@link #ENABLED}, and
   * {@link #SETTINGS}. Of titles the settings say that there are some, and not which.
   */
  public static final String EMPLOYERS = "employers";

  /** Of an employer, the values of each setting by its name. */
  public static final String SETTINGS = "settings";

  /** The names of steps in the admin console, by their ids. */
  public static final String STEP_NAMES = "stepNames";

  /** Of a realm, whether it has users; of a client, whether people log in with it. */
  public static final String PEOPLE = "people";

  public static final String ENABLED = "enabled";

  /** Whether a client gets tokens for a bare password. */
  public static final String DIRECT = "directAccessGrantsEnabled";

  /** Of the facts, whether the policy names a list of guesses that the server does not have. */
  public static final String NO_GUESSES = "noGuesses";

  /** Of a client, the flow that takes the place of the realm's browser flow; empty for none. */
  public static final String OWN_FLOW = "browserFlow";

  /** Of a client, the same in place of the direct grant flow. */
  public static final String OWN_DIRECT_GRANT = "directGrantFlow";

  /** Of a client, the addresses at which a login in a browser may end. */
  public static final String REDIRECTS = "redirectUris";

  public static final String FIRST = "firstBrokerLoginFlowAlias";
  public static final String AFTER = "postBrokerLoginFlowAlias";
  public static final String TRUST_EMAIL = "trustEmail";

  private RealmDocument() {}
}
