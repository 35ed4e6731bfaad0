package dk.adgang.secondfactor;

import dk.adgang.common.keycloak.FlowStepFactory;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import dk.adgang.secondfactor.recovery.RecoveryCodes;
import java.util.HashSet;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Decides which methods a login asks for, and lists under «try another way». Keycloak itself takes
 * all methods whose type of credential the employee has, also those that may not be used now.
 */
public final class OfferedMethods {

  private static final String ANSWERED = "adgang.waysIn.";

  private OfferedMethods() {}

  /** Returns the type of credential by which Keycloak is to list the method now. */
  public static String type(KeycloakSession session, SecondFactorMethod method) {
    AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
    UserModel employee = authSession == null ? null : authSession.getAuthenticatedUser();
    return employee == null || listed(session, employee).contains(method.getId())
        ? method.credentialType()
        : FlowStepFactory.NOT_LISTED;
  }

  /** The types to list, kept for the request, because Keycloak asks several times. */
  private static Set<String> listed(KeycloakSession session, UserModel employee) {
    String key = ANSWERED + employee.getId();
    if (session.getAttribute(key) instanceof Answer answer) {
      return answer.listed();
    }
    SecondFactorStatus status =
        SecondFactorStatus.of(session, session.getContext().getRealm(), employee);
    Set<String> listed = new HashSet<>();
    Set<String> unreadable = new HashSet<>();
    for (SecondFactorMethod method : SecondFactorMethods.all(session)) {
      if (status.lists(method)) {
        listed.add(method.getId());
        if (!ReadableFactors.usable(employee, method)) {
          unreadable.add(method.getId());
        }
      }
    }
    // A method that cannot be proven is not listed while there is another one.
    if (unreadable.size() < listed.size() || RecoveryCodes.of(employee).isPresent()) {
      listed.removeAll(unreadable);
    }
    session.setAttribute(key, new Answer(listed));
    return listed;
  }

  private record Answer(Set<String> listed) {}
}
