package dk.adgang.secondfactor.method.sms;

import dk.adgang.common.ReportOnce;
import dk.adgang.policy.Employer;
import dk.adgang.policy.PolicyReader;
import dk.adgang.policy.settings.SecondFactorSettings;
import dk.adgang.policy.settings.SettingProblem;
import dk.adgang.secondfactor.method.sms.limits.BillingEmployer;
import dk.adgang.secondfactor.method.sms.limits.SendLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.logging.Logger;
import org.keycloak.common.ClientConnection;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** The one place that reads the settings about sending from Keycloak. It decides nothing. */
public final class SmsConfigReader {

  private static final Logger LOG = Logger.getLogger(SmsConfigReader.class);

  private static final ReportOnce REPORTS = new ReportOnce();

  private final KeycloakSession session;
  private final RealmModel realm;

  public SmsConfigReader(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** The settings of the realm. */
  public SmsSettings settings() {
    RequiredActionProviderModel action =
        realm.getRequiredActionProviderByAlias(EnrolSmsRequiredAction.ID);
    SmsSettings settings = settings(action == null ? null : action.getConfig());
    settings
        .problems()
        .forEach(problem -> reportOnce("Settings of realm " + realm.getName() + ": " + problem));
    return settings;
  }

  /** The settings that are about to be saved for the realm. */
  public static SmsSettings settings(RequiredActionConfigModel model) {
    return settings(model.getConfig());
  }

  private static SmsSettings settings(Map<String, String> values) {
    return SmsSettings.read(values == null ? Map.of() : values);
  }

  /**
   * The limits for SMS to an employee.
   *
   * @param proven whether the number is one that the employee has proven
   */
  public SendLimits limits(UserModel employee, boolean proven) {
    return new SendLimits(settings(), employee.getId(), payer(employee), proven);
  }

  /** The employer that pays for SMS to an employee. */
  BillingEmployer payer(UserModel employee) {
    boolean realmLends = realmLends();
    return BillingEmployer.of(
        new PolicyReader(session)
            .employers(realm, employee).stream()
                .map(employer -> candidate(employee, employer, realmLends))
                .toList());
  }

  private BillingEmployer.Candidate candidate(
      UserModel employee, Employer employer, boolean realmLends) {
    return new BillingEmployer.Candidate(
        new BillingEmployer(employer.alias(), dayBudget(employee, employer.alias())),
        employer.enabled()
            && employer.settings().added().getOrDefault(SecondFactorSettings.SMS, realmLends));
  }

  /** The realm's setting, which counts for employers without one of their own. */
  private boolean realmLends() {
    RequiredActionProviderModel action =
        realm.getRequiredActionProviderByAlias(PolicyReader.REALM_SETTINGS);
    return action != null
        && action.getConfig() != null
        && "true".equalsIgnoreCase(action.getConfig().get(SecondFactorSettings.SMS));
  }

  private OptionalInt dayBudget(UserModel employee, String alias) {
    // Keycloak keeps the employers of a member in memory; by alias it asks the database.
    Map<String, List<String>> attributes =
        session
            .getProvider(OrganizationProvider.class)
            .getByMember(employee)
            .filter(employer -> employer.getAlias().equals(alias))
            .findFirst()
            .map(OrganizationModel::getAttributes)
            .orElse(Map.of());
    List<SettingProblem> problems = new ArrayList<>();
    OptionalInt budget =
        SmsSettings.dayBudget(attributes.getOrDefault(SmsSettings.DAY_BUDGET, List.of()), problems);
    problems.forEach(problem -> reportOnce("Settings of employer " + alias + ": " + problem));
    return budget;
  }

  /** The network address that this request came from; empty where there is no request. */
  public Optional<String> address() {
    return Optional.ofNullable(session.getContext().getConnection())
        .map(ClientConnection::getRemoteHost);
  }

  private static void reportOnce(String sentence) {
    if (REPORTS.isNew(sentence)) {
      LOG.warn(sentence);
    }
  }
}
