package dk.adgang.secondfactor.broker;

import dk.adgang.common.Refusal;
import dk.adgang.common.ReportOnce;
import dk.adgang.policy.BrokerClaims;
import dk.adgang.policy.PolicyReader;
import dk.adgang.secondfactor.LoginProofs;
import dk.adgang.secondfactor.SecondFactorStatus;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
 * A login through an identity provider: whether the provider has proven two factors, and is
 * believed. In doubt it is not believed.
 *
 * <p>Its claims are read once, in the flow after its login, where Keycloak has just validated its
 * token. Whether it is believed is decided anew each time.
 */
public final class BrokerLogin {

  /**
   * A note of the login, and of the session that comes of it: the employee of whom an identity
   * provider has proven two factors, and its alias.
   */
  private static final String PROVEN = "adgang.broker.proven";

  /** A note of the session: how they were proven there, as {@code amr} says it. */
  private static final String METHODS = "adgang.broker.methods";

  private static final String BETWEEN = " ";
  private static final String AMR = "amr";
  private static final String HTTPS = "https:";

  /** The types of identity providers whose ID token Keycloak validates as their settings say. */
  private static final Set<String> WITH_ID_TOKEN =
      Set.of(
          OIDCIdentityProviderFactory.PROVIDER_ID, KeycloakOIDCIdentityProviderFactory.PROVIDER_ID);

  private static final Logger LOG = Logger.getLogger(BrokerLogin.class);

  private static final ReportOnce REPORTS = new ReportOnce();

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AuthenticationSessionModel authSession;
  private final UserModel employee;

  public BrokerLogin(
      KeycloakSession session,
      RealmModel realm,
      AuthenticationSessionModel authSession,
      UserModel employee) {
    this.session = session;
    this.realm = realm;
    this.authSession = authSession;
    this.employee = employee;
  }

  /**
   * True when an identity provider that is believed now has proven two factors of the employee: in
   * this login, or in the login of the session that goes on.
   */
  public boolean trusted() {
    SerializedBrokeredIdentityContext said =
        SerializedBrokeredIdentityContext.readFromAuthenticationSession(
            authSession, PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT);
    if (said == null) {
      return proven().flatMap(this::believed).isPresent();
    }
    String alias = said.getIdentityProviderId();
    BrokerClaims claims = claims(said);
    boolean trusted = theirs(said) && believed(alias).filter(claims::twoFactors).isPresent();
    if (trusted) {
      authSession.setUserSessionNote(PROVEN, noted(employee, alias));
      authSession.setUserSessionNote(METHODS, String.join(BETWEEN, claims.methods()));
    }
    return trusted;
  }

  /**
   * Refuses the login when the employee has a second factor that nothing has asked for: an identity
   * provider without our flow after its login leads past it.
   *
   * @throws ErrorPageException with the page that says so
   */
  public void refuseUnasked(SecondFactorStatus status, EventBuilder event) {
    String alias = authSession.getUserSessionNotes().get(Details.IDENTITY_PROVIDER);
    if (alias == null
        || !status.enrolledAny()
        || new LoginProofs(session, realm, employee).now(authSession)
        || trusted()) {
      return;
    }
    if (REPORTS.isNew(realm.getId() + " " + alias)) {
      LOG.errorf(
          "Identity provider %s of realm %s has no post login flow that asks for the second factor: nobody who has"
              + " one can log in with it",
          alias, realm.getName());
    }
    Refusal.BROKER_UNASKED.of(event.user(employee).detail(Details.IDENTITY_PROVIDER, alias));
    throw new ErrorPageException(
        session, authSession, Response.Status.FORBIDDEN, Refusal.BROKER_UNASKED.message());
  }

  /** Whether an identity provider that is believed now has proven two factors in a session. */
  public static boolean trusted(KeycloakSession session, UserSessionModel of) {
    return proven(of, of.getUser())
        .flatMap(alias -> believed(session, of.getRealm(), of.getUser(), alias))
        .isPresent();
  }

  /**
   * How an identity provider that is believed now has proven two factors in a session, as {@code
   * amr} says it; empty when none has.
   */
  public static List<String> methods(KeycloakSession session, UserSessionModel of) {
    String methods = of.getNote(METHODS);
    return methods != null && trusted(session, of)
        ? List.of(methods.split(BETWEEN, -1))
        : List.of();
  }

  /** True when the claims are about this employee: a tab keeps them when its user changes. */
  private boolean theirs(SerializedBrokeredIdentityContext said) {
    FederatedIdentityModel connected =
        session.users().getFederatedIdentity(realm, employee, said.getIdentityProviderId());
    return connected != null && connected.getUserId().equals(said.getId());
  }

  /** The identity provider that has proven two factors; empty when none has. */
  private Optional<String> proven() {
    if (AuthenticatorUtil.isSSOAuthentication(authSession)) {
      return Optional.ofNullable(
              session.sessions().getUserSession(realm, authSession.getParentSession().getId()))
          .flatMap(before -> proven(before, employee));
    }
    return Optional.ofNullable(authSession.getUserSessionNotes().get(Details.IDENTITY_PROVIDER))
        .filter(
            alias -> noted(employee, alias).equals(authSession.getUserSessionNotes().get(PROVEN)));
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

  /** True when its tokens can be trusted to be its own: they are signed, or fetched over TLS. */
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
