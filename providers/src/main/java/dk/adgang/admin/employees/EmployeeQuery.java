package dk.adgang.admin.employees;

import dk.adgang.admin.employees.EmployeeFilter.Only;
import dk.adgang.link.NewestWelcomes;
import dk.adgang.policy.HeldTitles;
import dk.adgang.policy.PolicyReader;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The statement that finds employees: Keycloak's own search knows neither credentials nor links,
 * and would read each employee by itself. People of a directory that does not import them are not
 * in the database, and in no list.
 */
final class EmployeeQuery {

  private static final String NAME = "coalesce(u.firstName, ''), ' ', coalesce(u.lastName, '')";

  private final EntityManager rows;
  private final StringBuilder where = new StringBuilder();
  private final Map<String, Object> parameters = new HashMap<>();
  private final EmployeeFilter filter;

  private EmployeeQuery(KeycloakSession session, EmployeeFilter filter) {
    this.rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    this.filter = filter;
  }

  /**
   * Prepares a search.
   *
   * @param employers the ids of the organizations whose employees are meant; empty for all of the
   *     realm
   */
  static EmployeeQuery of(
      KeycloakSession session,
      RealmModel realm,
      Optional<Set<String>> employers,
      EmployeeFilter filter) {
    EmployeeQuery query = new EmployeeQuery(session, filter);
    query.and("u.realmId = :realm", Map.of("realm", realm.getId()));
    query.and("u.serviceAccountClientLink is null", Map.of());
    employers.ifPresent(query::of);
    query.words();
    filter.title().ifPresent(title -> query.titles(HeldTitles.of(session, realm).spellings(title)));
    if (!filter.only().isEmpty()) {
      // Nothing is to be done about somebody whose employment has ended.
      query.and("u.enabled = true", Map.of());
    }
    if (filter.only().contains(Only.WITHOUT_SECOND_FACTOR)) {
      query.without(
          SecondFactorMethods.all(session).stream()
              .map(SecondFactorMethod::credentialType)
              .toList());
    }
    if (filter.only().contains(Only.WELCOME_FAILED)) {
      query.and("u.id in (" + NewestWelcomes.FAILED + ")", NewestWelcomes.FAILED_PARAMETERS);
    }
    if (filter.only().contains(Only.NEVER_LOGGED_IN)) {
      query.and(
          "not exists (select 1 from EventEntity e where e.userId = u.id and e.type = :login)",
          Map.of("login", EventType.LOGIN.name()));
    }
    return query;
  }

  private void and(String condition, Map<String, ?> values) {
    where.append(where.isEmpty() ? " where " : " and ").append(condition);
    parameters.putAll(values);
  }

  private void of(Set<String> employers) {
    and(
        "exists (select 1 from UserGroupMembershipEntity m, OrganizationEntity o"
            + " where m.user = u and m.groupId = o.groupId and o.id in :employers)",
        Map.of("employers", employers));
  }

  private void words() {
    int number = 0;
    for (String word : filter.words()) {
      String name = "word" + number++;
      // Some databases change the case of English letters alone, so that a word also counts as
      // typed.
      and(
          "(lower(concat(%1$s, ' ', coalesce(u.email, ''))) like :%2$s escape '!'"
                  .formatted(NAME, name)
              + " or concat(%1$s) like :%2$sTyped escape '!')".formatted(NAME, name),
          Map.of(name, part(word.toLowerCase(Locale.ROOT)), name + "Typed", part(word)));
    }
  }

  private static String part(String word) {
    return "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }

  private void titles(List<String> spellings) {
    if (spellings.isEmpty()) {
      and("1 = 0", Map.of());
    } else {
      and(
          "exists (select 1 from UserAttributeEntity a"
              + " where a.user = u and a.name = :titleName and a.value in :titles)",
          Map.of("titleName", PolicyReader.TITLE, "titles", spellings));
    }
  }

  private void without(List<String> types) {
    and(
        "not exists (select 1 from CredentialEntity c where c.user = u and c.type in :types)",
        Map.of("types", types));
  }

  long count() {
    return filled(rows.createQuery("select count(u) from UserEntity u" + where, Long.class))
        .getSingleResult();
  }

  /** Returns the id, first name, last name, address and whether enabled, of those on the page. */
  List<Object[]> page() {
    String order =
        switch (filter.order()) {
          case NAME -> "lower(concat(" + NAME + "))";
          case EMAIL -> "lower(u.email)";
          case CREATED -> "u.createdTimestamp desc";
          case TITLE ->
              "(select min(a.value) from UserAttributeEntity a"
                  + " where a.user = u and a.name = '"
                  + PolicyReader.TITLE
                  + "'), lower(concat("
                  + NAME
                  + "))";
        };
    return new ArrayList<>(
        filled(
                rows.createQuery(
                    "select u.id, u.firstName, u.lastName, u.email, u.enabled from UserEntity u"
                        + where
                        + " order by "
                        + order
                        + ", u.id",
                    Object[].class))
            .setFirstResult(filter.first())
            .setMaxResults(filter.max())
            .getResultList());
  }

  private <T> TypedQuery<T> filled(TypedQuery<T> query) {
    parameters.forEach(query::setParameter);
    return query;
  }
}
