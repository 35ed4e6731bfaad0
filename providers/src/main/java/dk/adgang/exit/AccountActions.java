package dk.adgang.exit;

import dk.adgang.common.keycloak.OverridesKeycloak;
import dk.adgang.login.LoginUnderWay;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.DeleteAccount;
import org.keycloak.authentication.requiredactions.TermsAndConditions;
import org.keycloak.authentication.requiredactions.UpdateEmail;
import org.keycloak.authentication.requiredactions.UpdateProfile;
import org.keycloak.authentication.requiredactions.VerifyEmail;
import org.keycloak.authentication.requiredactions.VerifyUserProfile;
import org.keycloak.broker.provider.IdpLinkAction;

/**
 * Keycloak's own required actions that change an account or send mail to it. Each class adds one
 * check: it does nothing when the login has ended ({@link LoginUnderWay}). Without the check, a
 * thief who left the page open could change or delete the account after a manager blocked it.
 *
 * <p>Actions that change a password or a second factor have classes of their own.
 */
final class AccountActions {

  private AccountActions() {}

  /** {@code UPDATE_PROFILE}. */
  public static final class Profile extends UpdateProfile
      implements OverridesKeycloak<RequiredActionProvider> {

    @Override
    public void processAction(RequiredActionContext context) {
      if (!LoginUnderWay.ends(context)) {
        super.processAction(context);
      }
    }
  }

  /** {@code VERIFY_PROFILE}. */
  public static final class IncompleteProfile extends VerifyUserProfile
      implements OverridesKeycloak<RequiredActionProvider> {

    @Override
    public void processAction(RequiredActionContext context) {
      if (!LoginUnderWay.ends(context)) {
        super.processAction(context);
      }
    }
  }

  /** {@code VERIFY_EMAIL}. */
  public static final class UnverifiedEmail extends VerifyEmail
      implements OverridesKeycloak<RequiredActionProvider> {

    @Override
    public void processAction(RequiredActionContext context) {
      if (!LoginUnderWay.ends(context)) {
        super.processAction(context);
      }
    }
  }

  /** {@code UPDATE_EMAIL}. */
  public static final class Email extends UpdateEmail
      implements OverridesKeycloak<RequiredActionProvider> {

    @Override
    public void processAction(RequiredActionContext context) {
      if (!LoginUnderWay.ends(context)) {
        super.processAction(context);
      }
    }
  }

  /** {@code TERMS_AND_CONDITIONS}. */
  public static final class Terms extends TermsAndConditions
      implements OverridesKeycloak<RequiredActionProvider> {

    @Override
    public void processAction(RequiredActionContext context) {
      if (!LoginUnderWay.ends(context)) {
        super.processAction(context);
      }
    }
  }

  /** {@code delete_account}. */
  public static final class Deletion extends DeleteAccount
      implements OverridesKeycloak<RequiredActionProvider> {

    @Override
    public void processAction(RequiredActionContext context) {
      if (!LoginUnderWay.ends(context)) {
        super.processAction(context);
      }
    }
  }

  /** {@code idp_link}. */
  public static final class ProviderLink extends IdpLinkAction
      implements OverridesKeycloak<RequiredActionProvider> {

    @Override
    public void processAction(RequiredActionContext context) {
      if (!LoginUnderWay.ends(context)) {
        super.processAction(context);
      }
    }
  }
}
