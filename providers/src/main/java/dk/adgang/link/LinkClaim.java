package dk.adgang.link;

import dk.adgang.ratelimit.RowLocks;
import java.util.List;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** A link that a request has used up, and that is given back should the request fail. */
public final class LinkClaim {

  private LinkClaim() {}

  /**
   * Uses up a link at once, and gives it back should the request fail: the row is not held while
   * the password is stored, which a directory may do.
   *
   * @return as {@link LinkRepository#use}
   */
  public static boolean take(KeycloakSession session, LinkEntity link) {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    boolean claimed =
        KeycloakModelUtils.runJobInTransactionWithResult(
            factory, own -> new LinkRepository(own).use(link.id));
    if (claimed) {
      session
          .getTransactionManager()
          .enlistAfterCompletion(
              new AbstractKeycloakTransaction() {
                @Override
                protected void commitImpl() {
                  // It was used for a password that is stored.
                }

                @Override
                protected void rollbackImpl() {
                  KeycloakModelUtils.runJobInTransaction(
                      factory,
                      own -> {
                        RowLocks.take(own, List.of(link.userId));
                        new LinkRepository(own).giveBack(link);
                      });
                }
              });
    }
    return claimed;
  }
}
