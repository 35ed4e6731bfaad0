package dk.adgang.admin.employees;

import dk.adgang.admin.EmployeeAccess;
import dk.adgang.common.RefusedException;
import dk.adgang.link.LinkReport;
import dk.adgang.link.LinkService;
import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import dk.adgang.password.StoredPassword;
import dk.adgang.policy.PolicyReader;
import dk.adgang.secondfactor.ProposedNumber;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.storage.ReadOnlyException;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;

/**
 * Creates and changes employees as Keycloak's own admin REST does: by the user profile, with the
 * same admin events, so that listeners of those hear of them. It asks for no permission: the caller
 * has done that.
 */
public final class EmployeeChanges {

  /**
   * The detail of an administrators' event that names the fields that were changed, so that a
   * history can tell without what they were changed to.
   */
  public static final String CHANGED = "changed";

  private static final String USERS = "users";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminEventBuilder events;
  private final EmployeeProfile profiles;

  /**
   * Prepares the changes of one request.
   *
   * @param events of the resource type USER, by the person who acts
   */
  public EmployeeChanges(KeycloakSession session, RealmModel realm, AdminEventBuilder events) {
    this.session = session;
    this.realm = realm;
    this.events = events;
    this.profiles = new EmployeeProfile(session, realm);
  }

  /**
   * Creates an employee, who gets a welcome mail.
   *
   * @param employer null for none
   * @throws RefusedException when a field is wrong, the address belongs to an account, or the
   *     welcome cannot be sent; nothing is stored then
   */
  public UserModel create(NewEmployee wanted, OrganizationModel employer) throws RefusedException {
    if (wanted.email() == null) {
      throw new RefusedException(
          EmployeeProfile.EMAIL, EmployeeProfile.NEEDED, "consoleEmailNeeded");
    }
    Optional<String> phone = ProposedNumber.read(session, realm, wanted.phone());
    Map<String, List<String>> attributes = new HashMap<>();
    attributes.put(UserModel.USERNAME, List.of(wanted.email()));
    attributes.put(EmployeeProfile.EMAIL, List.of(wanted.email()));
    EmployeeProfile.put(
        attributes, UserModel.FIRST_NAME, EmployeeProfile.visible(wanted.firstName()));
    EmployeeProfile.put(
        attributes, UserModel.LAST_NAME, EmployeeProfile.visible(wanted.lastName()));
    EmployeeProfile.put(attributes, PolicyReader.TITLE, wanted.title());
    String language = profiles.language(wanted.language());
    if (!language.isBlank()) {
      attributes.put(UserModel.LOCALE, List.of(language));
    }
    UserProfile profile =
        session
            .getProvider(UserProfileProvider.class)
            .create(UserProfileContext.USER_API, attributes);
    profiles.check(profile);
    UserModel employee = stored(profile);
    employee.setEnabled(true);
    links().requireWelcomable(employee);
    if (employer != null) {
      session.getProvider(OrganizationProvider.class).addMember(employer, employee);
    }
    phone.ifPresent(new ProposedNumber(session, realm, employee)::keep);
    done(OperationType.CREATE, employee, wanted.ofEvent());
    welcome(employee);
    return employee;
  }

  private UserModel stored(UserProfile profile) throws RefusedException {
    try {
      return profile.create();
    } catch (ModelDuplicateException e) {
      throw EmployeeProfile.taken();
    }
  }

  /** The realm's own listener welcomes who is created; a realm may have switched that off. */
  private void welcome(UserModel employee) throws RefusedException {
    if (links().of(employee).isEmpty()) {
      links().welcome(employee, null, null);
    }
  }

  private LinkService links() {
    return new LinkService(session, realm);
  }

  /** Returns the newest link of an employee; null before the first one is sent. */
  public LinkReport newestLink(UserModel employee) {
    return links().of(employee).stream().findFirst().orElse(null);
  }

  /**
   * Changes an employee.
   *
   * @param administrator whether an administrator does it, who may also begin an employment again
   *     that was not ended here, and move an account that was used
   * @throws RefusedException when a field is wrong; nothing is stored then
   */
  public void change(UserModel employee, EmployeeChange wanted, boolean administrator)
      throws RefusedException {
    ChangedFields before = ChangedFields.of(employee);
    try {
      if (wanted.changesProfile()) {
        profile(employee, wanted, administrator);
      }
      if (wanted.enabled() != null && wanted.enabled() != employee.isEnabled()) {
        enable(employee, wanted.enabled(), administrator);
      }
    } catch (ModelDuplicateException e) {
      throw EmployeeProfile.taken();
    } catch (ReadOnlyException e) {
      throw new RefusedException(
          "directory", "The employee is kept in a directory. Change them there", "consoleReadOnly");
    }
    events.detail(CHANGED, before.differingFrom(ChangedFields.of(employee)));
    done(OperationType.UPDATE, employee, wanted);
  }

  private void profile(UserModel employee, EmployeeChange wanted, boolean administrator)
      throws RefusedException {
    Map<String, List<String>> attributes = new HashMap<>(employee.getAttributes());
    EmployeeProfile.replace(
        attributes, UserModel.FIRST_NAME, wanted.firstName().map(EmployeeProfile::visible));
    EmployeeProfile.replace(
        attributes, UserModel.LAST_NAME, wanted.lastName().map(EmployeeProfile::visible));
    EmployeeProfile.replace(attributes, PolicyReader.TITLE, wanted.title());
    if (wanted.language().isPresent()) {
      EmployeeProfile.replace(
          attributes, UserModel.LOCALE, Optional.of(profiles.language(wanted.language().get())));
    }
    boolean moved =
        wanted.email().isPresent()
            && address(employee).move(wanted.email().get().strip(), attributes, administrator);
    UserProfile profile =
        session
            .getProvider(UserProfileProvider.class)
            .create(UserProfileContext.USER_API, attributes, employee);
    profiles.check(profile);
    profile.update(false);
    if (moved) {
      // Nobody has shown yet that the new address is theirs.
      employee.setEmailVerified(false);
    }
  }

  /** Whether a manager can correct the address, because nobody has used the account. */
  public boolean mayMove(UserModel employee) {
    return !address(employee).isUsed();
  }

  /**
   * Demands that nobody has used the account, so that its address is a matter of correcting it.
   *
   * @throws RefusedException when somebody has
   */
  public void requireUnused(UserModel employee) throws RefusedException {
    address(employee).requireUnused();
  }

  /** Whether to enable an employee causes a mail: the welcome of somebody without a password. */
  public boolean beginsWithMail(UserModel employee) {
    return !StoredPassword.exists(employee);
  }

  private AccountAddress address(UserModel employee) {
    return new AccountAddress(session, realm, employee);
  }

  private void enable(UserModel employee, boolean enabled, boolean administrator)
      throws RefusedException {
    EmployeeMemory memory = new EmployeeMemory(session, realm, employee);
    if (enabled && !administrator && memory.of(Fact.ENDED).isEmpty()) {
      throw new RefusedException(
          "enabled",
          "The account was disabled elsewhere. Only an administrator can enable it",
          "consoleDisabledElsewhere");
    }
    employee.setEnabled(enabled);
    memory.keep(
        Fact.ENDED,
        enabled ? List.of() : List.of(Instant.ofEpochMilli(Time.currentTimeMillis()).toString()));
    if (!enabled) {
      new EmployeeAccess(session, realm).endSessions(employee);
    }
  }

  private void done(OperationType operation, UserModel employee, Object representation) {
    events
        .operation(operation)
        .resourcePath(USERS, employee.getId())
        .representation(representation)
        .success();
  }
}
