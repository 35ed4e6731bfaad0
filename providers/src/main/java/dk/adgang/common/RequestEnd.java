package dk.adgang.common;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/** Does something at the end of a request that succeeds, and nothing at the end of another. */
public final class RequestEnd {

  private RequestEnd() {}

  /**
   * Before anything is stored. An exception keeps it from being stored, and is the request's
   * answer.
   */
  public static void beforeStored(KeycloakSession session, Runnable work) {
    session.getTransactionManager().enlistPrepare(onCommit(work));
  }

  /** Once everything is stored, and before the answer leaves. */
  public static void afterStored(KeycloakSession session, Runnable work) {
    session.getTransactionManager().enlistAfterCompletion(onCommit(work));
  }

  private static AbstractKeycloakTransaction onCommit(Runnable work) {
    return new AbstractKeycloakTransaction() {
      @Override
      protected void commitImpl() {
        work.run();
      }

      @Override
      protected void rollbackImpl() {
        // The request has changed nothing.
      }
    };
  }
}
