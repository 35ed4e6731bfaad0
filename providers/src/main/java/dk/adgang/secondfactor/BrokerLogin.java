package dk.adgang.secondfactor;

import dk.adgang.Refusal;
import dk.adgang.policy.BrokerClaims;
import dk.adgang.policy.PolicyReader;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext.ContextDataEntry;
import org.keycloak.broker.oidc.KeycloakOIDCIdentityProviderFactory;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.oidc.OIDCIdentityProviderFactory;
import org.keycloak.broker.provider.DefaultDataMarshaller;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.IDToken;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.services.ErrorPageException;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A login that comes in through an identity provider: whether that has proven two factors, and is
 * believed. In doubt it is not.
 *
 * <p>What the identity provider says is looked at once, in the flow after its login, where Keycloak
 * has just validated its token. Whether it is believed is asked anew each time.
 */
final class BrokerLogin {

  /**
   * A note of the login, and of the session that comes of it: whom an identity provider has proven
   * two factors of, and its alias.
   */
  private static final String PROVEN = "adgang.broker.proven";

  /** A note of the session: how they were proven there, as {@code amr} says it. */
  private static final String METHODS = "adgang.broker.methods";

  private static final String BETWEEN = " ";
  private static final String AMR = "amr";
  private static final String HTTPS = "https:";

  /** Those whose ID token Keycloak validates, and whose settings say how. */
  private static final Set<String> WITH_ID_TOKEN =
      Set.of(
          OIDCIdentityProviderFactory.PROVIDER_ID, KeycloakOIDCIdentityProviderFactory.PROVIDER_ID);

  private static final Logger LOG = Logger.getLogger(BrokerLogin.class);

  /** One report for each identity provider, until the next start. */
  private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

  private static final int REPORTED_AT_MOST = 10_000;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AuthenticationSessionModel login;
  private final UserModel employee;

  BrokerLogin(
      KeycloakSession session,
      RealmModel realm,
      AuthenticationSessionModel login,
      UserModel employee) {
    this.session = session;
    this.realm = realm;
    this.login = login;
    this.employee = employee;
  }

  /**
   * Whether an identity provider that is believed now has proven two factors of the employee: in
   * this login, or in the one of the session that goes on.
   */
  boolean trusted() {
    SerializedBrokeredIdentityContext said =
        SerializedBrokeredIdentityContext.readFromAuthenticationSession(
            login, PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT);
    if (said == null) {
      return proven().flatMap(this::believed).isPresent();
    }
    String alias = said.getIdentityProviderId();
    BrokerClaims claims = claims(said);
    boolean trusted = theirs(said) && believed(alias).filter(claims::twoFactors).isPresent();
    if (trusted) {
      login.setUserSessionNote(PROVEN, noted(employee, alias));
      login.setUserSessionNote(METHODS, String.join(BETWEEN, claims.methods()));
    }
    return trusted;
  }

  /**
   * Refuses the login when the employee has a second factor that nothing has asked for: an identity
   * provider without our flow after its login leads past it.
   *
   * @throws ErrorPageException with the page that says so
   */
  void refuseUnasked(SecondFactorStatus status, EventBuilder event) {
    String alias = login.getUserSessionNotes().get(Details.IDENTITY_PROVIDER);
    if (alias == null
        || !status.enrolledAny()
        || new LoginProofs(session, realm, employee).now(login)
        || trusted()) {
      return;
    }
    if (REPORTED.size() < REPORTED_AT_MOST && REPORTED.add(realm.getId() + " " + alias)) {
      LOG.errorf(
          "Identity provider %s of realm %s has no post login flow that asks for the second factor: nobody who has"
              + " one can log in with it",
          alias, realm.getName());
    }
    Refusal.BROKER_UNASKED.of(event.user(employee).detail(Details.IDENTITY_PROVIDER, alias));
    throw new ErrorPageException(
        session, login, Response.Status.FORBIDDEN, Refusal.BROKER_UNASKED.message());
  }

  /** Whether one that is believed now has proven two factors in a session. */
  static boolean trusted(KeycloakSession session, UserSessionModel of) {
    return proven(of, of.getUser())
        .flatMap(alias -> believed(session, of.getRealm(), of.getUser(), alias))
        .isPresent();
  }

  /**
   * How an identity provider that is believed now has proven two factors in a session, as {@code
   * amr} says it; empty when none has.
   */
  static List<String> methods(KeycloakSession session, UserSessionModel of) {
    String methods = of.getNote(METHODS);
    return methods != null && trusted(session, of)
        ? List.of(methods.split(BETWEEN, -1))
        : List.of();
  }

  /** Whether what was said is about the employee: a tab keeps it when its user changes. */
  private boolean theirs(SerializedBrokeredIdentityContext said) {
    FederatedIdentityModel connected =
        session.users().getFederatedIdentity(realm, employee, said.getIdentityProviderId());
    return connected != null && connected.getUserId().equals(said.getId());
  }

  /** The identity provider that has proven two factors; empty when none has. */
  private Optional<String> proven() {
    if (AuthenticatorUtil.isSSOAuthentication(login)) {
      return Optional.ofNullable(
              session.sessions().getUserSession(realm, login.getParentSession().getId()))
          .flatMap(before -> proven(before, employee));
    }
    return Optional.ofNullable(login.getUserSessionNotes().get(Details.IDENTITY_PROVIDER))
        .filter(alias -> noted(employee, alias).equals(login.getUserSessionNotes().get(PROVEN)));
  }

  private static Optional<String> proven(UserSessionModel in, UserModel employee) {
    String whose = noted(employee, "");
    return Optional.ofNullable(in.getNote(PROVEN))
        .filter(note -> note.startsWith(whose))
        .map(note -> note.substring(whose.length()));
  }

  private static String noted(UserModel employee, String alias) {
    return employee.getId() + BETWEEN + alias;
  }

  private Optional<Set<String>> believed(String alias) {
    return believed(session, realm, employee, alias);
  }

  /** The values of {@code acr} that count; empty when the identity provider is not believed. */
  private static Optional<Set<String>> believed(
      KeycloakSession session, RealmModel realm, UserModel employee, String alias) {
    IdentityProviderModel provider = session.identityProviders().getByAlias(alias);
    return provider != null && provider.isEnabled() && validated(provider)
        ? new PolicyReader(session).believes(realm, employee, provider)
        : Optional.empty();
  }

  /** Whether its tokens are its own: by the signature, or as they were fetched over TLS. */
  private static boolean validated(IdentityProviderModel provider) {
    if (!WITH_ID_TOKEN.contains(provider.getProviderId())) {
      return false;
    }
    OIDCIdentityProviderConfig config = new OIDCIdentityProviderConfig(provider);
    String from = Optional.ofNullable(config.getTokenUrl()).orElse("");
    return config.isValidateSignature() || from.toLowerCase(Locale.ROOT).startsWith(HTTPS);
  }

  private static BrokerClaims claims(SerializedBrokeredIdentityContext said) {
    ContextDataEntry stored = said.getContextData().get(OIDCIdentityProvider.VALIDATED_ID_TOKEN);
    if (stored == null) {
      return BrokerClaims.read(null, null);
    }
    JsonWebToken token =
        new DefaultDataMarshaller().deserialize(stored.getData(), JsonWebToken.class);
    return BrokerClaims.read(
        token.getOtherClaims().get(AMR), token.getOtherClaims().get(IDToken.ACR));
  }
}
