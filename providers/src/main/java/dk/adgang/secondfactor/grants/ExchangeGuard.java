package dk.adgang.secondfactor.grants;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.Refusal;
import dk.adgang.secondfactor.LoginProofs;
import dk.adgang.secondfactor.SecondFactorStatus;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.TokenExchangeContext;
import org.keycloak.protocol.oidc.TokenExchangeProvider;
import org.keycloak.protocol.oidc.TokenExchangeProviderFactory;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/**
 * Guards Keycloak's token exchange, which runs no flow and no required action. It takes the
 * requests that are to be refused; all others go on to Keycloak.
 *
 * <p>It refuses an exchange for an employee whose second factor is due, or was not proven in the
 * session of their token; and every exchange for somebody whose own token of this realm is not
 * shown, because that employee has proven nothing here.
 */
public final class ExchangeGuard implements TokenExchangeProviderFactory, TokenExchangeProvider {

  private static final String ID = "adgang";

  /** Parameters of an exchange for somebody whose token of this realm is not shown. */
  private static final List<String> FOR_OTHERS =
      List.of(OAuth2Constants.REQUESTED_SUBJECT, OAuth2Constants.SUBJECT_ISSUER);

  @Override
  public boolean supports(TokenExchangeContext exchange) {
    return AdgangRealm.uses(exchange.getRealm())
        && (forSomebodyElse(exchange.getFormParams()) || unmet(exchange));
  }

  private static boolean forSomebodyElse(MultivaluedMap<String, String> asked) {
    return FOR_OTHERS.stream().anyMatch(asked::containsKey);
  }

  private static boolean unmet(TokenExchangeContext exchange) {
    KeycloakSession session = exchange.getSession();
    RealmModel realm = exchange.getRealm();
    String token = exchange.getParams().getSubjectToken();
    AuthResult subject = token == null ? null : verified(exchange, token);
    if (subject == null) {
      // Keycloak may accept such a token: a JWT of an identity provider names its issuer itself.
      return true;
    }
    if (subject.user().getServiceAccountClientLink() != null) {
      return false;
    }
    UserModel employee = subject.user();
    SecondFactorStatus status = SecondFactorStatus.of(session, realm, employee);
    boolean unproven =
        status.enrolledAny()
            && (subject.session() == null
                || !new LoginProofs(session, realm, employee).holds(subject.session()));
    return unproven || (status.required() && status.choiceDue());
  }

  /** Reads a token as Keycloak's own exchange does; null for a token of another realm. */
  private static AuthResult verified(TokenExchangeContext exchange, String token) {
    KeycloakSession session = exchange.getSession();
    return AuthenticationManager.verifyIdentityToken(
        session,
        exchange.getRealm(),
        session.getContext().getUri(),
        exchange.getClientConnection(),
        true,
        true,
        null,
        false,
        token,
        exchange.getHeaders(),
        verifier -> {});
  }

  @Override
  public Response exchange(TokenExchangeContext exchange) {
    Refusal.EXCHANGE_UNPROVEN.of(exchange.getEvent());
    throw new CorsErrorResponseException(
        exchange.getCors(),
        OAuthErrorException.ACCESS_DENIED,
        "The second factor is asked for at a login",
        Response.Status.FORBIDDEN);
  }

  /** Keycloak first asks the provider with the highest order whether it takes a request. */
  @Override
  public int order() {
    return 100;
  }

  @Override
  public TokenExchangeProvider create(KeycloakSession session) {
    return this;
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
