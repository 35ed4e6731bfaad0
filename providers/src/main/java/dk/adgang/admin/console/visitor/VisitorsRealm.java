package dk.adgang.admin.console.visitor;

import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The realm in which a visitor has logged in. Its are the login, the session, the proof of a second
 * factor, the client and what the forms carry. It is the administered realm, except for
 * administrators of master.
 *
 * @param base the server's address as that realm has it; the request may be about another realm
 *     later, which may have another one
 */
public record VisitorsRealm(RealmModel realm, URI base) {

  /** The realm of a request that has come just now. */
  public static VisitorsRealm of(KeycloakSession session) {
    return new VisitorsRealm(
        session.getContext().getRealm(), session.getContext().getUri().getBaseUri());
  }
}
