package dk.adgang.admin.titles;

import dk.adgang.admin.EventPath;
import dk.adgang.admin.access.Caller;
import dk.adgang.admin.titles.TitleHolders.Holder;
import dk.adgang.common.RefusedException;
import dk.adgang.policy.Title;
import dk.adgang.policy.settings.SecondFactorSettings;
import jakarta.ws.rs.ForbiddenException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * Gives a title another name, for all employees who have it and in all settings that list it. Both
 * happen in the transaction of the request: in between, the requirement would hold for nobody.
 */
public final class TitleRename {

  private static final String FROM = "from";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Caller caller;
  private final AdminEventBuilder events;

  /**
   * Prepares the renaming of one request.
   *
   * @param caller somebody who may change the employees; what else it takes is asked for here
   * @param events by the person who acts
   */
  public TitleRename(
      KeycloakSession session, RealmModel realm, Caller caller, AdminEventBuilder events) {
    this.session = session;
    this.realm = realm;
    this.caller = caller;
    this.events = events;
  }

  /**
   * Renames a title.
   *
   * @param employer the employer whose employees and settings are meant; null for the realm
   * @param dryRun whether it is only counted
   * @throws RefusedException when a field is wrong; nothing is stored then
   */
  public RenamedTitle rename(String from, String to, OrganizationModel employer, boolean dryRun)
      throws RefusedException {
    Title title =
        Title.of(from).orElseThrow(() -> new RefusedException(FROM, "This must be a title"));
    String wanted = new NewTitle(session, realm).read(to);
    TitleHolders holders = new TitleHolders(session, realm, employer);
    ListedTitle listed = new ListedTitle(session, realm, events, title, wanted);
    List<Holder> found = holders.find(title, wanted);
    List<OrganizationModel> employers = listed.employers(employer);
    boolean inRealm = employer == null && listed.inRealm();
    if (found.isEmpty() && employers.isEmpty() && !inRealm) {
      throw new RefusedException(
          FROM, "Nobody has this title, and no setting lists it, or it is written so already");
    }
    employers.forEach(dryRun ? caller.settings()::requireOf : caller.settings()::requireChangeOf);
    if (inRealm) {
      caller.settings().requireOfRealm();
    }
    List<Holder> changeable = found.stream().filter(each -> !holders.isReadOnly(each)).toList();
    if (!caller.administersEmployees()) {
      requireSameRule(title, wanted, listed, employer);
      holders.requireChange(changeable, caller);
    }
    Set<String> all = ids(found);
    int settings = employers.size() + (inRealm ? 1 : 0);
    if (dryRun) {
      int names = ids(changeable).size();
      return new RenamedTitle(from, wanted, names, settings, all.size() - names, true);
    }
    Set<String> changed = holders.change(changeable, wanted);
    RenamedTitle renamed =
        new RenamedTitle(
            from, wanted, changed.size(), settings, all.size() - changed.size(), false);
    if (inRealm) {
      listed.renameInRealm();
    }
    listed.rename(employers);
    events
        .clone(session)
        .resource(ResourceType.USER)
        .operation(OperationType.ACTION)
        .resourcePath(EventPath.of(session, realm))
        .representation(Map.of("title", renamed, "users", changed))
        .success();
    return renamed;
  }

  /** The realm's list is not the manager's to change, and would not name the employees any more. */
  private static void requireSameRule(
      Title from, String to, ListedTitle listed, OrganizationModel employer) {
    boolean own =
        employer.getAttributes() != null
            && employer.getAttributes().containsKey(SecondFactorSettings.REQUIRED_TITLES);
    if (!own && listed.inRealm() && Title.of(to).filter(from::equals).isEmpty()) {
      throw new ForbiddenException(
          "The realm's settings list this title: only an administrator can rename it");
    }
  }

  private static Set<String> ids(List<Holder> holders) {
    return holders.stream().map(Holder::id).collect(Collectors.toSet());
  }
}
