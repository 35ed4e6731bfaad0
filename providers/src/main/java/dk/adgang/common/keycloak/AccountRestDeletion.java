package dk.adgang.common.keycloak;

import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;

/**
 * Closes Keycloak's deprecated {@code DELETE /realms/REALM/account/credentials/ID} for second
 * factors: anybody with a token of the account console's client could remove one there, with no
 * proof of it. The required action {@code delete_credential} is the way that is left.
 */
public final class AccountRestDeletion {

  private AccountRestDeletion() {}

  /** Whether the request is one to remove a credential by the account REST. */
  public static boolean asked(KeycloakSession session) {
    // Nothing else that deletes asks a credential's type whether it may be removed.
    HttpRequest request = session.getContext().getHttpRequest();
    return request != null && "DELETE".equals(request.getHttpMethod());
  }

  /** Keycloak's description of a type of credentials, with that way closed. */
  public static CredentialTypeMetadata closed(
      KeycloakSession session, CredentialTypeMetadata type) {
    if (!asked(session)) {
      return type;
    }
    return CredentialTypeMetadata.builder()
        .type(type.getType())
        .category(type.getCategory())
        .displayName(type.getDisplayName())
        .helpText(type.getHelpText())
        .iconCssClass(type.getIconCssClass())
        .createAction(type.getCreateAction())
        .updateAction(type.getUpdateAction())
        .removeable(false)
        .build(session);
  }
}
