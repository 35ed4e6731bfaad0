package dk.adgang.link;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.TokenCategory;
import org.keycloak.authentication.actiontoken.DefaultActionToken;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;

/**
 * The signed text in a mailed link. It names a row and proves that we mailed it; what the link may
 * still do is in the row. Public, because Keycloak reads it from JSON.
 */
public final class LinkToken extends DefaultActionToken {

  static final String TYPE = "adgang-link";

  /** For Jackson. */
  public LinkToken() {}

  LinkToken(UserModel employee, String linkId, Instant expiresAt, String clientId) {
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
  static Optional<LinkToken> read(KeycloakSession session, RealmModel realm, String text) {
    LinkToken token = session.tokens().decode(text, LinkToken.class);
    if (token == null
        || !TYPE.equals(token.getType())
        || token.getActionVerificationNonce() == null
        || token.getUserId() == null) {
      return Optional.empty();
    }
    String issuer = Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName());
    return issuer.equals(token.getIssuer()) ? Optional.of(token) : Optional.empty();
  }

  @JsonIgnore
  String linkId() {
    return getActionVerificationNonce().toString();
  }

  /** Signed with the realm's key that never leaves the server. */
  @Override
  @JsonIgnore
  public TokenCategory getCategory() {
    return TokenCategory.INTERNAL;
  }
}
