package dk.adgang.admin;

import dk.adgang.Rule;
import dk.adgang.device.RememberDeviceFactory;
import dk.adgang.device.UnknownDeviceFactory;
import dk.adgang.link.WelcomeListenerFactory;
import dk.adgang.password.PasswordCheckFactory;
import dk.adgang.password.PasswordRulePolicyFactory;
import dk.adgang.policy.PolicyReader;
import dk.adgang.secondfactor.EnrolledConditionFactory;
import dk.adgang.secondfactor.RequiredAuthenticatorFactory;
import dk.adgang.sms.EnrolSms;
import dk.adgang.sms.SmsAuthenticatorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a realm has of the parts that belong together. A part that is missing does no harm, because
 * what asks for it falls back on the safe side; but nobody should have to find out by missing it.
 *
 * @param theme whether pages have the theme
 * @param passwordRule whether the password policy has the rule
 * @param welcome whether new employees get a welcome mail
 * @param actions the required actions that are registered and enabled
 * @param settings whether the realm's second-factor settings were made
 * @param attributes the attributes that the user profile declares
 * @param steps the authenticators in the browser flow that are not disabled
 */
@Rule
record RealmSetup(
    boolean theme,
    boolean passwordRule,
    boolean welcome,
    Set<String> actions,
    boolean settings,
    Set<String> attributes,
    Set<String> steps) {

  static final String THEME = "adgang";
  static final List<String> STEPS =
      List.of(
          PasswordCheckFactory.ID,
          EnrolledConditionFactory.ID,
          UnknownDeviceFactory.ID,
          SmsAuthenticatorFactory.ID,
          RememberDeviceFactory.ID,
          RequiredAuthenticatorFactory.ID);

  private static final List<String> ACTIONS =
      List.of(
          PolicyReader.REALM_SETTINGS,
          EnrolSms.ID,
          "delete_credential", // Keycloak's, replaced by ours
          "UPDATE_PASSWORD"); // Keycloak's, replaced by ours

  /** Whether the realm uses any part at all; one that does not is none of our business. */
  boolean used() {
    return theme
        || passwordRule
        || welcome
        || actions.contains(PolicyReader.REALM_SETTINGS)
        || steps.stream().anyMatch(STEPS::contains);
  }

  /**
   * Returns what to set, one sentence a missing part; empty when the realm is whole, or does not
   * use us.
   */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (!used()) {
      return missing;
    }
    if (!theme) {
      missing.add("set the login theme and the e-mail theme to " + THEME);
    }
    if (!passwordRule) {
      missing.add(
          "add the password policy "
              + PasswordRulePolicyFactory.ID
              + " (passwords are not checked by it)");
    }
    if (!welcome) {
      missing.add(
          "add the event listener " + WelcomeListenerFactory.ID + " (new employees get no mail)");
    }
    for (String action : ACTIONS) {
      if (!actions.contains(action)) {
        missing.add("enable the required action " + action);
      }
    }
    if (actions.contains(PolicyReader.REALM_SETTINGS) && !settings) {
      missing.add(
          "configure the required action "
              + PolicyReader.REALM_SETTINGS
              + " (until then the second factor is optional and SMS is off, unless an employer says otherwise)");
    }
    if (!attributes.contains(PolicyReader.REQUIRED_SINCE)) {
      missing.add(
          "declare the attribute "
              + PolicyReader.REQUIRED_SINCE
              + " in the user profile, for administrators alone (until then no days of grace are"
              + " kept)");
    }
    STEPS.stream()
        .filter(step -> !steps.contains(step))
        .forEach(step -> missing.add("add the step " + step + " to the browser flow"));
    return missing;
  }
}
