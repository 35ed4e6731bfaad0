package dk.adgang.admin.employers;

import dk.adgang.admin.access.Caller;
import dk.adgang.admin.access.ManagerGroups;
import dk.adgang.common.RefusedException;
import dk.adgang.policy.settings.EmployerSettingsCheck;
import dk.adgang.policy.settings.SettingProblem;
import jakarta.ws.rs.ForbiddenException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** Replaces the settings of an employer, one request after the other. */
public final class SettingsWrite {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Caller caller;
  private final AdminEventBuilder events;

  /**
   * Prepares the change of one request.
   *
   * @param caller somebody who may change settings, perhaps not all of them
   * @param events by the person who acts
   */
  public SettingsWrite(
      KeycloakSession session, RealmModel realm, Caller caller, AdminEventBuilder events) {
    this.session = session;
    this.realm = realm;
    this.caller = caller;
    this.events = events;
  }

  /**
   * Replaces the settings.
   *
   * @param wished the values by setting; one that is missing is not set afterwards
   * @param known the tags of the settings that the change may be based on
   * @return what is stored now
   * @throws RefusedException when a value makes no sense; nothing is stored then
   * @throws StaleSettingsException when the settings have changed since then
   */
  public SettingsReport replace(
      OrganizationModel employer, Map<EmployerSetting, List<String>> wished, String known)
      throws RefusedException {
    boolean administrator = caller.settings().administers(employer);
    return write(
        employer, wished, known, before -> SettingsChange.replaced(before, wished, administrator));
  }

  /**
   * Replaces some settings, and leaves all others as they are.
   *
   * @param wished the values by setting; one without values is not set afterwards
   * @param known the tags of the settings that the change may be based on
   * @return what is stored now
   * @throws RefusedException when a value makes no sense; nothing is stored then
   * @throws StaleSettingsException when the settings have changed since then
   */
  public SettingsReport change(
      OrganizationModel employer, Map<EmployerSetting, List<String>> wished, String known)
      throws RefusedException {
    return write(employer, wished, known, before -> SettingsChange.partly(before, wished));
  }

  private SettingsReport write(
      OrganizationModel employer,
      Map<EmployerSetting, List<String>> wished,
      String known,
      UnaryOperator<Map<String, List<String>>> change)
      throws RefusedException {
    StoredSettings stored = new StoredSettings(session, events);
    stored.lock(List.of(employer));
    Map<String, List<String>> before = stored.of(employer);
    if (!SettingsTag.matches(known, SettingsTag.of(before))) {
      throw new StaleSettingsException();
    }
    if (!caller.settings().administers(employer)) {
      requireOpen(before, wished);
    }
    Map<String, List<String>> after = change.apply(before);
    requireSense(session, employer, before, after);
    if (!SettingsTag.of(after).equals(SettingsTag.of(before))) {
      stored.replace(employer, after);
    }
    return new EmployerSettings(session, realm).of(employer, after);
  }

  /** Refuses a manager's change of what is for administrators. */
  static void requireOpen(
      Map<String, List<String>> before, Map<EmployerSetting, List<String>> wished) {
    SettingsChange.reserved(before, wished)
        .ifPresent(
            setting -> {
              throw new ForbiddenException(
                  setting.field() + " is for administrators alone: leave it as it is");
            });
  }

  /**
   * The answer that Keycloak's own console gets to the same values; besides, a group that is named
   * anew must be there.
   */
  static void requireSense(
      KeycloakSession session,
      OrganizationModel employer,
      Map<String, List<String>> before,
      Map<String, List<String>> after)
      throws RefusedException {
    Optional<SettingProblem> problem =
        EmployerSettingsCheck.problems(session, after).stream().findFirst();
    if (problem.isPresent()) {
      throw new RefusedException(
          EmployerSetting.fieldOf(problem.get().setting()), problem.get().refusal());
    }
    Optional<String> missing = ManagerGroups.missing(session, employer, before, after);
    if (missing.isPresent()) {
      String field = EmployerSetting.fieldOf(missing.get());
      throw new RefusedException(
          field, field + " names a group that the organization does not have: make it first");
    }
  }
}
