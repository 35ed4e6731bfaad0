package dk.adgang.sms;

import dk.adgang.policy.PolicyReader;
import dk.adgang.sms.gateway.SmsGateway;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Whether an employee may choose SMS now. */
public final class SmsAvailability {

  /** Why SMS cannot be chosen. */
  public enum Missing {
    /** No employer has added it. */
    EMPLOYER("employer"),
    /** Nothing could send it. */
    GATEWAY("gateway");

    private final String id;

    Missing(String id) {
      this.id = id;
    }

    /** The name that pages and REST answers use. */
    public String id() {
      return id;
    }
  }

  private SmsAvailability() {}

  /** Returns why the employee cannot choose SMS; empty when they can. */
  public static Optional<Missing> missing(
      KeycloakSession session, RealmModel realm, UserModel employee) {
    if (!new PolicyReader(session).decide(realm, employee).sms()) {
      return Optional.of(Missing.EMPLOYER);
    }
    SmsGateway gateway = session.getProvider(SmsGateway.class);
    return gateway != null && gateway.configured()
        ? Optional.empty()
        : Optional.of(Missing.GATEWAY);
  }
}
