package dk.adgang.testbed.realm.foreign;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Journeys in a realm that does not use Adgang, with the answers. */
public final class ForeignJourney {

  /** One of them. */
  public enum Of {
    APP,
    RECOVERY_CODES,
    PASSKEY,
    PASSWORDLESS,
    UPDATE_PASSWORD,
    UPDATE_PROFILE,
    ACCOUNT,
    DELETE_CREDENTIAL,
    RESET,
    REGISTRATION,
    CONSENT,
    DEVICE,
    CIBA,
    ASSERTION,
    TOKEN_EXCHANGE,
    DIRECT_GRANT,
    BROKER,
    SAML,
    UNREADABLE_REQUEST,
    ACCOUNT_REST,
    ADMIN_REST;

    /** Goes all the way; what was answered comes back. */
    public List<String> in(ForeignRealm realm, Map<String, String> own)
        throws InterruptedException {
      var person = name().toLowerCase(Locale.ROOT);
      var answers = new Transcript(own);
      var factors = new FactorJourneys(realm, person, answers);
      var account = new AccountJourneys(realm, person, answers);
      var grants = new GrantJourneys(realm, person, answers);
      var apps = new AppJourneys(realm, person, answers);
      var admin = new AdminJourneys(realm, person, answers);
      switch (this) {
        case APP -> factors.app();
        case RECOVERY_CODES -> factors.recoveryCodes();
        case PASSKEY -> factors.passkey();
        case PASSWORDLESS -> factors.passwordless();
        case UPDATE_PASSWORD -> account.updatePassword();
        case UPDATE_PROFILE -> account.updateProfile();
        case ACCOUNT -> account.account();
        case DELETE_CREDENTIAL -> factors.deleteCredential();
        case RESET -> account.reset();
        case REGISTRATION -> account.registration();
        case CONSENT -> apps.consent();
        case DEVICE -> grants.device();
        case CIBA -> grants.ciba();
        case ASSERTION -> grants.assertion();
        case TOKEN_EXCHANGE -> grants.tokenExchange();
        case DIRECT_GRANT -> grants.directGrant();
        case BROKER -> apps.broker();
        case SAML -> apps.saml();
        case UNREADABLE_REQUEST -> apps.unreadableRequest();
        case ACCOUNT_REST -> account.accountRest();
        case ADMIN_REST -> admin.adminRest();
      }
      return answers.lines();
    }
  }

  /** The tokens that the server sent to the phone, which is asked whether somebody may log in. */
  public static final BlockingQueue<String> PHONE = new LinkedBlockingQueue<>();

  /** A journey that has not come to its end, and shows nothing of what comes after. */
  public static final String NOT_IN = "not in";

  private ForeignJourney() {}
}
