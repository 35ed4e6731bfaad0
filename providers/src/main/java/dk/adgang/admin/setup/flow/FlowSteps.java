package dk.adgang.admin.setup.flow;

import dk.adgang.common.PureRule;
import java.util.List;
import java.util.Set;

/**
 * The steps of flows that Keycloak and we have, by what somebody has shown who came through one. A
 * step that is in no list belongs to somebody else's extension: it is taken as a proof, since
 * nobody here can say what it asks for.
 */
@PureRule
final class FlowSteps {

  /** Steps that only decide whether the flow around them is gone through. */
  static final Set<String> CONDITIONS =
      Set.of(
          "conditional-sub-flow-executed",
          "conditional-client-scope",
          "conditional-user-role",
          "conditional-user-configured",
          "conditional-user-attribute",
          "conditional-level-of-authentication",
          "conditional-credential",
          "adgang-second-factor-enrolled",
          "adgang-device-unknown",
          "adgang-broker-unproven");

  /** Steps that let somebody through who has shown nothing, but perhaps whose account is meant. */
  static final Set<String> OPEN =
      Set.of(
          "allow-access-authenticator",
          "auth-username-form",
          "auth-conditional-otp-form",
          "direct-grant-validate-username",
          "reset-credentials-choose-user",
          "reset-otp",
          "reset-password",
          "idp-review-profile",
          "idp-detect-existing-broker-user",
          "idp-confirm-link",
          "idp-confirm-override-link",
          "idp-auto-link",
          "idp-add-organization-member",
          "user-session-limits",
          "adgang-password-check",
          "adgang-device-remember",
          "adgang-second-factor-required");

  /** Steps that nobody comes through. */
  static final String DENIES = "deny-access-authenticator";

  /** Steps for somebody who has logged in already, or elsewhere. */
  private static final Set<String> ELSEWHERE =
      Set.of("auth-cookie", "auth-spnego", "identity-provider-redirector", "organization");

  /** Steps that only the right person comes through. */
  static final Set<String> PROOFS =
      Set.of(
          "adgang-sms",
          "adgang-forgotten-mail",
          "auth-cookie",
          "auth-otp-form",
          "auth-password-form",
          "auth-recovery-authn-code-form",
          "auth-spnego",
          "auth-username-password-form",
          "auth-x509-client-username-form",
          "direct-grant-auth-x509-username",
          "direct-grant-validate-otp",
          "direct-grant-validate-password",
          "docker-http-basic-authenticator",
          "http-basic-authenticator",
          "identity-provider-redirector",
          "idp-create-user-if-unique",
          "idp-email-verification",
          "idp-username-password-form",
          "organization",
          "passkeys-authenticator",
          "reset-credential-email",
          "webauthn-authenticator",
          "webauthn-authenticator-passwordless");

  /** Steps that ask for a password, or for what is read in a mailbox, and for nothing more. */
  private static final Set<String> ONE_FACTOR =
      Set.of(
          "adgang-forgotten-mail",
          "auth-password-form",
          "auth-username-password-form",
          "direct-grant-validate-password",
          "docker-http-basic-authenticator",
          "http-basic-authenticator",
          "idp-email-verification",
          "idp-username-password-form",
          "reset-credential-email");

  /** The beginnings of the ids of steps that are for clients without pages. */
  private static final List<String> WITHOUT_PAGES =
      List.of("direct-grant-", "docker-", "http-basic-");

  private FlowSteps() {}

  static boolean isCondition(String step) {
    return CONDITIONS.contains(step);
  }

  /** Whether a step may decide about the flow around it; nobody knows of somebody else's. */
  static boolean mayBeCondition(String step) {
    return isCondition(step) || !isKnown(step);
  }

  /** Whether a step is Keycloak's or ours. */
  static boolean isKnown(String step) {
    return OPEN.contains(step) || PROOFS.contains(step) || isCondition(step) || step.equals(DENIES);
  }

  /**
   * Whether a step that everybody has to come through can be one of a flow. One of another kind of
   * flow stops everybody, as does one for somebody who has logged in elsewhere.
   *
   * @param ofBroker whether it is a flow around a login with an identity provider
   * @param ofReset whether it is the flow of a forgotten password
   */
  static boolean fits(String step, boolean ofBroker, boolean ofReset) {
    return !step.equals(DENIES)
        && !ELSEWHERE.contains(step)
        && WITHOUT_PAGES.stream().noneMatch(step::startsWith)
        && (ofBroker || !step.startsWith("idp-"))
        && (ofReset || !step.startsWith("reset-"));
  }

  /** Whether a step asks for no more than a password or an open mailbox. */
  static boolean isOneFactor(String step) {
    return isOpen(step) || ONE_FACTOR.contains(step);
  }

  /** Whether a step asks for nothing that only the right person has. */
  static boolean isOpen(String step) {
    return OPEN.contains(step);
  }

  /** Whether there are people who can come through a step. */
  static boolean letsThrough(String step) {
    return !step.equals(DENIES);
  }

  /** Whether there are people who can log in here by a step. */
  static boolean logsIn(String step) {
    return letsThrough(step) && !ELSEWHERE.contains(step);
  }
}
