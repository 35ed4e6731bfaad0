package dk.adgang.admin.titles;

import dk.adgang.common.keycloak.FirstRows;
import dk.adgang.policy.HeldTitles;
import dk.adgang.policy.PolicyReader;
import dk.adgang.policy.TitleReport;
import dk.adgang.policy.settings.SecondFactorSettings;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Reads the titles of employees and settings. The database counts, so that the number of statements
 * does not depend on how many employees, titles or employers there are, and no employee is read.
 */
public final class TitleList {

  /** More different titles are not read, and more values of settings: nobody looks through them. */
  private static final int MOST = 1_000;

  private static final int MOST_LISTED = 5_000;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final EntityManager rows;

  public TitleList(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /**
   * Reads the titles. People whose employment has ended are not counted.
   *
   * @param employers the ids of the organizations whose employees and settings are meant; empty for
   *     all of the realm
   */
  public TitlesInUse read(Optional<Set<String>> employers) {
    TitleTally tally = new TitleTally();
    boolean complete = count(tally, employers);
    return new TitlesInUse(
        employers.isEmpty() ? TitleReport.warnings(session, realm) : List.of(),
        tally.inUse(),
        complete ? tally.unused() : List.of(),
        tally.near(),
        complete);
  }

  /**
   * Reads the titles that employees have, without a look at what may be misspelt.
   *
   * @param employers as in {@link #read}
   */
  public List<TitleInUse> inUse(Optional<Set<String>> employers) {
    TitleTally tally = new TitleTally();
    count(tally, employers);
    return tally.inUse();
  }

  /** Counts; false when not all titles are known. */
  private boolean count(TitleTally tally, Optional<Set<String>> employers) {
    List<Object[]> counts = counts(employers, "");
    Map<String, Long> withFactor = new HashMap<>();
    counts(
            employers,
            " and exists (select 1 from CredentialEntity c where c.user = a.user"
                + " and c.type in :types)")
        .forEach(row -> withFactor.put((String) row[0], (Long) row[1]));
    // In their order, so that of two spellings with as many employees always the same counts.
    counts.stream()
        .sorted(Comparator.comparing(row -> (String) row[0]))
        .forEach(
            row ->
                tally.held(
                    (String) row[0], (Long) row[1], withFactor.getOrDefault((String) row[0], 0L)));
    // The realm's list counts also for others, whose titles are not looked at then.
    TitleReport.ofRealm(realm)
        .forEach(
            text -> {
              if (employers.isEmpty() || tally.isHeld(text)) {
                tally.listedByRealm(text);
              }
            });
    listed(employers).forEach(row -> tally.listedBy((String) row[0], (String) row[1]));
    return counts.size() < MOST && HeldTitles.importsAll(realm);
  }

  private List<Object[]> counts(Optional<Set<String>> employers, String condition) {
    TypedQuery<Object[]> query =
        rows.createQuery(
            "select t.title, count(t.person) from"
                + " (select distinct a.value as title, a.user.id as person"
                + " from UserAttributeEntity a"
                + " where a.name = :name and a.value is not null and a.user.realmId = :realm"
                + " and a.user.serviceAccountClientLink is null and a.user.enabled = true"
                + (employers.isEmpty()
                    ? ""
                    : " and exists (select 1 from UserGroupMembershipEntity m,"
                        + " OrganizationEntity o where m.user = a.user"
                        + " and m.groupId = o.groupId and o.id in :employers)")
                + condition
                + ") t group by t.title",
            Object[].class);
    if (!condition.isEmpty()) {
      query.setParameter(
          "types",
          SecondFactorMethods.all(session).stream()
              .map(SecondFactorMethod::credentialType)
              .toList());
    }
    employers.ifPresent(ids -> query.setParameter("employers", ids));
    query.setParameter("name", PolicyReader.TITLE).setParameter("realm", realm.getId());
    return FirstRows.of(query, MOST);
  }

  /** The alias of the employer and the title, for each value of the settings of employers. */
  private List<Object[]> listed(Optional<Set<String>> employers) {
    TypedQuery<Object[]> query =
        rows.createQuery(
            "select o.alias, a.value from OrganizationEntity o, GroupAttributeEntity a"
                + " where a.group.id = o.groupId and o.realmId = :realm and a.name = :name"
                + (employers.isEmpty() ? "" : " and o.id in :employers")
                + " order by o.alias, a.value",
            Object[].class);
    employers.ifPresent(ids -> query.setParameter("employers", ids));
    return query
        .setParameter("realm", realm.getId())
        .setParameter("name", SecondFactorSettings.REQUIRED_TITLES)
        .setMaxResults(MOST_LISTED)
        .getResultList();
  }
}
