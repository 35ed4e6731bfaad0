package dk.adgang.policy.settings;

import dk.adgang.common.DisplayText;
import dk.adgang.policy.PolicyReader;
import dk.adgang.policy.RegisteredMethods;
import dk.adgang.policy.TitleReport;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/**
 * Settings that a realm has and nobody understands: an unknown name, or a value that makes no
 * sense. They are refused where an administrator writes them, and come in with an import of a realm
 * or of a part, or with a client that registers itself, which ask no check.
 */
public final class SettingReport {

  /** Sentences that anybody reads. The others are counted, and not kept. */
  private static final int MOST_SENTENCES = 20;

  /** Rows that the database hands over at a time; there may be thousands of employers. */
  private static final int ROWS_AT_A_TIME = 500;

  private static final String FETCH_SIZE = "org.hibernate.fetchSize";

  /** Wider than what is ours; the names are looked at here, where a pattern says what is. */
  private static final String LIKE_OURS = "%adgang%";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final ActionSettings settings;
  private final List<HasSettings> holders;
  private final Set<String> namesOfEmployer;
  private final List<String> first = new ArrayList<>();
  private int more;

  private SettingReport(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    settings = new ActionSettings(session);
    holders = settings.holders().toList();
    namesOfEmployer = RegisteredMethods.of(session).andNames(SettingNames.OF_EMPLOYER);
  }

  /** Returns a sentence for each of them, with the place where it is set. */
  public static List<String> warnings(KeycloakSession session, RealmModel realm) {
    SettingReport report = new SettingReport(session, realm);
    realm.getRequiredActionProvidersStream().forEach(report::action);
    report.add("realm attributes", SettingNames.problems(realm.getAttributes().keySet(), Set.of()));
    report.employers();
    report.clients();
    NearNames.look(report.entities(), realm, report.ofClients(), report::add);
    MissingGroups.look(report.entities(), realm, report::add);
    report.elsewhere();
    if (report.more > 0) {
      report.first.add("and " + report.more + " more settings of that kind");
    }
    return report.first;
  }

  private void add(String place, List<SettingProblem> problems) {
    for (SettingProblem problem : problems) {
      if (first.size() < MOST_SENTENCES) {
        first.add(DisplayText.line(place + ": " + problem.warning()));
      } else {
        more++;
      }
    }
  }

  private void action(RequiredActionProviderModel action) {
    Map<String, String> config = Optional.ofNullable(action.getConfig()).orElse(Map.of());
    if (config.isEmpty()) {
      return;
    }
    String place = "required action " + action.getAlias();
    add(place, settings.misspelt(action, config.keySet()));
    settings
        .factory(action)
        .filter(HasSettings.class::isInstance)
        .map(HasSettings.class::cast)
        .ifPresent(holder -> add(place, holder.unreadable(config)));
    if (PolicyReader.REALM_SETTINGS.equals(action.getAlias())) {
      add(place, TitleReport.problems(session, realm, config));
    }
  }

  /** One statement for all; Keycloak would read, and cache, each employer by itself. */
  private void employers() {
    // Titles are many, and TitleReport looks at them.
    byOwner(
        rows("select o.alias, a.name, a.value from OrganizationEntity o, GroupAttributeEntity a"
                + " where a.group.id = o.groupId and o.realmId = :realm"
                + " and lower(a.name) like :ours and a.name <> :titles order by o.alias, a.name")
            .setParameter("titles", SecondFactorSettings.REQUIRED_TITLES),
        (alias, attributes) -> {
          String place = "employer " + alias;
          add(place, SettingNames.problems(attributes.keySet(), namesOfEmployer));
          holders.forEach(holder -> add(place, holder.unreadableOfEmployer(attributes)));
        });
  }

  private Set<String> ofClients() {
    return holders.stream()
        .flatMap(holder -> holder.namesOfClient().stream())
        .collect(Collectors.toSet());
  }

  private void clients() {
    Set<String> known = ofClients();
    byOwner(
        rows(
            "select c.clientId, a.name, a.value from ClientAttributeEntity a join a.client c"
                + " where c.realmId = :realm and lower(a.name) like :ours order by c.clientId, a.name"),
        (id, attributes) -> {
          String place = "client " + id;
          Map<String, String> values = new HashMap<>();
          attributes.forEach((name, all) -> values.put(name, all.get(0)));
          add(place, SettingNames.problems(values.keySet(), known));
          holders.forEach(holder -> add(place, holder.unreadableOfClient(values)));
        });
  }

  /**
   * Where no setting is read. Of users each name is said once: there may be as many as there are
   * people.
   */
  private void elsewhere() {
    new TreeMap<>(
            Map.of(
                "group",
                "select g.name, a.name, '' from GroupAttributeEntity a join a.group g"
                    + " where g.realm = :realm and g.type = 0 and lower(a.name) like :ours order by g.name",
                "role",
                "select r.name, a.name, '' from RoleAttributeEntity a join a.role r"
                    + " where r.realmId = :realm and lower(a.name) like :ours order by r.name",
                "client scope",
                "select s.name, a.name, '' from ClientScopeAttributeEntity a join a.clientScope s"
                    + " where s.realmId = :realm and lower(a.name) like :ours order by s.name",
                "identity provider",
                "select i.alias, key(c), '' from IdentityProviderEntity i join i.config c"
                    + " where i.realmId = :realm and lower(key(c)) like :ours order by i.alias",
                "users",
                "select distinct '', a.name, '' from UserAttributeEntity a"
                    + " where a.user.realmId = :realm and a.name like :ours order by a.name"))
        .forEach(
            (kind, query) ->
                byOwner(
                    rows(query),
                    (name, attributes) ->
                        add(
                            (kind + " " + name).strip(),
                            SettingNames.problems(attributes.keySet(), Set.of()))));
  }

  private EntityManager entities() {
    return session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  private TypedQuery<Object[]> rows(String query) {
    return entities()
        .createQuery(query, Object[].class)
        .setHint(FETCH_SIZE, ROWS_AT_A_TIME)
        .setParameter("realm", realm.getId())
        .setParameter("ours", LIKE_OURS);
  }

  /** Rows of one owner follow each other, so that no more than those are kept. */
  private static void byOwner(
      TypedQuery<Object[]> rows, BiConsumer<String, Map<String, List<String>>> look) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    String owner = null;
    try (Stream<Object[]> all = rows.getResultStream()) {
      for (Object[] row : (Iterable<Object[]>) all::iterator) {
        String next = (String) row[0];
        if (owner != null && !owner.equals(next)) {
          look.accept(owner, attributes);
          attributes.clear();
        }
        owner = next;
        attributes.computeIfAbsent((String) row[1], name -> new ArrayList<>()).add((String) row[2]);
      }
    }
    if (owner != null) {
      look.accept(owner, attributes);
    }
  }
}
