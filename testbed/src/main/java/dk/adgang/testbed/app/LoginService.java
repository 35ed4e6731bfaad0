package dk.adgang.testbed.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;

/**
 * OpenID Connect as the sample app needs it: authorization code with PKCE, and logout at the
 * server.
 */
final class LoginService {

  private static final int CONNECT_MILLISECONDS = 3_000;
  private static final int READ_MILLISECONDS = 10_000;
  private static final String NO_ANSWER =
      "Log ind-tjenesten svarer ikke lige nu. Vent et øjeblik, og prøv igen.";

  /** A login that has begun: the values that the answer is checked against. */
  record Begun(State state, Nonce nonce, CodeVerifier verifier, URI address) {}

  /** A login that has succeeded. */
  record Done(JWT idToken, IDTokenClaimsSet claims) {}

  private final Issuer issuer;
  private final ClientID client;
  private final URI callback;

  LoginService(URI issuer, String client, URI callback) {
    this.issuer = new Issuer(issuer);
    this.client = new ClientID(client);
    this.callback = callback;
  }

  Begun begin() throws LoginFailed {
    var state = new State();
    var nonce = new Nonce();
    var verifier = new CodeVerifier();
    var address =
        new AuthenticationRequest.Builder(
                ResponseType.CODE, new Scope("openid", "profile", "email"), client, callback)
            .endpointURI(provider().getAuthorizationEndpointURI())
            .state(state)
            .nonce(nonce)
            .codeChallenge(verifier, CodeChallengeMethod.S256)
            .build()
            .toURI();
    return new Begun(state, nonce, verifier, address);
  }

  /**
   * Turns the server's answer into an identity.
   *
   * @param answer the address that the browser was sent to, with its parameters
   */
  Done finish(Begun begun, URI answer) throws LoginFailed {
    var response = parse(answer);
    if (!begun.state().equals(response.getState())) {
      throw new LoginFailed("Svaret hører ikke til dette log ind. Prøv igen.");
    }
    if (response instanceof AuthenticationErrorResponse error) {
      throw new LoginFailed(
          "access_denied".equals(error.getErrorObject().getCode())
              ? "Du afbrød, før du var logget ind."
              : "Log ind lykkedes ikke. Prøv igen.");
    }
    var provider = provider();
    try {
      var request =
          new TokenRequest.Builder(
                  provider.getTokenEndpointURI(),
                  client,
                  new AuthorizationCodeGrant(
                      response.toSuccessResponse().getAuthorizationCode(),
                      callback,
                      begun.verifier()))
              .build()
              .toHTTPRequest();
      request.setConnectTimeout(CONNECT_MILLISECONDS);
      request.setReadTimeout(READ_MILLISECONDS);
      var tokens = OIDCTokenResponseParser.parse(request.send());
      if (!(tokens instanceof OIDCTokenResponse success)) {
        throw new LoginFailed("Log ind tog for lang tid. Prøv igen.");
      }
      var idToken = success.getOIDCTokens().getIDToken();
      var claims = validator(provider).validate(idToken, begun.nonce());
      return new Done(idToken, claims);
    } catch (IOException e) {
      throw new LoginFailed(NO_ANSWER, e);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw new LoginFailed("Svaret fra log ind-tjenesten er ikke gyldigt. Prøv igen.", e);
    }
  }

  /** Where the browser logs out at the server, and comes back from. */
  URI logout(JWT idToken, URI back) throws LoginFailed {
    return new LogoutRequest(
            provider().getEndSessionEndpointURI(), idToken, null, client, back, null, null)
        .toURI();
  }

  private static AuthenticationResponse parse(URI answer) throws LoginFailed {
    try {
      return AuthenticationResponseParser.parse(answer);
    } catch (ParseException e) {
      throw new LoginFailed("Svaret fra log ind-tjenesten kan ikke læses. Prøv igen.", e);
    }
  }

  private IDTokenValidator validator(OIDCProviderMetadata provider) throws MalformedURLException {
    return new IDTokenValidator(
        issuer, client, JWSAlgorithm.RS256, provider.getJWKSetURI().toURL());
  }

  private OIDCProviderMetadata provider() throws LoginFailed {
    try {
      return OIDCProviderMetadata.resolve(issuer, CONNECT_MILLISECONDS, READ_MILLISECONDS);
    } catch (GeneralException | IOException e) {
      throw new LoginFailed(NO_ANSWER, e);
    }
  }
}
