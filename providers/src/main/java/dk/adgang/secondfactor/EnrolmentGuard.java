package dk.adgang.secondfactor;

import dk.adgang.FormFields;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What the enrolments that Keycloak brings along need to fit into the choice: they ask anew whether
 * the method may be chosen, and have a way back.
 */
public final class EnrolmentGuard {

  /** The template attribute that holds the page's record. */
  public static final String PAGE = "page";

  /**
   * A detail of the event of an enrolment, {@code true}: an older credential of the same kind is
   * gone. The mail about it says so.
   */
  public static final String TOOK_PLACE = "took_place_of_older";

  private static final String STEP = "step";
  private static final String OTHER = "other";

  private final RequiredActionContext context;
  private final SecondFactorMethod method;

  public EnrolmentGuard(RequiredActionContext context, SecondFactorMethod method) {
    this.context = context;
    this.method = method;
  }

  /** Whether the button with that value was pressed. */
  public static boolean pressed(RequiredActionContext context, String step) {
    return step.equals(FormFields.one(context.getHttpRequest().getDecodedFormParameters(), STEP));
  }

  /**
   * Asks for the proof of an existing factor, and whether the method may still be chosen, however
   * the employee came here.
   *
   * @return whether the enrolment ends; the answer is there then
   */
  public boolean stoppedAtStart(RequiredActionProvider action) {
    if (FactorChangeGuard.stopsEnrolment(context, action, method)) {
      return true;
    }
    if (status().canChoose(method)) {
      return false;
    }
    // Not left behind: what is in the list counts as an enrolment under way.
    login().removeRequiredAction(method.requiredAction());
    context.ignore();
    return true;
  }

  /** As {@link #stoppedAtStart}, for what the page sent. */
  public boolean stopped(RequiredActionProvider action) {
    if (FactorChangeGuard.stopsEnrolment(context, action, method)) {
      return true;
    }
    if (status().canChoose(method)) {
      return false;
    }
    // The choice comes again as long as it is due.
    context.success();
    return true;
  }

  /** Goes back to the choice, if that is what the employee asked for. */
  public boolean another() {
    if (!pressed(context, OTHER) || !canChooseAnother()) {
      return false;
    }
    // The choice is due as long as nothing is enrolled; asking again there costs nothing and skips
    // nothing.
    context.success();
    return true;
  }

  /**
   * Whether there is a choice to go back to. An administrator can put an enrolment on an employee;
   * then it is no choice.
   */
  public boolean canChooseAnother() {
    String id = method.requiredAction();
    boolean chosen = login().getRequiredActions().contains(id);
    boolean ordered = context.getUser().getRequiredActionsStream().anyMatch(id::equals);
    return chosen && !ordered && status().choiceDue();
  }

  /**
   * Forgets where the page of this action sends its form. Keycloak may ask next, in the same
   * request, whether a device or an app may have the token: the answer would be sent to this
   * action, which is over.
   */
  public static void leave(RequiredActionContext context) {
    context.getSession().getProvider(LoginFormsProvider.class).setActionUri(null);
  }

  private AuthenticationSessionModel login() {
    return context.getAuthenticationSession();
  }

  private SecondFactorStatus status() {
    return SecondFactorStatus.of(context.getSession(), context.getRealm(), context.getUser());
  }
}
