package dk.adgang.policy;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.DisplayText;
import dk.adgang.common.ReportOnce;
import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import dk.adgang.policy.settings.KeptSettings;
import dk.adgang.policy.settings.KnownMethods;
import dk.adgang.policy.settings.SecondFactorSettings;
import dk.adgang.policy.settings.SettingNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

  private static final ReportOnce REPORTS = new ReportOnce();

  private static final KeptSettings<List<String>> EMPLOYERS = new KeptSettings<>();
  private static final KeptSettings<String> REALMS = new KeptSettings<>();

  private final KeycloakSession session;
  private final KnownMethods known;

  /** Settings that count in place of those that are stored, by the alias of the employer. */
  private final Map<String, SecondFactorSettings> wished;

  public PolicyReader(KeycloakSession session) {
    this.session = session;
    this.known = RegisteredMethods.of(session);
    this.wished = Map.of();
  }

  /**
   * A reader that takes one employer as if it had other attributes than those that are stored.
   *
   * @param alias the employer's
   */
  public PolicyReader(KeycloakSession session, String alias, Map<String, List<String>> attributes) {
    this.session = session;
    this.known = RegisteredMethods.of(session);
    this.wished = Map.of(alias, ofEmployer(attributes));
  }

  /** Returns the decision about the employee now, read afresh. It changes nothing. */
  public SecondFactorPolicy.Decision decide(RealmModel realm, UserModel employee) {
    SecondFactorPolicy.Decision decision =
        decide(
            realm,
            titles(employee),
            employers(realm, employee),
            new EmployeeMemory(session, realm, employee).of(Fact.REQUIRED_SINCE));
    return ConsoleLogin.isUnderWay(session) ? decision.forConsole() : decision;
  }

  /**
   * Returns the same about an employee of whom only this is known, for lists of many.
   *
   * @param titles as they are stored
   * @param employers the organizations of which the employee is a member
   * @param since what is remembered as {@link Fact#REQUIRED_SINCE}
   */
  public SecondFactorPolicy.Decision decide(
      RealmModel realm,
      List<String> titles,
      Stream<OrganizationModel> employers,
      List<String> since) {
    return decide(realm, Title.all(titles), sorted(employers), since);
  }

  private SecondFactorPolicy.Decision decide(
      RealmModel realm, List<Title> titles, List<Employer> employers, List<String> since) {
    SecondFactorPolicy.Decision decision =
        new SecondFactorPolicy(realmSettings(realm), known)
            .decide(
                titles,
                employers,
                RequiredSince.read(since),
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
    SecondFactorPolicy policy = new SecondFactorPolicy(realmSettings(realm), known);
    OrganizationProvider organizations = owners(realm);
    if (organizations == null) {
      return policy.believes(decide(realm, employee));
    }
    // An identity provider that belongs to no employer is not believed.
    return Optional.ofNullable(provider.getOrganizationId())
        .map(organizations::getById)
        .flatMap(
            owner ->
                policy.believes(
                    decide(realm, employee), owner.getAlias(), employers(realm, employee)));
  }

  /**
   * Remembers since when a second factor is required of the employee, so that the days of grace
   * end. Only a login may do so: to look at an employee must not begin the days of grace.
   *
   * @return the texts that are remembered now, when they differ from before
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
  public SecondFactorSettings settings(Map<String, String> configuration) {
    return SecondFactorSettings.readJoined(configuration, known);
  }

  /**
   * Returns what counts for an employer with these attributes: its own settings, and the realm's
   * where it has none.
   */
  public SecondFactorSettings counting(RealmModel realm, Map<String, List<String>> attributes) {
    return ofEmployer(attributes).or(realmSettings(realm));
  }

  /** Returns the employee's titles: mostly one, but an import or a directory may bring more. */
  private static List<Title> titles(UserModel employee) {
    return Title.all(employee.getAttributeStream(TITLE).toList());
  }

  /**
   * Returns the employee's employers, in the order of their aliases. They count also where the
   * realm has switched organizations off: that hides them in the console, and must not silently end
   * their requirements.
   */
  public List<Employer> employers(RealmModel realm, UserModel employee) {
    OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
    return organizations == null ? List.of() : sorted(organizations.getByMember(employee));
  }

  private List<Employer> sorted(Stream<OrganizationModel> organizations) {
    return organizations
        .map(this::employer)
        .sorted((a, b) -> a.alias().compareTo(b.alias()))
        .toList();
  }

  /** Null in a realm whose identity providers belong to no employer. */
  private OrganizationProvider owners(RealmModel realm) {
    return realm.isOrganizationsEnabled() ? session.getProvider(OrganizationProvider.class) : null;
  }

  private Employer employer(OrganizationModel organization) {
    SecondFactorSettings settings = wished.get(organization.getAlias());
    if (settings == null) {
      settings =
          EMPLOYERS.of(
              organization.getId(),
              Optional.ofNullable(organization.getAttributes()).orElse(Map.of()),
              this::ofEmployer);
      report("employer " + organization.getAlias(), settings);
    }
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
    return SecondFactorSettings.read(attributes, known)
        .withMethods(known)
        .withNames(attributes.keySet(), known.andNames(SettingNames.OF_EMPLOYER));
  }

  private SecondFactorSettings ofRealm(Map<String, String> configuration) {
    return settings(configuration)
        .withMethods(known)
        .withNames(configuration.keySet(), known.andNames(SettingNames.OF_REALM));
  }

  private static void report(String whose, SecondFactorSettings settings) {
    settings.problems().forEach(problem -> reportOnce("Settings of " + whose + ": " + problem));
  }

  private static void reportOnce(String sentence) {
    if (REPORTS.isNew(sentence)) {
      LOG.warn(sentence);
    }
  }
}
