package dk.adgang.secondfactor.reminder;

import dk.adgang.common.DisplayText;
import dk.adgang.mail.Addressee;
import dk.adgang.mail.Draft;
import dk.adgang.mail.Letter;
import dk.adgang.policy.Reason;
import dk.adgang.secondfactor.SecondFactorStatus;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.Urls;

/**
 * Reminds an employee to add a second factor: why, by when, and how. It holds no token: what it
 * leads to asks for the password.
 */
final class ReminderLetter implements Letter {

  /** The word for a second factor that is asked for and not required. */
  private static final String OPTIONAL = "OPTIONAL";

  private final KeycloakSession session;

  ReminderLetter(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public Draft prepare(RealmModel realm, UserModel employee, String about, Locale language) {
    SecondFactorStatus status = SecondFactorStatus.of(session, realm, employee);
    if (status.enrolledAny()) {
      return new Draft.Drop("employee has a second factor");
    }
    if (!employee.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE)) {
      return new Draft.Drop("employee has no password");
    }
    Addressee to = Addressee.of(session, realm, employee);
    URI base = session.getContext().getUri().getBaseUri();
    String link = link(realm, base).orElse(null);
    ReminderMail mail =
        new ReminderMail(
            to.firstName(),
            to.employer(),
            to.product(),
            Optional.ofNullable(status.reason())
                .map(Reason::code)
                .map(Reason.Code::name)
                .orElse(OPTIONAL),
            DisplayText.of(status.title()).orElse(null),
            DisplayText.of(status.employer()).orElse(null),
            status.required(),
            status.lastDay().map(longDate(employee)::format).orElse(null),
            link != null ? "link" : status.choiceDue() ? "login" : "ask",
            link,
            base.getHost());
    return new Draft.Send(
        new Text("reminder.subject", List.of(), "reminder.ftl", Map.of("mail", mail)));
  }

  private DateTimeFormatter longDate(UserModel employee) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(session.getContext().resolveLocale(employee));
  }

  /**
   * The page of the account console where methods are added, also after a skip, which no login asks
   * about again. A realm may have switched the account console off.
   */
  private static Optional<String> link(RealmModel realm, URI base) {
    return Optional.ofNullable(realm.getClientByClientId(Constants.ACCOUNT_CONSOLE_CLIENT_ID))
        .filter(ClientModel::isEnabled)
        .map(
            console ->
                Urls.realmBase(base)
                    .path("{realm}/account/account-security/signing-in")
                    .build(realm.getName())
                    .toString());
  }
}
