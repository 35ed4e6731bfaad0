package dk.adgang.secondfactor;

import dk.adgang.common.FormFields;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Fits Keycloak's own enrolments into the choice: they ask anew whether the method may be chosen,
 * and have a way back.
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
  public boolean blocksStart(RequiredActionProvider action) {
    if (FactorChangeGuard.blocksEnrolment(context, action, method)) {
      return true;
    }
    if (status().canChoose(method)) {
      return false;
    }
    // It must not stay in the list, where it would count as an enrolment under way.
    login().removeRequiredAction(method.requiredAction());
    context.ignore();
    return true;
  }

  /** As {@link #blocksStart}, for the form that the page sent. */
  public boolean blocks(RequiredActionProvider action) {
    if (FactorChangeGuard.blocksEnrolment(context, action, method)) {
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
    // The choice is due as long as no factor is enrolled, so going back there skips nothing.
    context.success();
    return true;
  }

  /**
   * True when there is a choice to go back to; false when an administrator has put the enrolment on
   * the employee.
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
