package dk.adgang.secondfactor.method.sms.limits;

import dk.adgang.ratelimit.Budget;
import dk.adgang.ratelimit.Limit;
import dk.adgang.ratelimit.RateLimiter;
import dk.adgang.secondfactor.method.sms.SmsSettings;
import java.time.Duration;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The SMS that an employer's budget counts. */
public final class SentToday {

  private static final Limit IN_A_DAY = new Limit(Integer.MAX_VALUE, Duration.ofDays(1));

  private SentToday() {}

  /** Returns how many SMS were sent for an employer in the last 24 hours. */
  public static long of(KeycloakSession session, RealmModel realm, String alias) {
    return RateLimiter.used(
        session, realm, new Budget(SmsSettings.Whose.EMPLOYER.budget(), alias, List.of(IN_A_DAY)));
  }
}
