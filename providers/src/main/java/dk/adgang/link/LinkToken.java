package dk.adgang.link;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.TokenCategory;
import org.keycloak.authentication.actiontoken.DefaultActionToken;
import org.keycloak.crypto.KeyUse;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;

/**
 * The signed text in a mailed link. It names a row and proves that we mailed it; the row says
 * whether the link still works. Public, because Keycloak reads it from JSON.
 */
public final class LinkToken extends DefaultActionToken {

  public static final String TYPE = "adgang-link";

  /** For Jackson. */
  public LinkToken() {}

  public LinkToken(UserModel employee, String linkId, Instant expiresAt, String clientId) {
    super(
        employee.getId(),
        TYPE,
        Math.toIntExact(expiresAt.getEpochSecond()),
        UUID.fromString(linkId));
    setEmail(employee.getEmail());
    issuedFor(clientId);
  }

  /**
   * Reads a token of this realm, however old it is: an expired link gets a page that says so.
   *
   * @return empty when it is not ours: tampered with, of another realm, or of another kind
   */
  public static Optional<LinkToken> read(KeycloakSession session, RealmModel realm, String text) {
    return Optional.ofNullable(session.tokens().decode(text, LinkToken.class))
        .filter(LinkToken::isWhole)
        .filter(token -> issuer(session, realm).equals(token.getIssuer()));
  }

  /**
   * True when a text has the form of a link that was made with keys, or at an address, that this
   * realm no longer has: the realm was moved, and the link may have been right. It proves nothing,
   * because anybody can write such a text.
   */
  static boolean fromBefore(KeycloakSession session, RealmModel realm, String text) {
    if (text == null) {
      return false;
    }
    try {
      JWSInput signed = new JWSInput(text);
      LinkToken token = signed.readJsonContent(LinkToken.class);
      String algorithm = signed.getHeader().getRawAlgorithm();
      String key = signed.getHeader().getKeyId();
      return token.isWhole()
          && algorithm != null
          && key != null
          && (session.keys().getKey(realm, key, KeyUse.SIG, algorithm) == null
              || !issuer(session, realm).equals(token.getIssuer()));
    } catch (JWSInputException e) {
      return false;
    }
  }

  private boolean isWhole() {
    return TYPE.equals(getType()) && getActionVerificationNonce() != null && getUserId() != null;
  }

  private static String issuer(KeycloakSession session, RealmModel realm) {
    return Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName());
  }

  @JsonIgnore
  public String linkId() {
    return getActionVerificationNonce().toString();
  }

  /** Signed with the realm's key that never leaves the server. */
  @Override
  @JsonIgnore
  public TokenCategory getCategory() {
    return TokenCategory.INTERNAL;
  }
}
