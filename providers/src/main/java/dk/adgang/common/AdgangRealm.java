package dk.adgang.common;

import java.util.Set;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/**
 * Tells whether a realm uses Adgang. The jars replace providers of Keycloak's for the whole server;
 * each of them asks here first, and is Keycloak's own to the last byte where the answer is no.
 *
 * <p>A realm says so in its list of required actions: {@code choose-second-factor} is registered
 * there, switched on or off. A realm that has lost it but still has another required action, a step
 * of a flow or the event listener of ours counts as well, because the safe side of a half-made
 * realm is ours.
 */
public final class AdgangRealm {

  /** The required action by which a realm says that it uses Adgang. */
  public static final String CHOICE = "choose-second-factor";

  /** The ids of our steps and listeners begin with this. */
  public static final String PREFIX = "adgang-";

  /** Our required actions; those that replace Keycloak's say nothing about a realm. */
  private static final Set<String> ACTIONS = Set.of(CHOICE, "enrol-sms");

  private static final String ANSWERED = "adgang.realm.uses.";

  private AdgangRealm() {}

  /**
   * Whether a realm uses Adgang. It costs no statement: Keycloak caches all that it reads.
   *
   * @param realm may be null, which does not use Adgang
   */
  public static boolean uses(RealmModel realm) {
    return realm != null
        && (realm.getRequiredActionProvidersStream().anyMatch(AdgangRealm::isOurs)
            || realm.getEventsListenersStream().anyMatch(id -> id.startsWith(PREFIX))
            || realm
                .getAuthenticationFlowsStream()
                .flatMap(flow -> realm.getAuthenticationExecutionsStream(flow.getId()))
                .anyMatch(AdgangRealm::isOurs));
  }

  /** Whether the realm of a request uses Adgang, looked up once a request. */
  public static boolean uses(KeycloakSession session) {
    RealmModel realm = session.getContext().getRealm();
    if (realm == null) {
      return false;
    }
    String key = ANSWERED + realm.getId();
    if (session.getAttribute(key) instanceof Boolean answered) {
      return answered;
    }
    boolean answer = uses(realm);
    session.setAttribute(key, answer);
    return answer;
  }

  private static boolean isOurs(RequiredActionProviderModel action) {
    return ACTIONS.contains(action.getProviderId());
  }

  private static boolean isOurs(AuthenticationExecutionModel step) {
    return step.getAuthenticator() != null && step.getAuthenticator().startsWith(PREFIX);
  }
}
