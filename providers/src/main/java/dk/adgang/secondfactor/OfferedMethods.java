package dk.adgang.secondfactor;

import dk.adgang.FlowStepFactory;
import java.util.EnumSet;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Which methods a login asks for, and lists under «try another way»: Keycloak takes those whose
 * type of credential the employee has, whether they may be used now or not.
 */
final class OfferedMethods {

  private static final String ANSWERED = "adgang.waysIn.";

  private OfferedMethods() {}

  /** Returns the type of credential by which Keycloak is to list the method now. */
  static String type(KeycloakSession session, SecondFactorMethod method) {
    AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
    UserModel employee = login == null ? null : login.getAuthenticatedUser();
    return employee == null || listed(session, employee).contains(method)
        ? method.credentialType()
        : FlowStepFactory.NOT_LISTED;
  }

  /** Keycloak asks several times a request. */
  private static Set<SecondFactorMethod> listed(KeycloakSession session, UserModel employee) {
    String key = ANSWERED + employee.getId();
    if (session.getAttribute(key) instanceof Answer answer) {
      return answer.listed();
    }
    SecondFactorStatus status =
        SecondFactorStatus.of(session, session.getContext().getRealm(), employee);
    Set<SecondFactorMethod> listed = EnumSet.noneOf(SecondFactorMethod.class);
    for (SecondFactorMethod method : SecondFactorMethod.values()) {
      if (status.lists(method)) {
        listed.add(method);
      }
    }
    removeUnreadable(listed, employee);
    session.setAttribute(key, new Answer(listed));
    return listed;
  }

  /** A way that leads nowhere is none, as long as there is another one. */
  private static void removeUnreadable(Set<SecondFactorMethod> listed, UserModel employee) {
    Set<SecondFactorMethod> unreadable = EnumSet.noneOf(SecondFactorMethod.class);
    for (SecondFactorMethod method : listed) {
      if (!ReadableFactors.usable(employee, method)) {
        unreadable.add(method);
      }
    }
    if (unreadable.size() < listed.size() || RecoveryCodes.of(employee).isPresent()) {
      listed.removeAll(unreadable);
    }
  }

  private record Answer(Set<SecondFactorMethod> listed) {}
}
