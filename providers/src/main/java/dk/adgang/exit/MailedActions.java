package dk.adgang.exit;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.keycloak.OverridesKeycloak;
import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.keycloak.TokenVerifier.Predicate;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.authentication.actiontoken.ActionTokenHandler;
import org.keycloak.authentication.actiontoken.DefaultActionToken;
import org.keycloak.authentication.actiontoken.TokenUtils;
import org.keycloak.authentication.actiontoken.execactions.ExecuteActionsActionToken;
import org.keycloak.authentication.actiontoken.execactions.ExecuteActionsActionTokenHandler;
import org.keycloak.authentication.actiontoken.idpverifyemail.IdpVerifyAccountLinkActionToken;
import org.keycloak.authentication.actiontoken.idpverifyemail.IdpVerifyAccountLinkActionTokenHandler;
import org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionToken;
import org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionTokenHandler;
import org.keycloak.authentication.actiontoken.updateemail.UpdateEmailActionToken;
import org.keycloak.authentication.actiontoken.updateemail.UpdateEmailActionTokenHandler;
import org.keycloak.authentication.actiontoken.verifyemail.VerifyEmailActionToken;
import org.keycloak.authentication.actiontoken.verifyemail.VerifyEmailActionTokenHandler;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Keycloak's own mailed links. Each class adds one check: a link that was sent before the account
 * was protected opens nothing. Without the check, a thief who reads the mailbox could set a
 * password or take over the address by an old mail after a manager blocked the account.
 */
final class MailedActions {

  /** The message for a link that was sent before the account was protected. */
  static final String OVERTAKEN = "mailedLinkOvertaken";

  private MailedActions() {}

  /**
   * {@code execute-actions}. Only a link that sets a password is retired by a newer password: an
   * employee may open the mail about an authenticator app after the welcome.
   */
  public static final class Actions extends ExecuteActionsActionTokenHandler
      implements OverridesKeycloak<ActionTokenHandler<ExecuteActionsActionToken>> {

    @Override
    public Predicate<? super ExecuteActionsActionToken>[] getVerifiers(
        ActionTokenContext<ExecuteActionsActionToken> context) {
      return and(
          super.getVerifiers(context),
          token ->
              stands(
                  token,
                  context,
                  token
                      .getRequiredActions()
                      .contains(UserModel.RequiredAction.UPDATE_PASSWORD.name())));
    }
  }

  /** {@code reset-credentials}. */
  public static final class Reset extends ResetCredentialsActionTokenHandler
      implements OverridesKeycloak<ActionTokenHandler<ResetCredentialsActionToken>> {

    @Override
    public Predicate<? super ResetCredentialsActionToken>[] getVerifiers(
        ActionTokenContext<ResetCredentialsActionToken> context) {
      return and(super.getVerifiers(context), token -> stands(token, context, true));
    }
  }

  /** {@code update-email}: the new address could have a password mailed to it. */
  public static final class Email extends UpdateEmailActionTokenHandler
      implements OverridesKeycloak<ActionTokenHandler<UpdateEmailActionToken>> {

    @Override
    public Predicate<? super UpdateEmailActionToken>[] getVerifiers(
        ActionTokenContext<UpdateEmailActionToken> context) {
      return and(super.getVerifiers(context), token -> stands(token, context, true));
    }
  }

  /** {@code verify-email}: Keycloak goes on with the employee's other required actions. */
  public static final class VerifiedEmail extends VerifyEmailActionTokenHandler
      implements OverridesKeycloak<ActionTokenHandler<VerifyEmailActionToken>> {

    @Override
    public Predicate<? super VerifyEmailActionToken>[] getVerifiers(
        ActionTokenContext<VerifyEmailActionToken> context) {
      return and(super.getVerifiers(context), token -> stands(token, context, true));
    }
  }

  /** {@code idp-verify-account-via-email}: an account elsewhere is connected by it. */
  public static final class Account extends IdpVerifyAccountLinkActionTokenHandler
      implements OverridesKeycloak<ActionTokenHandler<IdpVerifyAccountLinkActionToken>> {

    @Override
    public Predicate<? super IdpVerifyAccountLinkActionToken>[] getVerifiers(
        ActionTokenContext<IdpVerifyAccountLinkActionToken> context) {
      return and(super.getVerifiers(context), token -> stands(token, context, true));
    }
  }

  private static <T extends DefaultActionToken> Predicate<? super T>[] and(
      Predicate<? super T>[] keycloaks, java.util.function.Predicate<T> check) {
    Predicate<? super T>[] all = Arrays.copyOf(keycloaks, keycloaks.length + 1);
    all[keycloaks.length] = TokenUtils.checkThat(check, Errors.EXPIRED_CODE, OVERTAKEN);
    return all;
  }

  private static boolean stands(
      DefaultActionToken token, ActionTokenContext<?> context, boolean bindsToPassword) {
    RealmModel realm = context.getRealm();
    UserModel employee = context.getAuthenticationSession().getAuthenticatedUser();
    if (!AdgangRealm.uses(realm) || employee == null) {
      return true;
    }
    KeycloakSession session = context.getSession();
    Stream<Instant> protections =
        Stream.concat(
            Stream.of(Instant.ofEpochSecond(session.users().getNotBeforeOfUser(realm, employee))),
            new EmployeeMemory(session, realm, employee)
                .of(Fact.PASSWORD_TAKEN).stream().map(Instant::parse));
    return !new SentLink(Instant.ofEpochSecond(token.getIat()))
        .overtaken(
            bindsToPassword
                ? Stream.concat(protections, passwords(session, realm, employee))
                : protections);
  }

  /** When the password was set, here or in a directory. */
  private static Stream<Instant> passwords(
      KeycloakSession session, RealmModel realm, UserModel employee) {
    return Stream.concat(
        employee
            .credentialManager()
            .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
            .map(CredentialModel::getCreatedDate)
            .map(Instant::ofEpochMilli),
        new EmployeeMemory(session, realm, employee)
            .of(Fact.DIRECTORY_PASSWORD).stream().map(Long::valueOf).map(Instant::ofEpochMilli));
  }
}
