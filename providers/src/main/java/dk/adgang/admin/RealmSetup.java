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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a realm has of the parts that belong together. A part that is missing does no harm, because
 * what asks for it falls back on the safe side; but nobody should have to find out by missing it.
 *
 * @param mails whether the e-mail theme has our mails; our pages are found from every login theme
 * @param passwordRule whether the password policy has the rule
 * @param welcome whether new employees get a welcome mail
 * @param actions the required actions that are registered and enabled
 * @param settings whether the realm's second-factor settings were made
 * @param attributes the attributes that the user profile declares
 * @param steps the authenticators in the browser flow that are not disabled
 * @param resetSteps those in the flow for forgotten passwords
 * @param brokers the identity providers that are switched on
 */
@Rule
record RealmSetup(
    boolean mails,
    boolean passwordRule,
    boolean welcome,
    Set<String> actions,
    boolean settings,
    Set<String> attributes,
    Set<String> steps,
    Set<String> resetSteps,
    List<Broker> brokers) {

  /**
   * An identity provider.
   *
   * @param alias its name
   * @param firstSteps the steps of the flow at somebody's first login with it
   * @param afterSteps those of the flow after each login with it; empty when there is none
   */
  record Broker(String alias, Set<String> firstSteps, Set<String> afterSteps) {}

  static final String THEME = "adgang";
  static final List<String> STEPS =
      List.of(
          PasswordCheckFactory.ID,
          EnrolledConditionFactory.ID,
          UnknownDeviceFactory.ID,
          SmsAuthenticatorFactory.ID,
          RememberDeviceFactory.ID,
          RequiredAuthenticatorFactory.ID);

  private static final List<String> AFTER_BROKER =
      List.of(EnrolledConditionFactory.ID, RequiredAuthenticatorFactory.ID);

  private static final List<String> ACTIONS =
      List.of(
          PolicyReader.REALM_SETTINGS,
          EnrolSms.ID,
          "delete_credential", // Keycloak's, replaced by ours
          "UPDATE_PASSWORD"); // Keycloak's, replaced by ours

  /**
   * Keycloak's enrolments that a realm may have or not, by the step that proves what was enrolled.
   * Who has only a method that no step proves cannot log in.
   */
  private static final Map<String, String> PROOFS =
      new TreeMap<>(
          Map.of(
              "webauthn-register", "webauthn-authenticator",
              "CONFIGURE_RECOVERY_AUTHN_CODES", "auth-recovery-authn-code-form"));

  /** The step by which accounts are connected after a password. */
  private static final String CONNECTS = "idp-username-password-form";

  /** Keycloak's steps that connect accounts by their e-mail address, or whoever has the mailbox. */
  private static final Set<String> CONNECT_UNPROVEN =
      Set.of("idp-auto-link", "idp-email-verification");

  /**
   * Returns what to set, one sentence a missing part; empty when the realm is whole. Only a realm
   * that uses Adgang is asked.
   */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (!mails) {
      missing.add(
          "set the e-mail theme to "
              + THEME
              + ", or to one whose parent it is (until then no mail can be written)");
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
    if (!attributes.contains(PolicyReader.TITLE)) {
      missing.add(
          "declare the attribute "
              + PolicyReader.TITLE
              + " in the user profile, edited by administrators alone (until then nobody has a title,"
              + " and no title requires a second factor)");
    }
    STEPS.stream()
        .filter(step -> !steps.contains(step))
        .forEach(step -> missing.add("add the step " + step + " to the browser flow"));
    PROOFS.forEach(
        (action, step) -> {
          if (actions.contains(action)) {
            missingProof(steps, step, "the browser flow", action).ifPresent(missing::add);
            missingProof(resetSteps, step, "the flow for forgotten passwords", action)
                .ifPresent(missing::add);
          }
        });
    brokers.forEach(
        broker -> {
          if (!broker.afterSteps.containsAll(AFTER_BROKER)) {
            missing.add(
                "set a post login flow for the identity provider "
                    + broker.alias
                    + " that has the steps "
                    + String.join(" and ", AFTER_BROKER)
                    + " (until then nobody who has a second factor can log in with it)");
          }
          if (connectsUnproven(broker.firstSteps)) {
            missing.add(
                "set a first login flow for the identity provider "
                    + broker.alias
                    + " that connects accounts by the password and the second factor alone (whoever has an account"
                    + " there could get into another one here)");
          }
        });
    return missing;
  }

  private static boolean connectsUnproven(Set<String> steps) {
    return steps.stream().anyMatch(CONNECT_UNPROVEN::contains)
        || (steps.contains(CONNECTS) && !steps.contains(EnrolledConditionFactory.ID));
  }

  private static Optional<String> missingProof(
      Set<String> steps, String step, String flow, String action) {
    // A flow that asks for no second factor lacks more than one proof, and is named for that.
    return !steps.contains(EnrolledConditionFactory.ID) || steps.contains(step)
        ? Optional.empty()
        : Optional.of(
            "add the step "
                + step
                + " beside the other proofs in "
                + flow
                + ", or disable the required action "
                + action
                + " (what it enrols could not be used there)");
  }
}
