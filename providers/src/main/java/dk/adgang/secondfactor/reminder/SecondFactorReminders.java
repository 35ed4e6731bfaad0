package dk.adgang.secondfactor.reminder;

import dk.adgang.mail.MailAddress;
import dk.adgang.mail.Outbox;
import java.time.Duration;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Queues the mails that remind employees to add a second factor. */
public final class SecondFactorReminders {

  private SecondFactorReminders() {}

  /** Whether there is an address to which a mail can be sent. */
  public static boolean canBeMailed(RealmModel realm, UserModel employee) {
    return employee.getEmail() != null
        && !employee.getEmail().isBlank()
        && MailAddress.canBeWrittenTo(realm, employee.getEmail());
  }

  /**
   * Queues a reminder. It is thrown away when its turn comes and the employee has a second factor.
   */
  public static void queue(KeycloakSession session, RealmModel realm, UserModel employee) {
    new Outbox(session).queue(realm, employee, ReminderLetterFactory.ID, null, Duration.ZERO);
  }
}
