package dk.adgang.admin.overview;

import dk.adgang.admin.employees.EmployeeFilter;
import dk.adgang.admin.employees.EmployeeFilter.Only;
import dk.adgang.admin.employees.EmployeeList;
import dk.adgang.admin.titles.TitleList;
import dk.adgang.common.DanishTime;
import dk.adgang.link.welcome.WelcomeCounts;
import dk.adgang.secondfactor.method.MessagePrice;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * Counts how the employees are doing. The database counts, by a number of statements that does not
 * depend on how many employees there are.
 */
public final class Overview {

  private static final int WEEKS = 12;
  private static final int DAYS = 14;
  private static final int DAYS_A_WEEK = 7;

  private static final String OF_EMPLOYERS =
      " and exists (select 1 from UserGroupMembershipEntity m, OrganizationEntity o"
          + " where m.user = u and m.groupId = o.groupId and o.id in :employers)";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Optional<Set<String>> employers;
  private final EntityManager rows;
  private final LocalDate today;

  /**
   * Prepares the counts.
   *
   * @param employers the ids of the organizations whose employees are meant; empty for all
   */
  public Overview(KeycloakSession session, RealmModel realm, Optional<Set<String>> employers) {
    this.session = session;
    this.realm = realm;
    this.employers = employers;
    this.rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    this.today = DanishTime.day(Instant.ofEpochMilli(Time.currentTimeMillis()));
  }

  /** Counts. */
  public OverviewReport read() {
    EmployeeList list = new EmployeeList(session, realm);
    long employees = list.count(employers, EmployeeFilter.only(Only.WORKING));
    long without = list.count(employers, EmployeeFilter.only(Only.WITHOUT_SECOND_FACTOR));
    Optional<MessagePrice> price =
        SecondFactorMethods.all(session).stream()
            .flatMap(method -> method.price(session, realm).stream())
            .findFirst();
    List<OverviewReport.Day> sms = realm.isEventsEnabled() ? sms(price) : List.of();
    return new OverviewReport(
        employees,
        employees - without,
        new OverviewReport.ToDo(
            list.count(employers, EmployeeFilter.only(Only.WELCOME_FAILED)),
            without,
            list.count(employers, EmployeeFilter.only(Only.NEVER_LOGGED_IN))),
        new TitleList(session, realm).inUse(employers),
        weeks(),
        WelcomeCounts.of(session, realm, employers),
        sms,
        OverviewReport.SmsCost.of(sms, price));
  }

  private List<OverviewReport.Week> weeks() {
    List<LocalDate> ends =
        IntStream.range(0, WEEKS)
            .mapToObj(i -> today.minusDays((long) DAYS_A_WEEK * (WEEKS - 1 - i)))
            .toList();
    List<Instant> moments = ends.stream().map(DanishTime::endOf).toList();
    long[] employees =
        before(
            "u.createdTimestamp",
            "from UserEntity u where u.realmId = :realm and u.serviceAccountClientLink is null"
                + " and u.enabled = true"
                + ofEmployers(),
            moments);
    long[] factors =
        before(
            "f.since",
            "from (select min(c.createdDate) as since from CredentialEntity c join c.user u"
                + " where u.realmId = :realm and u.serviceAccountClientLink is null"
                + " and u.enabled = true and c.type in :types"
                + ofEmployers()
                + " group by u.id) f",
            moments);
    List<OverviewReport.Week> weeks = new ArrayList<>();
    for (int i = 0; i < WEEKS; i++) {
      weeks.add(new OverviewReport.Week(ends.get(i).toString(), employees[i], factors[i]));
    }
    return weeks;
  }

  private String ofEmployers() {
    return employers.isPresent() ? OF_EMPLOYERS : "";
  }

  /**
   * How many were there before each moment. A factor without a known day counts as always there.
   */
  private long[] before(String at, String from, List<Instant> moments) {
    String sums =
        IntStream.range(0, moments.size())
            .mapToObj(
                i -> "sum(case when coalesce(%s, 0) < :t%d then 1 else 0 end)".formatted(at, i))
            .collect(Collectors.joining(", "));
    TypedQuery<Object[]> query = rows.createQuery("select " + sums + " " + from, Object[].class);
    if (from.contains(":types")) {
      query.setParameter(
          "types",
          SecondFactorMethods.all(session).stream()
              .map(SecondFactorMethod::credentialType)
              .toList());
    }
    query.setParameter("realm", realm.getId());
    employers.ifPresent(ids -> query.setParameter("employers", ids));
    return counts(query, moments);
  }

  private static long[] counts(TypedQuery<Object[]> query, List<Instant> moments) {
    for (int i = 0; i < moments.size(); i++) {
      query.setParameter("t" + i, moments.get(i).toEpochMilli());
    }
    Object[] row = query.getSingleResult();
    long[] counts = new long[row.length];
    for (int i = 0; i < row.length; i++) {
      counts[i] = row[i] == null ? 0 : ((Number) row[i]).longValue();
    }
    return counts;
  }

  private List<OverviewReport.Day> sms(Optional<MessagePrice> price) {
    List<LocalDate> days =
        IntStream.range(0, DAYS).mapToObj(i -> today.minusDays(DAYS - 1L - i)).toList();
    List<Instant> ends = days.stream().map(DanishTime::endOf).toList();
    String sums =
        IntStream.range(0, DAYS)
            .mapToObj(i -> "sum(case when e.time < :t%d then 1 else 0 end)".formatted(i))
            .collect(Collectors.joining(", "));
    List<String> aliases = aliases();
    if (employers.isPresent() && aliases.isEmpty()) {
      return List.of();
    }
    String paying =
        IntStream.range(0, aliases.size())
            .mapToObj(i -> "e.detailsJsonLongValue like :alias" + i + " escape '!'")
            .collect(Collectors.joining(" or ", " and (", ")"));
    TypedQuery<Object[]> query =
        rows.createQuery(
                "select "
                    + sums
                    + " from EventEntity e where e.realmId = :realm and e.type = :type"
                    + " and e.time >= :since and e.detailsJsonLongValue like :sent"
                    + (aliases.isEmpty() ? "" : paying),
                Object[].class)
            .setParameter("realm", realm.getId())
            .setParameter("type", EventType.CUSTOM_REQUIRED_ACTION.name())
            .setParameter("since", DanishTime.endOf(days.get(0).minusDays(1)).toEpochMilli())
            .setParameter("sent", "%\"sms-sent\"%");
    for (int i = 0; i < aliases.size(); i++) {
      query.setParameter("alias" + i, "%\"sms_employer\":\"" + escaped(aliases.get(i)) + "\"%");
    }
    long[] until = counts(query, ends);
    List<OverviewReport.Day> sent = new ArrayList<>();
    for (int i = 0; i < DAYS; i++) {
      sent.add(
          OverviewReport.Day.of(
              days.get(i).toString(), until[i] - (i == 0 ? 0 : until[i - 1]), price));
    }
    return sent;
  }

  private List<String> aliases() {
    OrganizationProvider all = session.getProvider(OrganizationProvider.class);
    return employers.stream()
        .flatMap(Set::stream)
        .map(all::getById)
        .filter(each -> each != null)
        .map(OrganizationModel::getAlias)
        .toList();
  }

  private static String escaped(String alias) {
    return alias.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
