package dk.adgang.secondfactor.method.sms;

import dk.adgang.common.RefusedException;
import dk.adgang.policy.settings.SecondFactorSettings;
import dk.adgang.policy.settings.SettingWords;
import dk.adgang.secondfactor.method.MessagePrice;
import dk.adgang.secondfactor.method.Obstacle;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.sms.credential.PhoneNumber;
import dk.adgang.secondfactor.method.sms.credential.SmsCredential;
import dk.adgang.secondfactor.method.sms.limits.SentToday;
import dk.adgang.secondfactor.method.sms.limits.SmsAvailability;
import java.util.Optional;
import java.util.OptionalLong;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;

/** A code by SMS to a proven number. */
public final class SmsMethod implements SecondFactorMethod {

  static final SmsMethod METHOD = new SmsMethod();

  /** The name of the method. */
  public static final String ID = "sms";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Optional<ProviderConfigProperty> addedBy() {
    return Optional.of(
        new ProviderConfigProperty(
            SecondFactorSettings.SMS,
            SettingWords.label(SecondFactorSettings.SMS),
            SettingWords.help(SecondFactorSettings.SMS),
            ProviderConfigProperty.BOOLEAN_TYPE,
            "false"));
  }

  @Override
  public int position() {
    return 10;
  }

  @Override
  public String credentialType() {
    return SmsCredential.TYPE;
  }

  @Override
  public String requiredAction() {
    return EnrolSmsRequiredAction.ID;
  }

  @Override
  public String authenticator() {
    return SmsAuthenticatorFactory.ID;
  }

  @Override
  public String reference() {
    return "sms";
  }

  @Override
  public Optional<String> unavailable(
      KeycloakSession session, RealmModel realm, UserModel employee) {
    return unavailable(session, realm);
  }

  @Override
  public Optional<String> unavailable(KeycloakSession session, RealmModel realm) {
    return SmsAvailability.missing(session, realm).map(SmsAvailability.Missing::id);
  }

  @Override
  public Optional<Obstacle> obstacle(
      KeycloakSession session, RealmModel realm, UserModel employee, boolean self) {
    return SmsAvailability.obstacle(session, realm, employee, self)
        .map(obstacle -> new Obstacle(obstacle.missing().id(), obstacle.until()));
  }

  @Override
  public Optional<MessagePrice> price(KeycloakSession session, RealmModel realm) {
    return new SmsConfigReader(session, realm).settings().price();
  }

  @Override
  public boolean takesNumber() {
    return true;
  }

  @Override
  public Optional<String> readProposed(KeycloakSession session, RealmModel realm, String typed)
      throws RefusedException {
    PhoneNumber.Parsed parsed =
        PhoneNumber.parse(typed, new SmsConfigReader(session, realm).settings().countries());
    if (parsed.refusal() == null) {
      return Optional.of(parsed.number().e164());
    }
    throw switch (parsed.refusal()) {
      case MISSING, INVALID -> refused("This is no phone number", "smsProposedInvalid");
      case COUNTRY -> refused("No SMS can be sent to that country", "smsProposedCountry");
      case NOT_MOBILE -> refused("This is no mobile number", "smsProposedNotMobile");
    };
  }

  private static RefusedException refused(String message, String key) {
    return new RefusedException(PROPOSED_NUMBER, message, key);
  }

  @Override
  public OptionalLong sentToday(KeycloakSession session, RealmModel realm, String employer) {
    return OptionalLong.of(SentToday.of(session, realm, employer));
  }
}
