package dk.adgang.policy;

import dk.adgang.DanishTime;
import dk.adgang.PureRule;
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
 * <p>Of several employers, and of several titles, the strictest decides; SMS is available when one
 * of them has added it. An employee without an employer is judged by the realm's own settings, as
 * is everybody in a realm without employers.
 */
@PureRule
public final class SecondFactorPolicy {

  private static final Optional<Employer> REALM = Optional.empty();

  private final SecondFactorSettings realm;

  /**
   * @param realm the settings that count wherever an employer made none
   */
  public SecondFactorPolicy(SecondFactorSettings realm) {
    this.realm = realm;
  }

  /**
   * What holds for one employee.
   *
   * @param requirement whether a second factor is required at all, now or when the grace is over
   * @param title the title that requires it, empty when it is required of all titles or not at all
   * @param employer the name of the employer that requires it, empty when the realm does, or nobody
   * @param lastDay the last day, in Danish time, on which it may be put off; empty when it may not
   * @param methods the ids of the methods that may be chosen, never an empty set; empty when all
   *     may
   * @param sms whether SMS is available: added, and among the methods
   * @param rememberDeviceDays how many days a device may be remembered; 0 is never
   * @param trustBroker whether an identity provider is believed that it has proven two factors
   * @param since what to remember with the employee, so that the grace ends
   * @param problem what the employers could not agree on, in one sentence
   */
  public record Decision(
      Requirement requirement,
      Optional<Title> title,
      Optional<String> employer,
      Optional<LocalDate> lastDay,
      Optional<Set<String>> methods,
      boolean sms,
      int rememberDeviceDays,
      boolean trustBroker,
      RequiredSince since,
      Optional<String> problem) {

    /** Whether the employee must have a second factor now. */
    public boolean required() {
      return requirement == Requirement.REQUIRED && lastDay.isEmpty();
    }

    /** The moment from which on it may not be put off any more; empty when that is so already. */
    public Optional<Instant> graceUntil() {
      return lastDay.map(DanishTime::endOf);
    }

    /** Whether a method may be chosen. */
    public boolean allows(String method) {
      return methods.map(all -> all.contains(method)).orElse(true);
    }

    /**
     * The reason in one sentence, in Danish, for logs and administrators; empty when nobody
     * requires it, now or later.
     */
    public Optional<String> reason() {
      if (requirement == Requirement.OPTIONAL) {
        return Optional.empty();
      }
      String who = title.map(t -> "titlen " + t).orElse("alle titler");
      return Optional.of(employer.map(e -> who + " hos " + e).orElse(who));
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
    List<Verdict> verdicts = new ArrayList<>();
    if (employers.isEmpty()) {
      judge(titles, REALM, realm, since, today, verdicts);
    }
    for (Employer employer : employers) {
      judge(titles, Optional.of(employer), employer.settings().or(realm), since, today, verdicts);
    }
    Verdict strictest = verdicts.get(0);
    Optional<Set<String>> common = Optional.empty();
    boolean sms = false;
    int rememberDeviceDays = Integer.MAX_VALUE;
    boolean trustBroker = true;
    for (Verdict verdict : verdicts) {
      strictest = verdict.isStricterThan(strictest) ? verdict : strictest;
      common = inBoth(common, verdict.settings.methods());
      sms |= verdict.sms();
      rememberDeviceDays = Math.min(rememberDeviceDays, verdict.rememberDeviceDays());
      trustBroker &= verdict.trustBroker();
    }
    boolean none = common.filter(Set::isEmpty).isPresent();
    Optional<Set<String>> methods = none ? strictest.settings.methods() : common;
    return new Decision(
        strictest.requirement,
        strictest.title,
        strictest.employer.map(Employer::name),
        strictest.lastDay,
        methods,
        sms && methods.map(all -> all.contains(SecondFactorSettings.SMS_METHOD)).orElse(true),
        rememberDeviceDays,
        trustBroker,
        remembered(verdicts, since, today),
        none ? Optional.of(disagreement(verdicts, strictest)) : Optional.empty());
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

  /** Adds a verdict for each title, and one where there is none. */
  private static void judge(
      List<Title> titles,
      Optional<Employer> employer,
      SecondFactorSettings settings,
      RequiredSince since,
      LocalDate today,
      List<Verdict> verdicts) {
    if (titles.isEmpty()) {
      verdicts.add(verdict(Optional.empty(), employer, settings, since, today));
    }
    for (Title title : titles) {
      verdicts.add(verdict(Optional.of(title), employer, settings, since, today));
    }
  }

  private static Verdict verdict(
      Optional<Title> title,
      Optional<Employer> employer,
      SecondFactorSettings settings,
      RequiredSince since,
      LocalDate today) {
    Optional<Title> listed =
        title.filter(
            t -> settings.requiredTitles().filter(keys -> keys.contains(t.key())).isPresent());
    Requirement requirement =
        listed.isPresent()
            ? Requirement.REQUIRED
            : settings.requirement().orElse(Requirement.OPTIONAL);
    int graceDays = requirement == Requirement.REQUIRED ? settings.graceDays().orElse(0) : 0;
    if (graceDays == 0) {
      return new Verdict(
          settings, employer, requirement, listed, Optional.empty(), Optional.empty());
    }
    String name = employer.map(Employer::alias).orElse("") + ":";
    String met = listed.map(t -> name + " " + t.key()).orElse(name);
    Optional<LocalDate> lastDay =
        Optional.of(since.of(met).orElse(today))
            .filter(day -> since.understood() && !day.isAfter(today))
            .map(day -> day.plusDays(graceDays))
            .filter(day -> !day.isBefore(today));
    return new Verdict(settings, employer, requirement, listed, lastDay, Optional.of(met));
  }

  private static RequiredSince remembered(
      List<Verdict> verdicts, RequiredSince since, LocalDate today) {
    Map<String, LocalDate> days = new TreeMap<>();
    boolean required = false;
    for (Verdict verdict : verdicts) {
      required |= verdict.requirement == Requirement.REQUIRED;
      verdict.met.ifPresent(met -> days.put(met, since.of(met).orElse(today)));
    }
    if (!required) {
      return RequiredSince.NEVER;
    }
    return since.understood() ? RequiredSince.of(days) : since;
  }

  private static String disagreement(List<Verdict> verdicts, Verdict strictest) {
    return "Employers "
        + verdicts.stream()
            .flatMap(v -> v.employer.stream())
            .map(Employer::alias)
            .distinct()
            .collect(Collectors.joining(", "))
        + " have employees in common, but no method of second factor; those of "
        + strictest.employer.map(Employer::alias).orElse("")
        + " can be chosen";
  }

  /**
   * What one employer, or the realm, says of one employee.
   *
   * @param lastDay the last day of the grace that is running; empty when none is
   * @param met what was met, as {@link RequiredSince} names it; empty where there is no grace
   */
  private record Verdict(
      SecondFactorSettings settings,
      Optional<Employer> employer,
      Requirement requirement,
      Optional<Title> title,
      Optional<LocalDate> lastDay,
      Optional<String> met) {

    boolean isStricterThan(Verdict other) {
      return requiredFrom().isBefore(other.requiredFrom());
    }

    private LocalDate requiredFrom() {
      return requirement == Requirement.OPTIONAL ? LocalDate.MAX : lastDay.orElse(LocalDate.MIN);
    }

    boolean sms() {
      return employer.map(Employer::enabled).orElse(true) && settings.sms().orElse(false);
    }

    int rememberDeviceDays() {
      return settings.rememberDeviceDays().orElse(0);
    }

    boolean trustBroker() {
      return settings.trustBroker().orElse(false);
    }
  }
}
