package dk.adgang.admin.titles;

import dk.adgang.admin.employers.StoredSettings;
import dk.adgang.common.RefusedException;
import dk.adgang.policy.PolicyReader;
import dk.adgang.policy.Title;
import dk.adgang.policy.TitleReport;
import dk.adgang.policy.settings.EmployerSettingsCheck;
import dk.adgang.policy.settings.JoinedValues;
import dk.adgang.policy.settings.SecondFactorSettings;
import dk.adgang.policy.settings.SettingProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** The settings that list a title, in which it gets another name. */
record ListedTitle(
    KeycloakSession session, RealmModel realm, AdminEventBuilder events, Title from, String to) {

  private static final String TITLES = SecondFactorSettings.REQUIRED_TITLES;

  /** The employers whose settings list it in another way than the new one. */
  List<OrganizationModel> employers(OrganizationModel only) {
    List<String> ids =
        only != null
            ? List.of(only.getId())
            : session
                .getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(
                    "select distinct o.id from OrganizationEntity o, GroupAttributeEntity a"
                        + " where a.group.id = o.groupId and o.realmId = :realm"
                        + " and a.name = :name",
                    String.class)
                .setParameter("realm", realm.getId())
                .setParameter("name", TITLES)
                .getResultList();
    OrganizationProvider all = session.getProvider(OrganizationProvider.class);
    return ids.stream()
        .map(all::getById)
        .filter(Objects::nonNull)
        .filter(employer -> renamed(employer.getAttributes()).isPresent())
        .toList();
  }

  private Optional<List<String>> renamed(Map<String, List<String>> attributes) {
    return Optional.ofNullable(attributes)
        .map(all -> all.get(TITLES))
        .flatMap(texts -> RenamedList.of(texts, from, to));
  }

  /** Whether the realm's own settings list it in another way than the new one. */
  boolean inRealm() {
    return RenamedList.of(TitleReport.ofRealm(realm), from, to).isPresent();
  }

  /**
   * Renames it in the settings of employers; their other attributes stay.
   *
   * @throws RefusedException when a list could not be understood any more
   */
  void rename(List<OrganizationModel> employers) throws RefusedException {
    StoredSettings stored = new StoredSettings(session, events);
    stored.lock(employers);
    for (OrganizationModel employer : employers) {
      Map<String, List<String>> attributes = stored.of(employer);
      Optional<List<String>> texts = renamed(attributes);
      if (texts.isPresent()) {
        attributes.put(TITLES, texts.get());
        requireSense(EmployerSettingsCheck.problems(session, attributes));
        stored.replace(employer, attributes);
      }
    }
  }

  private static void requireSense(List<SettingProblem> problems) throws RefusedException {
    for (SettingProblem problem : problems) {
      if (problem.setting().equals(TITLES)) {
        throw new RefusedException(NewTitle.FIELD, problem.refusal());
      }
    }
  }

  /**
   * Renames it in the realm's own settings.
   *
   * @throws RefusedException when the list could not be understood any more
   */
  void renameInRealm() throws RefusedException {
    Optional<List<String>> texts = RenamedList.of(TitleReport.ofRealm(realm), from, to);
    if (texts.isEmpty()) {
      return;
    }
    RequiredActionProviderModel action =
        realm.getRequiredActionProviderByAlias(PolicyReader.REALM_SETTINGS);
    Map<String, String> config = new HashMap<>(action.getConfig());
    config.put(TITLES, String.join(JoinedValues.SEPARATOR, texts.get()));
    requireSense(new PolicyReader(session).settings(config).problems());
    requireSense(TitleReport.problems(session, realm, config));
    action.setConfig(config);
    realm.updateRequiredActionProvider(action);
    events
        .clone(session)
        .resource(ResourceType.REQUIRED_ACTION_CONFIG)
        .operation(OperationType.UPDATE)
        .resourcePath("authentication", "required-actions", action.getAlias(), "config")
        .representation(Map.of("config", config))
        .success();
  }
}
