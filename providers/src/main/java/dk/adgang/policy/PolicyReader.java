package dk.adgang.policy;

import dk.adgang.AdgangRealm;
import dk.adgang.DisplayText;
import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** The one place that reads titles, employers and settings from Keycloak. It decides nothing. */
public final class PolicyReader {

  /** The required action whose configuration holds the realm's own settings. */
  public static final String REALM_SETTINGS = AdgangRealm.CHOICE;

  /** The user attribute that holds the title. */
  public static final String TITLE = "title";

  private static final Logger LOG = Logger.getLogger(PolicyReader.class);

  /**
   * What was reported already. A log that repeats itself at each login is one that nobody reads.
   */
  private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

  private static final int REPORTED_AT_MOST = 10_000;

  private static final KeptSettings<List<String>> EMPLOYERS = new KeptSettings<>();
  private static final KeptSettings<String> REALMS = new KeptSettings<>();

  private final KeycloakSession session;

  public PolicyReader(KeycloakSession session) {
    this.session = session;
  }

  /** Returns what holds for the employee now, read afresh. It changes nothing. */
  public SecondFactorPolicy.Decision decide(RealmModel realm, UserModel employee) {
    SecondFactorPolicy.Decision decision =
        new SecondFactorPolicy(realmSettings(realm))
            .decide(
                titles(employee),
                employers(realm, employee),
                RequiredSince.read(
                    new EmployeeMemory(session, realm, employee).of(Fact.REQUIRED_SINCE)),
                Instant.ofEpochMilli(Time.currentTimeMillis()));
    decision.problem().ifPresent(PolicyReader::reportOnce);
    return decision;
  }

  /**
   * Returns whether an identity provider is believed when it says of the employee that it has
   * proven two factors, read afresh.
   *
   * @return the values of {@code acr} that say so, besides {@code amr}; empty when it is not
   *     believed
   */
  public Optional<Set<String>> believes(
      RealmModel realm, UserModel employee, IdentityProviderModel provider) {
    SecondFactorPolicy policy = new SecondFactorPolicy(realmSettings(realm));
    OrganizationProvider organizations = owners(realm);
    if (organizations == null) {
      return policy.believes(decide(realm, employee));
    }
    // One that is no employer's own is nobody's.
    return Optional.ofNullable(provider.getOrganizationId())
        .map(organizations::getById)
        .flatMap(
            owner ->
                policy.believes(
                    decide(realm, employee), owner.getAlias(), employers(realm, employee)));
  }

  /**
   * Remembers since when a second factor is required of the employee, so that the days of grace
   * end. Only a login may do so: whoever merely looks begins nobody's grace.
   *
   * @return what is remembered now, when it is something else than before
   */
  public Optional<List<String>> remember(
      RealmModel realm, UserModel employee, SecondFactorPolicy.Decision decision) {
    EmployeeMemory memory = new EmployeeMemory(session, realm, employee);
    List<String> texts = decision.since().texts();
    if (Set.copyOf(memory.of(Fact.REQUIRED_SINCE)).equals(Set.copyOf(texts))) {
      return Optional.empty();
    }
    memory.keep(Fact.REQUIRED_SINCE, texts);
    return Optional.of(texts);
  }

  /** Reads the configuration of the required action, as an administrator writes it. */
  public static SecondFactorSettings settings(Map<String, String> configuration) {
    return SecondFactorSettings.readJoined(configuration);
  }

  /** Returns the employee's titles: mostly one, but an import or a directory may bring more. */
  private static List<Title> titles(UserModel employee) {
    return Title.all(employee.getAttributeStream(TITLE).toList());
  }

  /**
   * Returns everybody the employee works for, in the order of their aliases. They count where the
   * realm has switched organizations off too: that hides them in the console, and would otherwise
   * end what they require without a word.
   */
  public List<Employer> employers(RealmModel realm, UserModel employee) {
    OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
    return organizations == null
        ? List.of()
        : organizations
            .getByMember(employee)
            .map(this::employer)
            .sorted((a, b) -> a.alias().compareTo(b.alias()))
            .toList();
  }

  /** Null in a realm whose identity providers belong to no employer. */
  private OrganizationProvider owners(RealmModel realm) {
    return realm.isOrganizationsEnabled() ? session.getProvider(OrganizationProvider.class) : null;
  }

  private Employer employer(OrganizationModel organization) {
    SecondFactorSettings settings =
        EMPLOYERS.of(
            organization.getId(),
            Optional.ofNullable(organization.getAttributes()).orElse(Map.of()),
            this::ofEmployer);
    report("employer " + organization.getAlias(), settings);
    return new Employer(
        organization.getAlias(),
        DisplayText.line(organization.getName()),
        organization.isEnabled(),
        settings);
  }

  private SecondFactorSettings realmSettings(RealmModel realm) {
    RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(REALM_SETTINGS);
    if (action == null) {
      reportOnce(
          "Realm "
              + realm.getName()
              + " does not have the required action "
              + REALM_SETTINGS
              + ". Until it is registered and enabled under Authentication, nobody is offered a second factor,"
              + " and who must have one is refused.");
      return SecondFactorSettings.NONE;
    }
    SecondFactorSettings settings =
        REALMS.of(
            realm.getId(), Optional.ofNullable(action.getConfig()).orElse(Map.of()), this::ofRealm);
    if (settings.requirement().isEmpty()) {
      reportOnce(
          "Realm "
              + realm.getName()
              + " has no second-factor settings of its own; employees may skip it and SMS is off unless an employer"
              + " says otherwise. Set "
              + SecondFactorSettings.REQUIREMENT
              + " on the required action "
              + REALM_SETTINGS
              + " to say so on purpose.");
    }
    report("realm " + realm.getName(), settings);
    return settings;
  }

  private SecondFactorSettings ofEmployer(Map<String, List<String>> attributes) {
    return SecondFactorSettings.read(attributes)
        .withMethods(methods())
        .withNames(attributes.keySet(), SettingNames.OF_EMPLOYER);
  }

  private SecondFactorSettings ofRealm(Map<String, String> configuration) {
    return settings(configuration)
        .withMethods(methods())
        .withNames(configuration.keySet(), SettingNames.OF_REALM);
  }

  private List<String> methods() {
    return SecondFactorMethods.ids(session.getKeycloakSessionFactory());
  }

  private static void report(String whose, SecondFactorSettings settings) {
    settings.problems().forEach(problem -> reportOnce("Settings of " + whose + ": " + problem));
  }

  private static void reportOnce(String sentence) {
    if (REPORTED.size() < REPORTED_AT_MOST && REPORTED.add(sentence)) {
      LOG.warn(sentence);
    }
  }
}
