package dk.adgang.sms.gateway.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.keycloak.crypto.Algorithm;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.jose.jws.crypto.HMACProvider;

/** A JSON Web Token (RFC 7519) that a service signed with a secret that it shares with us. */
public final class SignedToken {

  private SignedToken() {}

  /** Returns the claims of the token; empty unless it is signed with HS256 by this secret. */
  public static Optional<JsonNode> claims(String token, String secret) {
    try {
      JWSInput signed = new JWSInput(token);
      // The algorithm comes first: Keycloak verifies by the one that the token names.
      if (!Algorithm.HS256.equals(signed.getHeader().getRawAlgorithm())
          || !HMACProvider.verify(signed, secret.getBytes(UTF_8))) {
        return Optional.empty();
      }
      return Optional.of(signed.readJsonContent(JsonNode.class)).filter(JsonNode::isObject);
    } catch (JWSInputException | RuntimeException e) {
      // Keycloak throws either, depending on which part of the token is malformed.
      return Optional.empty();
    }
  }
}
