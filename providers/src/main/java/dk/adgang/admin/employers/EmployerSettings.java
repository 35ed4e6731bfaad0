package dk.adgang.admin.employers;

import dk.adgang.admin.access.ManagerGroups;
import dk.adgang.policy.PolicyReader;
import dk.adgang.policy.Requirement;
import dk.adgang.policy.settings.JoinedValues;
import dk.adgang.policy.settings.SecondFactorSettings;
import dk.adgang.policy.settings.SettingNames;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** Reports the settings of an employer: its own, the realm's, and what counts of the two. */
public final class EmployerSettings {

  private final KeycloakSession session;
  private final RealmModel realm;

  public EmployerSettings(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /**
   * Reports the settings.
   *
   * @param attributes those of the employer, as they are stored
   */
  public SettingsReport of(OrganizationModel employer, Map<String, List<String>> attributes) {
    Map<String, String> config =
        Optional.ofNullable(realm.getRequiredActionProviderByAlias(PolicyReader.REALM_SETTINGS))
            .map(RequiredActionProviderModel::getConfig)
            .orElse(Map.of());
    SecondFactorSettings counts = new PolicyReader(session).counting(realm, attributes);
    Map<EmployerSetting, SettingsReport.Line> lines = new EnumMap<>(EmployerSetting.class);
    for (EmployerSetting setting : EmployerSetting.values()) {
      Object own = setting.typed(attributes.getOrDefault(setting.attribute(), List.of()));
      Object ofRealm = setting.typed(ofRealm(setting, config));
      Object effective =
          setting == EmployerSetting.BRAND_NAME && own == null
              ? employer.getName()
              : effective(setting, own, ofRealm, counts);
      lines.put(setting, new SettingsReport.Line(own, ofRealm, effective));
    }
    return new SettingsReport(employer.getAlias(), lines, SettingsTag.of(attributes));
  }

  private static List<String> ofRealm(EmployerSetting setting, Map<String, String> config) {
    String text = config.get(setting.attribute());
    if (!SettingNames.OF_REALM.contains(setting.attribute()) || text == null || text.isBlank()) {
      return List.of();
    }
    return setting.kind() == EmployerSetting.Kind.LIST
        ? Arrays.stream(text.split(JoinedValues.SEPARATOR, -1))
            .filter(each -> !each.isBlank())
            .toList()
        : List.of(text);
  }

  /** The rules of the second factor also say what counts in place of a senseless value. */
  private Object effective(
      EmployerSetting setting, Object own, Object ofRealm, SecondFactorSettings counts) {
    return switch (setting) {
      case SMS -> counts.added().getOrDefault(setting.attribute(), false);
      case REQUIREMENT ->
          counts.requirement().orElse(Requirement.OPTIONAL).name().toLowerCase(Locale.ROOT);
      case REQUIRED_TITLES -> own != null ? own : ofRealm != null ? ofRealm : List.of();
      case GRACE_DAYS -> counts.graceDays().orElse(0);
      case METHODS ->
          counts
              .methods()
              .<Set<String>>map(TreeSet::new)
              .orElseGet(
                  () ->
                      new TreeSet<>(SecondFactorMethods.ids(session.getKeycloakSessionFactory())));
      case REMEMBER_DEVICE_DAYS -> counts.rememberDeviceDays().orElse(0);
      case TRUST_BROKER -> counts.trustBroker().orElse(false);
      case TRUSTED_ACR -> new TreeSet<>(counts.trustedAcr().orElse(Set.of()));
      case MANAGERS_GROUP -> own != null ? own : ManagerGroups.USUAL;
      case SMS_DAY_BUDGET,
          ADMINS_GROUP,
          BRAND_NAME,
          SUPPORT_TEXT,
          SUPPORT_PHONE,
          SUPPORT_HOURS,
          SUPPORT_CHAT ->
          own;
    };
  }
}
