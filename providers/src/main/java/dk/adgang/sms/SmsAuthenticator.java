package dk.adgang.sms;

import dk.adgang.FlowStep;
import dk.adgang.sms.SmsChallenge.Proof;
import dk.adgang.sms.SmsChallenge.Sending;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.CredentialValidator;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Proves an enrolled number at login.
 *
 * <p>An employee who has enrolled SMS proves it even after the employer has switched SMS off: only
 * then is another method asked for. When nothing can be sent there is a page that says so, and
 * never a login.
 */
final class SmsAuthenticator implements Authenticator, CredentialValidator<SmsCredentialProvider> {

  private static final String PAGE = "sms-code.ftl";

  /** What else can be proven in its place. */
  private static final Set<String> OTHERS =
      Set.of(OTPCredentialModel.TYPE, WebAuthnCredentialModel.TYPE_TWOFACTOR);

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    SmsChallenge challenge = challenge(context).orElse(null);
    if (challenge == null) {
      unreadable(context);
      return;
    }
    if (challenge.lockedOut()) {
      lockedOut(context, challenge);
      return;
    }
    // A reload or «try another way» and back comes here again, and must not cost another SMS.
    Sending sending = challenge.open() ? Sending.SENT : challenge.send();
    LoginFormsProvider form = context.form();
    SmsForms.say(form, sending, false);
    context.challenge(page(form, challenge));
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    SmsChallenge challenge = challenge(context).orElse(null);
    if (challenge == null) {
      unreadable(context);
      return;
    }
    MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
    if (SmsForms.RESEND.equals(posted.getFirst(SmsForms.STEP))) {
      resend(context, challenge);
      return;
    }
    Proof proof = challenge.prove(posted.getFirst(SmsForms.CODE));
    switch (proof) {
      case PROVEN -> context.success(SmsCredential.TYPE);
      case LOCKED_OUT -> lockedOut(context, challenge);
      case MISSING ->
          context.challenge(page(context.form().addError(SmsForms.refused(proof)), challenge));
      case WRONG -> {
        context.getEvent().user(context.getUser()).error(Errors.INVALID_USER_CREDENTIALS);
        context.failureChallenge(
            AuthenticationFlowError.INVALID_CREDENTIALS,
            page(context.form().addError(SmsForms.refused(proof)), challenge));
      }
    }
  }

  private static void resend(AuthenticationFlowContext context, SmsChallenge challenge) {
    if (challenge.lockedOut()) {
      lockedOut(context, challenge);
      return;
    }
    Sending sending = challenge.send();
    LoginFormsProvider form = context.form();
    SmsForms.say(form, sending, true);
    context.challenge(page(form, challenge));
  }

  private static Response page(LoginFormsProvider form, SmsChallenge challenge) {
    return form.setAttribute(SmsForms.PAGE, challenge.page(false)).createForm(PAGE);
  }

  private static void lockedOut(AuthenticationFlowContext context, SmsChallenge challenge) {
    context.getEvent().user(context.getUser()).error(Errors.USER_TEMPORARILY_DISABLED);
    context.challenge(page(context.form().setError("secondFactorLockedOut"), challenge));
  }

  /**
   * A stored credential that cannot be read proves nothing: no code is sent, and nobody gets in by
   * it.
   */
  private static void unreadable(AuthenticationFlowContext context) {
    context.getEvent().user(context.getUser()).error(Errors.INVALID_USER_CREDENTIALS);
    context.failureChallenge(
        AuthenticationFlowError.CREDENTIAL_SETUP_REQUIRED,
        context
            .form()
            .addError(new FormMessage("smsNumberUnreadable"))
            .createErrorPage(Response.Status.BAD_REQUEST));
  }

  private static Optional<SmsChallenge> challenge(AuthenticationFlowContext context) {
    return enrolled(context.getUser())
        .map(
            number ->
                new SmsChallenge(
                    context.getSession(),
                    context.getRealm(),
                    context.getUser(),
                    context.getAuthenticationSession(),
                    number));
  }

  private static Optional<PhoneNumber> enrolled(UserModel employee) {
    return employee
        .credentialManager()
        .getStoredCredentialsByTypeStream(SmsCredential.TYPE)
        .findFirst()
        .flatMap(stored -> SmsCredential.of(stored).number());
  }

  @Override
  public boolean requiresUser() {
    return true;
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(SmsCredential.TYPE)
        .findAny()
        .isPresent();
  }

  /**
   * Not listed while no SMS can be had and the employee has another method: a way that leads
   * nowhere is none.
   */
  @Override
  public String getType(KeycloakSession session) {
    AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
    UserModel employee = login == null ? null : login.getAuthenticatedUser();
    return employee != null
            && hasAnother(employee)
            && SmsAvailability.missing(session, session.getContext().getRealm(), employee)
                .isPresent()
        ? FlowStep.NOT_LISTED
        : SmsCredential.TYPE;
  }

  private static boolean hasAnother(UserModel employee) {
    return employee
        .credentialManager()
        .getStoredCredentialsStream()
        .anyMatch(stored -> OTHERS.contains(stored.getType()));
  }

  @Override
  public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
    // Whether SMS may be set up is the choice's to say, not the flow's.
  }

  @Override
  public SmsCredentialProvider getCredentialProvider(KeycloakSession session) {
    return (SmsCredentialProvider)
        session.getProvider(CredentialProvider.class, SmsCredentialProviderFactory.ID);
  }

  @Override
  public void close() {}
}
