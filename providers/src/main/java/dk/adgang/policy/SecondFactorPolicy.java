package dk.adgang.policy;

import dk.adgang.common.DanishTime;
import dk.adgang.common.PureRule;
import dk.adgang.policy.settings.KnownMethods;
import dk.adgang.policy.settings.SecondFactorSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides whether an employee must have a second factor, why, from when on, and which methods there
 * are to choose from.
 *
 * <p>Of several employers, and of several titles, the strictest decides; a method that has to be
 * added is available when one of them has added it. An employee without an employer is judged by
 * the realm's own settings, as is everybody in a realm without employers.
 */
@PureRule
public final class SecondFactorPolicy {

  private static final Optional<Employer> REALM = Optional.empty();

  private final SecondFactorSettings realm;
  private final KnownMethods known;

  /**
   * @param realm the settings that count wherever an employer made none
   * @param known the methods that there are
   */
  public SecondFactorPolicy(SecondFactorSettings realm, KnownMethods known) {
    this.realm = realm;
    this.known = known;
  }

  /**
   * The decision for one employee.
   *
   * @param requirement whether a second factor is required at all, now or when the grace is over
   * @param title the title that requires it, empty when it is required of all titles or not at all
   * @param employer the name of the employer that requires it, empty when the realm does, or nobody
   * @param lastDay the last day, in Danish time, on which it may be put off; empty when it may not
   * @param methods the ids of the methods that may be chosen, never an empty set; empty when all
   *     may
   * @param notAdded the ids of the methods that have to be added, and that nobody has added
   * @param rememberDeviceDays how many days a device may be remembered; 0 is never
   * @param trustBroker whether an identity provider is believed that it has proven two factors
   * @param since what to remember with the employee, so that the grace ends
   * @param problem what the employers could not agree on, in one sentence
   * @param console whether it is required because the employee is about to open the console
   */
  public record Decision(
      Requirement requirement,
      Optional<Title> title,
      Optional<String> employer,
      Optional<LocalDate> lastDay,
      Optional<Set<String>> methods,
      Set<String> notAdded,
      int rememberDeviceDays,
      boolean trustBroker,
      RequiredSince since,
      Optional<String> problem,
      boolean console) {

    /**
     * Returns the decision for a login to the console: it shows everybody's data, so that nothing
     * stands in the place of a second factor there, whatever the title and the employer say.
     */
    Decision forConsole() {
      return new Decision(
          Requirement.REQUIRED,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          methods,
          notAdded,
          0,
          false,
          since,
          problem,
          true);
    }

    /** Whether the employee must have a second factor now. */
    public boolean required() {
      return requirement == Requirement.REQUIRED && lastDay.isEmpty();
    }

    /** The moment from which on it may not be put off any more; empty when that is so already. */
    public Optional<Instant> graceUntil() {
      return lastDay.map(DanishTime::endOf);
    }

    /** Whether a method is among those that may be chosen. */
    public boolean allows(String method) {
      return methods.map(all -> all.contains(method)).orElse(true);
    }

    /** Whether a method may be chosen, and was added if it has to be. */
    public boolean offers(String method) {
      return allows(method) && !notAdded.contains(method);
    }

    /** Why it is required, now or later; empty when it is not. */
    public Optional<Reason> reason() {
      if (requirement == Requirement.OPTIONAL) {
        return Optional.empty();
      }
      return Optional.of(console ? Reason.CONSOLE : Reason.of(title, employer));
    }
  }

  /**
   * Decides for one employee.
   *
   * @param titles the employee's titles; empty when unknown, and of several the strictest counts
   * @param employers everybody the employee works for; may be empty
   * @param since what is remembered with the employee
   * @param now the moment for which it is decided
   */
  public Decision decide(
      List<Title> titles, List<Employer> employers, RequiredSince since, Instant now) {
    LocalDate today = DanishTime.day(now);
    // No streams here: each login decides several times, after whatever else the processor did.
    List<EmployerVerdict> verdicts = new ArrayList<>();
    if (employers.isEmpty()) {
      judge(titles, REALM, realm, since, today, verdicts);
    }
    for (Employer employer : employers) {
      judge(titles, Optional.of(employer), employer.settings().or(realm), since, today, verdicts);
    }
    EmployerVerdict strictest = verdicts.get(0);
    Optional<Set<String>> common = Optional.empty();
    Set<String> notAdded = new TreeSet<>(known.addedBy().keySet());
    int rememberDeviceDays = Integer.MAX_VALUE;
    boolean trustBroker = true;
    for (EmployerVerdict verdict : verdicts) {
      strictest = verdict.isStricterThan(strictest) ? verdict : strictest;
      common = inBoth(common, verdict.settings().methods());
      notAdded.removeIf(method -> verdict.adds(known.addedBy().get(method)));
      rememberDeviceDays = Math.min(rememberDeviceDays, verdict.rememberDeviceDays());
      trustBroker &= verdict.trustBroker();
    }
    boolean none = common.filter(Set::isEmpty).isPresent();
    Optional<Set<String>> methods = none ? strictest.settings().methods() : common;
    return new Decision(
        strictest.requirement(),
        strictest.title(),
        strictest.employer().map(Employer::name),
        strictest.lastDay(),
        methods,
        notAdded,
        rememberDeviceDays,
        trustBroker,
        remembered(verdicts, since, today),
        none ? Optional.of(disagreement(verdicts, strictest)) : Optional.empty(),
        false);
  }

  private static Optional<Set<String>> inBoth(
      Optional<Set<String>> some, Optional<Set<String>> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return some.or(() -> others);
    }
    Set<String> both = new TreeSet<>(some.get());
    both.retainAll(others.get());
    return Optional.of(both);
  }

  /**
   * Whether an identity provider is believed of an employee: the one of an employer they work for,
   * which is in use, and only where all their employers believe theirs.
   *
   * @param decision what holds for the employee
   * @param owner the alias of the employer whose identity provider it is
   * @param employers everybody the employee works for
   * @return the values of {@code acr} that stand for two factors; empty when it is not believed
   */
  public Optional<Set<String>> believes(Decision decision, String owner, List<Employer> employers) {
    return employers.stream()
        .filter(e -> decision.trustBroker() && e.enabled() && e.alias().equals(owner))
        .findFirst()
        .map(e -> classes(e.settings().or(realm)));
  }

  /**
   * As {@link #believes(Decision, String, List)}, in a realm that is one employer: each of its
   * identity providers is the employer's own.
   */
  public Optional<Set<String>> believes(Decision decision) {
    return decision.trustBroker() ? Optional.of(classes(realm)) : Optional.empty();
  }

  private static Set<String> classes(SecondFactorSettings settings) {
    return settings.trustedAcr().orElse(Set.of());
  }

  /** Adds a verdict for each title; for an employee without a title, one verdict. */
  private static void judge(
      List<Title> titles,
      Optional<Employer> employer,
      SecondFactorSettings settings,
      RequiredSince since,
      LocalDate today,
      List<EmployerVerdict> verdicts) {
    if (titles.isEmpty()) {
      verdicts.add(EmployerVerdict.of(Optional.empty(), employer, settings, since, today));
    }
    for (Title title : titles) {
      verdicts.add(EmployerVerdict.of(Optional.of(title), employer, settings, since, today));
    }
  }

  private static RequiredSince remembered(
      List<EmployerVerdict> verdicts, RequiredSince since, LocalDate today) {
    Map<String, LocalDate> days = new TreeMap<>();
    boolean required = false;
    for (EmployerVerdict verdict : verdicts) {
      required |= verdict.requirement() == Requirement.REQUIRED;
      verdict.met().ifPresent(met -> days.put(met, since.of(met).orElse(today)));
    }
    if (!required) {
      return RequiredSince.NEVER;
    }
    return since.understood() ? RequiredSince.of(days) : since;
  }

  private static String disagreement(List<EmployerVerdict> verdicts, EmployerVerdict strictest) {
    return "Employers "
        + verdicts.stream()
            .flatMap(v -> v.employer().stream())
            .map(Employer::alias)
            .distinct()
            .collect(Collectors.joining(", "))
        + " have employees in common, but no method of second factor; those of "
        + strictest.employer().map(Employer::alias).orElse("")
        + " can be chosen";
  }
}
