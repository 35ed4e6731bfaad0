package dk.adgang.admin.consent;

import dk.adgang.admin.access.Caller;
import dk.adgang.admin.employees.EmployeeChanges;
import dk.adgang.admin.employees.NewEmployee;
import dk.adgang.common.RefusedException;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * Brings somebody to an employer: creates their account, or asks the owner of the address where
 * there is one. Page, REST and import do it here. It asks for no permission but counts the mail:
 * the caller has done the rest.
 *
 * @param events of the resource type USER, by the person who acts
 */
public record NewColleague(
    KeycloakSession session, RealmModel realm, Caller caller, AdminEventBuilder events) {

  /**
   * Creates or asks.
   *
   * @param employer null for none, to whom nobody can say yes
   * @return the new employee; empty when the owner of the address is asked
   * @throws RefusedException when there were too many mails, as {@link EmployeeChanges#create}, or
   *     when the address is a member's already; nothing is stored then
   */
  public Optional<UserModel> bring(NewEmployee wanted, OrganizationModel employer)
      throws RefusedException {
    String address = Objects.requireNonNullElse(wanted.email(), "").strip();
    // The same count for an address with an account and without.
    caller.mails().count(address);
    Optional<UserModel> owner = askable(address, employer);
    if (owner.isPresent()) {
      new OwnerQuestions(session, realm)
          .ask(owner.get(), address, employer, caller.manager(), events);
      return Optional.empty();
    }
    return Optional.of(new EmployeeChanges(session, realm, events).create(wanted, employer));
  }

  /** Whether the address belongs to somebody who is asked, and not created. */
  public boolean asks(String address, OrganizationModel employer) {
    return askable(address, employer).isPresent();
  }

  private Optional<UserModel> askable(String address, OrganizationModel employer) {
    return employer == null
        ? Optional.empty()
        : new OwnerQuestions(session, realm)
            .owner(address)
            .filter(owner -> !employer.isMember(owner));
  }
}
