package dk.adgang.secondfactor.method.sms;

import dk.adgang.secondfactor.method.Obstacle;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A code by SMS to a proven number. */
public final class SmsMethod implements SecondFactorMethod {

  static final SmsMethod METHOD = new SmsMethod();

  @Override
  public String getId() {
    return "sms";
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
    return SmsAvailability.missing(session, realm, employee).map(SmsAvailability.Missing::id);
  }

  @Override
  public Optional<Obstacle> obstacle(
      KeycloakSession session, RealmModel realm, UserModel employee, boolean self) {
    return SmsAvailability.obstacle(session, realm, employee, self)
        .map(obstacle -> new Obstacle(obstacle.missing().id(), obstacle.until()));
  }
}
