package dk.adgang.link;

import dk.adgang.common.ReportOnce;
import dk.adgang.policy.settings.SettingProblem;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;

/** Reads from a realm what it has decided about links. */
public final class LinkSettingsReader {

  private static final Logger LOG = Logger.getLogger(LinkService.class);

  private static final ReportOnce REPORTS = new ReportOnce();

  private LinkSettingsReader() {}

  /** Returns what the realm has decided about links. */
  public static LinkSettings of(RealmModel realm) {
    RequiredActionProviderModel action =
        realm.getRequiredActionProviderByAlias(UserModel.RequiredAction.UPDATE_PASSWORD.name());
    Map<String, String> values =
        Optional.ofNullable(action).map(RequiredActionProviderModel::getConfig).orElse(Map.of());
    LinkSettings.problems(values).forEach(problem -> report(realm, problem));
    return LinkSettings.read(values);
  }

  /** Says once what came in past the check; what is usual holds in its place. */
  private static void report(RealmModel realm, SettingProblem problem) {
    if (REPORTS.isNew(realm.getId() + " " + problem.setting())) {
      LOG.warnf("Settings of realm %s: %s", realm.getName(), problem.warning());
    }
  }
}
