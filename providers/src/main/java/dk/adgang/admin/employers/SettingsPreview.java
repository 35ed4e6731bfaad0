package dk.adgang.admin.employers;

import dk.adgang.admin.access.Caller;
import dk.adgang.admin.employees.EmployeeFacts;
import dk.adgang.common.DisplayText;
import dk.adgang.common.RefusedException;
import dk.adgang.policy.PolicyReader;
import dk.adgang.policy.Title;
import dk.adgang.secondfactor.RealmSteps;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * Tells what other settings of an employer would change, and changes nothing. Employees are read
 * some hundred at a time, by a number of statements that does not depend on how many there are.
 */
public final class SettingsPreview {

  private static final int AT_A_TIME = 500;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Caller caller;
  private final AdminEventBuilder events;

  /**
   * Prepares the preview of one request.
   *
   * @param caller somebody who may change settings, perhaps not all of them
   */
  public SettingsPreview(
      KeycloakSession session, RealmModel realm, Caller caller, AdminEventBuilder events) {
    this.session = session;
    this.realm = realm;
    this.caller = caller;
    this.events = events;
  }

  /**
   * Looks at all employees of an employer whose accounts can be used.
   *
   * @param wished the values by setting; one that is missing stays as it is
   * @throws RefusedException when a value makes no sense
   */
  public PreviewReport of(OrganizationModel employer, Map<EmployerSetting, List<String>> wished)
      throws RefusedException {
    Map<String, List<String>> stored = new StoredSettings(session, events).of(employer);
    if (!caller.settings().administers(employer)) {
      SettingsWrite.requireOpen(stored, wished);
    }
    Map<String, List<String>> after = SettingsChange.partly(stored, wished);
    SettingsWrite.requireSense(session, employer, stored, after);
    PolicyReader now = new PolicyReader(session);
    PolicyReader then = new PolicyReader(session, employer.getAlias(), after);
    Set<String> open = open();
    PreviewTally tally = new PreviewTally();
    String last = "";
    List<Object[]> some = employees(employer, last);
    while (!some.isEmpty()) {
      List<String> ids = some.stream().map(row -> (String) row[0]).toList();
      EmployeeFacts facts = EmployeeFacts.of(session, realm, ids);
      some.forEach(row -> tally.add(subject(row, facts, now, then), open));
      last = ids.get(ids.size() - 1);
      some = employees(employer, last);
    }
    return tally.report();
  }

  private PreviewTally.Subject subject(
      Object[] row, EmployeeFacts facts, PolicyReader now, PolicyReader then) {
    String id = (String) row[0];
    String name =
        Stream.of(row[1], row[2])
            .filter(Objects::nonNull)
            .map(part -> DisplayText.line((String) part))
            .collect(Collectors.joining(" "));
    return new PreviewTally.Subject(
        id,
        name.isBlank() ? DisplayText.line((String) row[3]) : name,
        Title.all(facts.titlesOf(id)),
        facts.decide(realm, id, now),
        facts.decide(realm, id, then),
        SecondFactorMethods.all(session).stream()
            .filter(method -> facts.has(id, method.credentialType()))
            .map(SecondFactorMethod::getId)
            .toList(),
        facts.skipped(id),
        facts.logins().containsKey(id));
  }

  /** The methods that can be enrolled in the realm, whatever employers say. */
  private Set<String> open() {
    return SecondFactorMethods.all(session).stream()
        .filter(method -> RealmSteps.enabled(realm, method.requiredAction()))
        .filter(method -> method.unavailable(session, realm).isEmpty())
        .map(SecondFactorMethod::getId)
        .collect(Collectors.toSet());
  }

  /** Returns the id and names of those who come next in the order of their ids. */
  private List<Object[]> employees(OrganizationModel employer, String last) {
    return session
        .getProvider(JpaConnectionProvider.class)
        .getEntityManager()
        .createQuery(
            "select u.id, u.firstName, u.lastName, u.email from UserEntity u"
                + " where u.realmId = :realm and u.enabled = true and u.id > :last"
                + " and exists (select 1 from UserGroupMembershipEntity m, OrganizationEntity o"
                + " where m.user = u and m.groupId = o.groupId and o.id = :employer)"
                + " order by u.id",
            Object[].class)
        .setParameter("realm", realm.getId())
        .setParameter("last", last)
        .setParameter("employer", employer.getId())
        .setMaxResults(AT_A_TIME)
        .getResultList();
  }
}
