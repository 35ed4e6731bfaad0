package dk.adgang.secondfactor.method.sms;

import dk.adgang.common.BruteForceGate;
import dk.adgang.login.LoginUnderWay;
import dk.adgang.secondfactor.OfferedMethods;
import dk.adgang.secondfactor.method.sms.SmsChallenge.Proof;
import dk.adgang.secondfactor.method.sms.credential.SmsCredential;
import dk.adgang.secondfactor.method.sms.credential.SmsCredentialProvider;
import dk.adgang.secondfactor.method.sms.credential.SmsCredentialProviderFactory;
import dk.adgang.secondfactor.method.sms.credential.SmsCredentials;
import dk.adgang.secondfactor.method.sms.limits.SmsAvailability.Missing;
import dk.adgang.secondfactor.method.sms.limits.SmsAvailability.Obstacle;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.CredentialValidator;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Proves an enrolled number at login.
 *
 * <p>An employee who has enrolled SMS proves it even after the employer has switched SMS off: only
 * then is another method asked for. When nothing can be sent there is a page that says so, and
 * never a login.
 */
final class SmsAuthenticator implements Authenticator, CredentialValidator<SmsCredentialProvider> {

  private static final Logger LOG = Logger.getLogger(SmsAuthenticator.class);

  private static final String PAGE = "sms-code.ftl";
  private static final String PROBLEM_PAGE = "sms-problem.ftl";

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    if (LoginUnderWay.ends(context)) {
      return;
    }
    SmsChallenge challenge = challenge(context).orElse(null);
    if (challenge == null) {
      unusable(context);
      return;
    }
    if (challenge.look() == BruteForceGate.LOCKED_OUT) {
      lockedOut(context, challenge);
    } else if (challenge.open()) {
      context.challenge(page(context.form(), challenge));
    } else if (challenge.begun()) {
      // A reload, or «try another way» and back, sends no other SMS.
      challenge
          .obstacle()
          .ifPresentOrElse(
              obstacle -> problem(context, obstacle),
              () -> context.challenge(page(context.form(), challenge)));
    } else {
      send(context, challenge, false);
    }
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    if (LoginUnderWay.ends(context)) {
      return;
    }
    SmsChallenge challenge = challenge(context).orElse(null);
    if (challenge == null) {
      unusable(context);
      return;
    }
    MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
    if (SmsMessages.RESEND.equals(SmsMessages.field(posted, SmsMessages.STEP))) {
      send(context, challenge, true);
      return;
    }
    Proof proof = challenge.prove(SmsMessages.field(posted, SmsMessages.CODE), context.getEvent());
    switch (proof) {
      case PROVEN -> {
        BruteForceGate.forgetWrong(context.getAuthenticationSession());
        context.success(SmsCredential.TYPE);
      }
      case LOCKED_OUT -> lockedOutPage(context, challenge);
      case MISSING, BUSY ->
          context.challenge(page(context.form().addError(SmsMessages.refused(proof)), challenge));
      case WRONG ->
          context.failureChallenge(
              AuthenticationFlowError.INVALID_CREDENTIALS,
              page(context.form().addError(SmsMessages.refused(proof)), challenge));
    }
  }

  private static void send(
      AuthenticationFlowContext context, SmsChallenge challenge, boolean again) {
    switch (challenge.door()) {
      case OPEN -> show(context, challenge, challenge.send(), again);
      case BUSY -> context.challenge(page(SmsMessages.sayBusy(context.form()), challenge));
      case LOCKED_OUT -> lockedOut(context, challenge);
    }
  }

  /**
   * While a code can be typed there is a page to type it, also when another one could not be sent.
   */
  private static void show(
      AuthenticationFlowContext context,
      SmsChallenge challenge,
      SendResult sending,
      boolean resent) {
    Optional<Obstacle> obstacle = challenge.open() ? Optional.empty() : sending.obstacle();
    if (obstacle.isPresent()) {
      problem(context, obstacle.get());
      return;
    }
    LoginFormsProvider form = context.form();
    SmsMessages.say(
        form,
        sending,
        resent,
        challenge.open(),
        SmsMessages.again(context.getSession(), context.getUser(), sending.until()));
    context.challenge(page(form, challenge));
  }

  private static Response page(LoginFormsProvider form, SmsChallenge challenge) {
    return form.setAttribute(SmsMessages.PAGE, challenge.page(false)).createForm(PAGE);
  }

  private static void lockedOut(AuthenticationFlowContext context, SmsChallenge challenge) {
    challenge.lockedOut(context.getEvent());
    lockedOutPage(context, challenge);
  }

  private static void lockedOutPage(AuthenticationFlowContext context, SmsChallenge challenge) {
    context.challenge(page(context.form().setError(SmsMessages.LOCKED_OUT), challenge));
  }

  /** Nothing can be sent: there is another method, or help, but no way on without a factor. */
  private static void problem(AuthenticationFlowContext context, Obstacle obstacle) {
    String again = SmsMessages.again(context.getSession(), context.getUser(), obstacle.until());
    context.challenge(
        context
            .form()
            .setAttribute(SmsMessages.PAGE, new SmsProblemView(obstacle.missing().id(), again))
            .createForm(PROBLEM_PAGE));
  }

  /**
   * A stored credential that cannot be read, or whose number is not allowed any more, proves
   * nothing: no code is sent, and nobody gets in by it.
   */
  private static void unusable(AuthenticationFlowContext context) {
    LOG.warnf(
        "The SMS number of employee %s in realm %s cannot be used: it cannot be read, or is not"
            + " allowed any more",
        context.getUser().getId(), context.getRealm().getName());
    problem(context, new Obstacle(Missing.NUMBER, null));
  }

  private static Optional<SmsChallenge> challenge(AuthenticationFlowContext context) {
    SmsSettings settings = new SmsConfigReader(context.getSession(), context.getRealm()).settings();
    return SmsCredentials.of(context.getUser())
        .number(settings.countries())
        .map(
            number ->
                new SmsChallenge(
                    context.getSession(),
                    context.getRealm(),
                    context.getUser(),
                    context.getAuthenticationSession(),
                    number,
                    true));
  }

  @Override
  public boolean requiresUser() {
    return true;
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return SmsCredentials.of(user).any();
  }

  @Override
  public String getType(KeycloakSession session) {
    return OfferedMethods.type(session, SmsMethod.METHOD);
  }

  @Override
  public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
    // The page of the choice decides whether SMS may be set up, not the flow.
  }

  @Override
  public SmsCredentialProvider getCredentialProvider(KeycloakSession session) {
    return (SmsCredentialProvider)
        session.getProvider(CredentialProvider.class, SmsCredentialProviderFactory.ID);
  }

  @Override
  public void close() {}
}
