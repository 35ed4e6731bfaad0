package dk.adgang.admin.consent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.TokenCategory;
import org.keycloak.authentication.actiontoken.DefaultActionToken;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationInvitationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;

/**
 * The signed text in the mail that asks. It names a stored question and proves that we mailed it;
 * the stored question says whether it can still be answered.
 *
 * <p>It has a type of its own, for which Keycloak has no handler: Keycloak's handler of invitations
 * would take a GET for a yes, and begin a login. Public, because Keycloak reads it from JSON.
 */
public final class JoinToken extends DefaultActionToken {

  static final String TYPE = "adgang-join";

  @JsonProperty("org")
  private String employer;

  /** For Jackson. */
  public JoinToken() {}

  JoinToken(UserModel owner, OrganizationInvitationModel question) {
    super(owner.getId(), TYPE, question.getExpiresAt(), UUID.fromString(question.getId()));
    setEmail(owner.getEmail());
    employer = question.getOrganizationId();
  }

  /**
   * Reads a token of this realm, however old it is.
   *
   * @return empty when it is not ours: tampered with, of another realm, or of another kind
   */
  static Optional<JoinToken> read(KeycloakSession session, RealmModel realm, String text) {
    return Optional.ofNullable(session.tokens().decode(text, JoinToken.class))
        .filter(
            token ->
                TYPE.equals(token.getType())
                    && token.getActionVerificationNonce() != null
                    && token.getUserId() != null
                    && token.employer != null)
        .filter(
            token ->
                Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName())
                    .equals(token.getIssuer()));
  }

  @JsonIgnore
  String questionId() {
    return getActionVerificationNonce().toString();
  }

  @JsonIgnore
  String employerId() {
    return employer;
  }

  /** Signed with the realm's key that never leaves the server. */
  @Override
  @JsonIgnore
  public TokenCategory getCategory() {
    return TokenCategory.INTERNAL;
  }
}
