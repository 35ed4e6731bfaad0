package dk.adgang.admin.access;

import dk.adgang.common.DisplayText;
import dk.adgang.policy.settings.SettingNames;
import dk.adgang.policy.settings.SettingProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;

/**
 * The managers of employers. They are the members of a group of the organization, by default of the
 * name «Ledere», which Keycloak's own console shows and changes. A group within another one does
 * not count: it may be of a single shop. Another group, by default none, has those who may change
 * the settings too.
 */
public final class ManagerGroups {

  /** The name of the managers' group where an employer names no other. */
  public static final String USUAL = "Ledere";

  /** Keycloak's column of a group's name has room for so many characters. */
  private static final int LONGEST = 255;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final OrganizationProvider organizations;

  ManagerGroups(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.organizations = session.getProvider(OrganizationProvider.class);
  }

  /** The employers that somebody works for. */
  List<OrganizationModel> employers(UserModel user) {
    return organizations == null ? List.of() : organizations.getByMember(user).toList();
  }

  /** The names of employers, as people read them. */
  Set<String> names(Set<String> ids) {
    return ids.stream()
        .map(organizations::getById)
        .filter(Objects::nonNull)
        .map(employer -> DisplayText.line(employer.getName()))
        .collect(Collectors.toSet());
  }

  /** The ids of those of them that are in use, and of which the user is a manager. */
  Set<String> managed(UserModel user, List<OrganizationModel> employers) {
    return in(user, employers, employer -> groups(employer));
  }

  /** The ids of those of which the user is a manager who may change the settings. */
  Set<String> withSettings(UserModel user, List<OrganizationModel> employers) {
    return in(
        user, employers, employer -> name(employer, SettingNames.ADMINS_GROUP).stream().toList());
  }

  private Set<String> in(
      UserModel user,
      List<OrganizationModel> employers,
      Function<OrganizationModel, List<String>> names) {
    Set<String> found = new HashSet<>();
    if (!realm.isOrganizationsEnabled()) {
      // Nobody can see or change the groups there.
      return found;
    }
    for (OrganizationModel employer : employers) {
      if (employer.isEnabled() && isMember(user, employer, names.apply(employer))) {
        found.add(employer.getId());
      }
    }
    return found;
  }

  private boolean isMember(UserModel user, OrganizationModel employer, List<String> names) {
    if (names.isEmpty()) {
      return false;
    }
    GroupModel all = organizations.getOrganizationGroup(employer);
    return organizations
        .getOrganizationGroupsByMember(employer, user)
        .anyMatch(
            group -> names.contains(group.getName()) && all.getId().equals(group.getParentId()));
  }

  /** Managers with settings are managers in all else. */
  private static List<String> groups(OrganizationModel employer) {
    return Stream.concat(
            Stream.of(name(employer, SettingNames.MANAGERS_GROUP).orElse(USUAL)),
            name(employer, SettingNames.ADMINS_GROUP).stream())
        .toList();
  }

  private static Optional<String> name(OrganizationModel employer, String setting) {
    return Optional.ofNullable(employer.getAttributes())
        .map(all -> all.get(setting))
        .filter(values -> !values.isEmpty())
        .map(values -> values.get(0).strip());
  }

  /** Returns a sentence for each setting that names no group. */
  public static List<SettingProblem> problems(Map<String, List<String>> attributes) {
    return Stream.of(SettingNames.MANAGERS_GROUP, SettingNames.ADMINS_GROUP)
        .filter(
            name -> {
              List<String> values = attributes.getOrDefault(name, List.of());
              return values.size() > 1
                  || values.stream().anyMatch(each -> each.isBlank() || each.length() > LONGEST);
            })
        .map(name -> SettingProblem.of(name, "must have one value, the name of a group", ""))
        .toList();
  }

  /**
   * Finds a setting that would name a group which the employer does not have: every manager would
   * be out of the console at the next page.
   *
   * @param before the attributes as they are stored; a group that was named already may be missing
   * @param after the attributes as they would be stored
   * @return the name of the setting
   */
  public static Optional<String> missing(
      KeycloakSession session,
      OrganizationModel employer,
      Map<String, List<String>> before,
      Map<String, List<String>> after) {
    GroupModel all = session.getProvider(OrganizationProvider.class).getOrganizationGroup(employer);
    return Stream.of(SettingNames.MANAGERS_GROUP, SettingNames.ADMINS_GROUP)
        .filter(name -> !after.getOrDefault(name, List.of()).equals(before.get(name)))
        .filter(
            name ->
                after.getOrDefault(name, List.of()).stream()
                    .map(String::strip)
                    .anyMatch(
                        group -> all.getSubGroupsStream(group, true, 0, 1).findAny().isEmpty()))
        .findFirst();
  }

  /** Whether somebody may administer the realm, by a role or by a fine-grained permission. */
  boolean isAdministrator(UserModel user) {
    return hasRole(user) || (realm.isAdminPermissionsEnabled() && hasPermission(user));
  }

  /** A permission on single people is not seen here: docs/security/gaps.md says so. */
  private boolean hasPermission(UserModel user) {
    AdminPermissionEvaluator own = AdminPermissions.evaluator(session, realm, realm, user);
    return own.users().canQuery()
        || own.users().canManage()
        || own.groups().canView()
        || own.clients().canView()
        || own.orgs().canView();
  }

  private boolean hasRole(UserModel user) {
    ClientModel roles =
        realm.getClientByClientId(
            realm.getName().equals(Config.getAdminRealm())
                ? Config.getAdminRealm() + "-realm"
                : Constants.REALM_MANAGEMENT_CLIENT_ID);
    return RoleUtils.getDeepUserRoleMappings(user).stream()
        .anyMatch(
            role ->
                role.isClientRole()
                    ? roles != null && roles.getId().equals(role.getContainerId())
                    : AdminRoles.ADMIN.equals(role.getName())
                        || AdminRoles.CREATE_REALM.equals(role.getName()));
  }
}
